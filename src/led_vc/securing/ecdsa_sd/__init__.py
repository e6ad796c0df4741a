"""The machinery of ecdsa-sd-2023: every statement that may be left out is signed by itself.

A key that is made for one document signs those statements; the issuer signs that key, the proof's options and the
mandatory statements together. Whoever shows the document leaves statements and their signatures out.
https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023
"""

from led_vc.securing.ecdsa_sd.base import add_base
from led_vc.securing.ecdsa_sd.derive import derive
from led_vc.securing.ecdsa_sd.values import BASE_HEADER, DERIVED_HEADER, BaseProof, DisclosureProof
from led_vc.securing.ecdsa_sd.verify import verify_derived

__all__ = [
    "BASE_HEADER",
    "DERIVED_HEADER",
    "BaseProof",
    "DisclosureProof",
    "add_base",
    "derive",
    "verify_derived",
]
