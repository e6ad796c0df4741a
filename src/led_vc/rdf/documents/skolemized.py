"""Give every node of a document an identifier, so that a part of it makes the same statements as within the whole.

A node without one is a blank node, and a document of a part would label it anew. With an identifier of its own in
place, any part can be turned into statements, and the identifiers back into the blank nodes of the whole.
https://www.w3.org/TR/vc-di-ecdsa/#skolemizecompactjsonld
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import DataLossError, ProofGenerationError, UnsupportedFeatureError
from led_vc.rdf.documents.list_cells import list_cells
from led_vc.rdf.documents.quads import quads_of, walked
from led_vc.rdf.documents.walker import Unnamed
from led_vc.rdf.limits import Limits
from led_vc.rdf.not_covered import NotCoveredError
from led_vc.rdf.terms import Quad

SCHEME: Final = "urn:bnid:"
"""What the identifiers begin with. They are never written into anything that leaves."""

_SKOLEM_TERM: Final = f"<{SCHEME}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skolemized:
    """A document with an identifier in every node, and its statements, with blank nodes in their place.

    `blank_nodes` leads from an identifier, as a term, back to the blank node.
    """

    document: JsonObject
    quads: tuple[Quad, ...]
    blank_nodes: Mapping[str, str]
    contexts: ContextSet
    limits: Limits

    def statements(self, part: JsonObject) -> list[Quad]:
        """Return the statements of a part of `document`, with the blank nodes of the whole."""
        return deskolemized(quads_of(part, self.contexts, self.limits)[0], self.blank_nodes)


def skolemize(document: JsonObject, contexts: ContextSet, limits: Limits) -> Skolemized:
    """Return `document` skolemized. Raises as `canonicalize` does, and UnsupportedFeatureError for named graphs."""
    unnamed: Unnamed = {}
    try:
        quads = walked(document, contexts, limits, unnamed)
        _require_unnamed(quads, unnamed)
    except NotCoveredError:
        from led_vc.rdf.documents.skolemized_in_full import skolemize_with_pyld  # as slow to import as it is rare

        named, blank_nodes = skolemize_with_pyld(document, contexts, limits)
        quads = deskolemized(quads_of(named, contexts, limits)[0], blank_nodes)
    else:
        named = _with_identifiers(document, unnamed)
        blank_nodes = {f"<{SCHEME}{label[2:]}>": label for label in unnamed.values()}
    if len(set(quads)) != len(quads):
        raise DataLossError("a statement is made twice")
    if any(graph for *_, graph in quads):
        raise UnsupportedFeatureError("named graphs in a document of which parts can be shown")
    return Skolemized(document=named, quads=tuple(quads), blank_nodes=blank_nodes, contexts=contexts, limits=limits)


def deskolemized(quads: list[Quad], blank_nodes: Mapping[str, str]) -> list[Quad]:
    """Return the quads of a document in which every node has an identifier, with blank nodes in their place again."""
    terms = {**blank_nodes, **list_cells(quads)}
    return [
        (terms.get(subject, subject), predicate, terms.get(value, value), graph)
        for subject, predicate, value, graph in quads
    ]


def _require_unnamed(quads: list[Quad], unnamed: Unnamed) -> None:
    """Leave blank nodes that have labels in the document to the full processor, and refuse our own scheme."""
    known = set(unnamed.values())
    for subject, _, value, _ in quads:
        for term in (subject, value):
            if term[0] == "_" and term not in known:
                raise NotCoveredError("a blank node identifier, or a named graph")
            if term.startswith(_SKOLEM_TERM):
                raise _taken_for_blank()


def require_no_skolem_names(identifiers: Iterable[Any]) -> None:
    """Refuse what could be taken for the name of a blank node."""
    if any(str(one).startswith(SCHEME) for one in identifiers):
        raise _taken_for_blank()


def _taken_for_blank() -> ProofGenerationError:
    return ProofGenerationError("an identifier that could be taken for a blank node's")


def _with_identifiers(value: Any, unnamed: Unnamed) -> Any:
    if isinstance(value, list):
        return [_with_identifiers(one, unnamed) if isinstance(one, (dict, list)) else one for one in value]
    if not isinstance(value, Mapping):
        return value
    label = unnamed.get(id(value))
    named: dict[str, Any] = {} if label is None else {"@id": SCHEME + label[2:]}
    for key, one in value.items():
        named[key] = _with_identifiers(one, unnamed) if isinstance(one, (dict, list)) else one
    return named
