"""ecdsa-sd-2023. https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023"""

from led_vc.securing.cryptosuite import SelectiveCryptosuite
from led_vc.securing.ecdsa_sd import DERIVED_HEADER, add_base, derive, verify_derived

ECDSA_SD_2023 = SelectiveCryptosuite(
    name="ecdsa-sd-2023",
    algorithms=("P-256",),
    add_base=add_base,
    derive=derive,
    verify_derived=verify_derived,
    derived_header=DERIVED_HEADER,
)
