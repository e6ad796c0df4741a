"""The little of COSE that this product speaks: one signer, the payload inside. https://www.rfc-editor.org/rfc/rfc9052"""

from led_vc.securing.cose.sign1 import (
    COSE_ALGORITHMS,
    COSE_ALGORITHMS_WITH_ES512,
    CoseAlgorithms,
    MessageKind,
    Sign1,
    parse_sign1,
    sign_sign1,
    verify_sign1,
)

__all__ = [
    "COSE_ALGORITHMS",
    "COSE_ALGORITHMS_WITH_ES512",
    "CoseAlgorithms",
    "MessageKind",
    "Sign1",
    "parse_sign1",
    "sign_sign1",
    "verify_sign1",
]
