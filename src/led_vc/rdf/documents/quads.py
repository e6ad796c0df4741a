"""From a document to its quads: by the walker or, for what it does not cover, by the full processor."""

from typing import Literal

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.rdf.documents.inline_contexts import inline_contexts
from led_vc.rdf.documents.scopes import scopes_of
from led_vc.rdf.documents.walker import Unnamed, walk
from led_vc.rdf.limits import Limits
from led_vc.rdf.not_covered import NotCoveredError
from led_vc.rdf.terms import Quad

Tier = Literal["walker", "library"]


def quads_of(document: JsonObject, contexts: ContextSet, limits: Limits) -> tuple[list[Quad], Tier]:
    """Return the quads of a document, repeated ones included, and which way was used. Raises as `canonicalize`."""
    try:
        return walked(document, contexts, limits), "walker"
    except NotCoveredError:
        from led_vc.rdf.documents.full_processor import quads_with_pyld  # costs 140 ms that almost no process needs

        return quads_with_pyld(document, contexts, limits), "library"


def walked(document: JsonObject, contexts: ContextSet, limits: Limits, unnamed: Unnamed | None = None) -> list[Quad]:
    """Return the quads as the walker writes them, and in `unnamed` its nodes without identifier, or NotCoveredError."""
    if contexts.open and inline_contexts(document):
        # What a stranger defines reaches neither compiled tables nor a cache.
        raise NotCoveredError("a context object")
    return walk(document, scopes_of(contexts), limits, unnamed)
