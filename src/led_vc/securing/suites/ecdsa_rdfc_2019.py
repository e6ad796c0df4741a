"""ecdsa-rdfc-2019. https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-rdfc-2019"""

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.transformations import RDFC

ECDSA_RDFC_2019 = Cryptosuite(name="ecdsa-rdfc-2019", algorithms=("P-256", "P-384"), transformation=RDFC)
