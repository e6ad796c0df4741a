"""The machinery of bbs-2023: each statement that may be left out is a message of one BBS signature.

Whoever shows a part proves that there is such a signature without showing it, so that nobody can tell from two proofs
whether they are of one document; but what is shown may tell, and `created` of the proof's options is always shown.
The signature's header binds these options and the mandatory statements.
Anonymous holder binding and pseudonyms, which are at risk in the specification, are not built.
https://www.w3.org/TR/vc-di-bbs/
"""

from led_vc.securing.bbs_2023.base import add_base
from led_vc.securing.bbs_2023.derive import derive
from led_vc.securing.bbs_2023.values import BASE_HEADER, DERIVED_HEADER, BaseProof, DisclosureProof
from led_vc.securing.bbs_2023.verify import verify_derived

__all__ = [
    "BASE_HEADER",
    "DERIVED_HEADER",
    "BaseProof",
    "DisclosureProof",
    "add_base",
    "derive",
    "verify_derived",
]
