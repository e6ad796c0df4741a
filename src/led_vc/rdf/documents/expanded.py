"""Write the quads of a document in expanded form, every member of it.

Refuses what has no place in RDF, where JSON-LD itself would drop it.
https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from led_vc.errors import DataLossError, ProofTransformationError
from led_vc.rdf.documents.blank_nodes import BlankNodes
from led_vc.rdf.documents.value_object import literal_of
from led_vc.rdf.iri import is_iri
from led_vc.rdf.limits import Limits, check_quads
from led_vc.rdf.literals import json_literal
from led_vc.rdf.terms import RDF, RDF_TYPE, Quad

RELATIVE: Final = "led-vc-relative:"
"""The scheme of the base against which relative IRIs resolve, so that they show."""

_FIRST: Final = f"<{RDF}first>"
_REST: Final = f"<{RDF}rest>"
_NIL: Final = f"<{RDF}nil>"


def write_expanded(nodes: Sequence[Mapping[str, Any]], limits: Limits) -> list[Quad]:
    """Return the quads of an expanded document, repeated ones included. Raises a LedVcError."""
    writer = _Writer(limits)
    writer.roots(nodes, "")
    writer.blank.check_identifiers()
    return writer.quads


class _Writer:
    def __init__(self, limits: Limits) -> None:
        self.quads: list[Quad] = []
        self.blank = BlankNodes()
        self._limits = limits

    def roots(self, nodes: Sequence[Mapping[str, Any]], graph: str) -> None:
        """Write the nodes of a graph. One about which nothing is said would vanish: DataLossError."""
        for node in nodes:
            before = len(self.quads)
            self._node(node, graph)
            if len(self.quads) == before:
                raise DataLossError("a node about which nothing is said")

    def _node(self, node: Mapping[str, Any], graph: str) -> str:
        subject = self._term(node["@id"]) if "@id" in node else self.blank.new()
        for name in node.get("@type", ()):
            self.quads.append((subject, RDF_TYPE, self._term(name), graph))
        for key, values in node.items():
            if key == "@graph":
                self.roots(values, subject)
            elif key not in ("@id", "@type"):
                if is_iri(key) is None or key.startswith(RELATIVE):
                    raise DataLossError("a keyword or a term that would not be signed")
                for value in values:
                    self.quads.append((subject, f"<{key}>", self._object(value, graph), graph))
        check_quads(len(self.quads), self._limits)
        return subject

    def _object(self, value: Mapping[str, Any], graph: str) -> str:
        if "@list" in value:
            return self._list(value, graph)
        if "@value" in value:
            return _literal(value)
        return self._node(value, graph)

    def _list(self, value: Mapping[str, Any], graph: str) -> str:
        if len(value) != 1:
            raise DataLossError("a list with a member that would not be signed")
        rest = _NIL
        for item in reversed(value["@list"]):
            cell = self.blank.new()
            self.quads.append((cell, _FIRST, self._object(item, graph), graph))
            self.quads.append((cell, _REST, rest, graph))
            rest = cell
        return rest

    def _term(self, iri: Any) -> str:
        if isinstance(iri, str) and iri.startswith(RELATIVE):
            raise DataLossError("a relative IRI")
        return self.blank.term(iri)


def _literal(value: Mapping[str, Any]) -> str:
    if not value.keys() <= {"@value", "@type", "@language"}:
        raise DataLossError("a value object with a member that would not be signed")
    datatype = value.get("@type")
    if datatype == "@json":
        return json_literal(value["@value"])
    if datatype is not None and (is_iri(datatype) is None or datatype.startswith(RELATIVE)):
        raise ProofTransformationError("a datatype that is not an IRI")
    return literal_of(value["@value"], datatype=datatype, language=value.get("@language"))
