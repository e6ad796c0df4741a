"""Ed25519Signature2020, older than Data Integrity. https://www.w3.org/TR/vc-di-eddsa/#ed25519signature2020-0"""

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.transformations import RDFC

ED25519_SIGNATURE_2020 = Cryptosuite(
    name="Ed25519Signature2020", type="Ed25519Signature2020", algorithms=("Ed25519",), transformation=RDFC
)
