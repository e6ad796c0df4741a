"""mldsa44-jcs-2024, a draft of post-quantum signatures. https://w3c-ccg.github.io/di-quantum-safe/"""

from dataclasses import replace

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.transformations import JCS

MLDSA44_JCS_2024 = Cryptosuite(
    name="mldsa44-jcs-2024",
    algorithms=("ML-DSA-44",),
    # The document's @context is signed as the proof's, but the proof does not state it.
    transformation=replace(JCS, proof_carries_context=False),
    base="u",
    names_did_key_alone=True,
)
