"""eddsa-jcs-2022. https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022"""

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.transformations import JCS

EDDSA_JCS_2022 = Cryptosuite(name="eddsa-jcs-2022", algorithms=("Ed25519",), transformation=JCS)
