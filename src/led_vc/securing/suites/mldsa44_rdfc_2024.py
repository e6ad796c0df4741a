"""mldsa44-rdfc-2024, a draft of post-quantum signatures. https://w3c-ccg.github.io/di-quantum-safe/"""

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.transformations import RDFC

MLDSA44_RDFC_2024 = Cryptosuite(
    name="mldsa44-rdfc-2024", algorithms=("ML-DSA-44",), transformation=RDFC, base="u", names_did_key_alone=True
)
