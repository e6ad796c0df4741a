"""Skolemize by the letter of the specification, with PyLD: expand, name every node, compact.

For documents that the walker does not cover. Compaction may write a document in another way than its author did, so
that a pointer no longer matches; then that is refused, and nothing is shown that was not meant.
https://www.w3.org/TR/vc-di-ecdsa/#skolemizecompactjsonld
"""

from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import DataLossError
from led_vc.rdf.documents.full_processor import compact, expand, quads_with_pyld
from led_vc.rdf.documents.skolemized import SCHEME, require_no_skolem_names
from led_vc.rdf.limits import Limits


def skolemize_with_pyld(
    document: JsonObject, contexts: ContextSet, limits: Limits
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return `document` with an identifier in every node, and the blank nodes that these terms stand for."""
    labeler = _Labeler()
    named = compact(
        [labeler.name(node) for node in expand(document, contexts, limits)], document.get("@context"), contexts
    )
    if len(quads_with_pyld(named, contexts, limits)) != len(quads_with_pyld(document, contexts, limits)):
        raise DataLossError("a document that compaction changes")
    return named, labeler.blank_nodes


class _Labeler:
    """Names nodes. One that has a label of its own in the document gets the same name wherever it is mentioned."""

    def __init__(self) -> None:
        self.blank_nodes: dict[str, str] = {}
        self._stated: dict[str, str] = {}

    def name(self, element: Any) -> Any:
        """Return an element of an expanded document with every node in it named."""
        if isinstance(element, list):
            return [self.name(one) for one in element]
        if not isinstance(element, dict) or "@value" in element:
            return element
        named = {key: one if key == "@type" else self.name(one) for key, one in element.items() if key != "@id"}
        require_no_skolem_names(element.get("@type", ()))
        if "@list" in element:
            return named
        return {"@id": self._identifier(element.get("@id")), **named}

    def _identifier(self, stated: Any) -> Any:
        if stated is None:
            return self._new()
        require_no_skolem_names([stated])
        if not str(stated).startswith("_:"):
            return stated
        if stated not in self._stated:
            self._stated[stated] = self._new()
        return self._stated[stated]

    def _new(self) -> str:
        label = f"b{len(self.blank_nodes)}"
        self.blank_nodes[f"<{SCHEME}{label}>"] = f"_:{label}"
        return f"{SCHEME}{label}"
