"""ecdsa-jcs-2019. https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-jcs-2019"""

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.transformations import JCS

ECDSA_JCS_2019 = Cryptosuite(name="ecdsa-jcs-2019", algorithms=("P-256", "P-384"), transformation=JCS)
