"""From contexts to active contexts: the closed set of context documents, read as JSON-LD 1.1 reads them.

Knows nothing of documents and quads. https://www.w3.org/TR/json-ld11-api/#context-processing-algorithms
"""

from led_vc.rdf.active_context.iri_expansion import expand_iri
from led_vc.rdf.active_context.keywords import KEYWORDS, has_keyword_form
from led_vc.rdf.active_context.model import UNSET, ActiveContext, TermDefinition
from led_vc.rdf.active_context.processing import INITIAL, ContextProcessor

__all__ = [
    "INITIAL",
    "KEYWORDS",
    "UNSET",
    "ActiveContext",
    "ContextProcessor",
    "TermDefinition",
    "expand_iri",
    "has_keyword_form",
]
