"""bbs-2023. https://www.w3.org/TR/vc-di-bbs/#bbs-2023"""

from led_vc.securing.bbs_2023 import DERIVED_HEADER, add_base, derive, verify_derived
from led_vc.securing.cryptosuite import SelectiveCryptosuite

BBS_2023 = SelectiveCryptosuite(
    name="bbs-2023",
    algorithms=("BLS12-381-G2",),
    add_base=add_base,
    derive=derive,
    verify_derived=verify_derived,
    derived_header=DERIVED_HEADER,
)
