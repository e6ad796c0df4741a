"""From JSON-LD documents to the canonical statements that a Data Integrity proof signs, in bounded work.

Contexts are compiled once into tables; a walker writes quads straight from the document; RDFC-1.0 labels them.
Nothing is fetched, and no member is dropped in silence: what would not be signed is an error.
"""

from led_vc.rdf.canonical import Canonical, canonicalize, canonicalize_dataset
from led_vc.rdf.defined import require_defined
from led_vc.rdf.documents.inline_contexts import check_inline_contexts, inline_contexts
from led_vc.rdf.documents.skolemized import Skolemized
from led_vc.rdf.hashing import HashAlgorithm
from led_vc.rdf.labelled import canonical_labels, lines, skolemize, statements
from led_vc.rdf.limits import Limits, Work
from led_vc.rdf.rdfc10 import CanonicalDataset
from led_vc.rdf.terms import Quad

__all__ = [
    "Canonical",
    "CanonicalDataset",
    "HashAlgorithm",
    "Limits",
    "Quad",
    "Skolemized",
    "Work",
    "canonical_labels",
    "canonicalize",
    "canonicalize_dataset",
    "check_inline_contexts",
    "inline_contexts",
    "lines",
    "require_defined",
    "skolemize",
    "statements",
]
