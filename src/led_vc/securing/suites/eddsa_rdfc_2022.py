"""eddsa-rdfc-2022. https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022"""

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.transformations import RDFC

EDDSA_RDFC_2022 = Cryptosuite(name="eddsa-rdfc-2022", algorithms=("Ed25519",), transformation=RDFC)
