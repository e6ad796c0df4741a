"""Labels for the blank nodes of one document, its own and those that have no identifier."""

from typing import Any

from led_vc.errors import DataLossError, ProofTransformationError
from led_vc.rdf.iri import is_iri
from led_vc.rdf.terms import is_blank_node


class BlankNodes:
    """Gives out labels. What they are makes no difference: canonicalization gives others."""

    __slots__ = ("_count", "_labels", "_mentioned_once")

    def __init__(self) -> None:
        self._count = 0
        self._labels: dict[str, str] = {}
        self._mentioned_once: set[str] = set()

    def new(self) -> str:
        """Return a label that was not used yet."""
        self._count += 1
        return f"_:b{self._count}"

    def term(self, iri: Any) -> str:
        """Write an expanded identifier as an IRI or as this document's blank node. Raises DataLossError if relative."""
        if iri is None:
            raise DataLossError("an undefined type or word")
        if not isinstance(iri, str):
            raise ProofTransformationError("an identifier or type that is not text")
        if is_iri(iri):
            return f"<{iri}>"
        if is_blank_node(iri) is None:
            # JSON-LD would drop it, or resolve it against an address that nobody signed.
            raise DataLossError("a relative or undefined identifier, type or word")
        label = self._labels.get(iri)
        if label is None:
            label = self._labels[iri] = self.new()
            self._mentioned_once.add(iri)
        else:
            self._mentioned_once.discard(iri)
        return label

    def check_identifiers(self) -> None:
        """Refuse a blank node identifier that links nothing: the label itself is not signed."""
        if self._mentioned_once:
            raise DataLossError("a blank node identifier that is mentioned once and would not be signed")
