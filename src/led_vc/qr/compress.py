"""JSON-LD to the abstract form that CBOR-LD carries: term numbers for members, compressed values.

1. An object's own contexts become active, and are written by number.
2. The contexts that its types bring become active.
3. Its members, in the order of their names, each with the context that its term brings: objects recurse, other values
   go through their kind's codec. A list has the odd number of its term.
https://www.w3.org/TR/cbor-ld/
"""

from typing import Any

from led_vc.encoding import JsonObject
from led_vc.errors import ContextNotAllowedError, MalformedValueError
from led_vc.qr.limits import Budget
from led_vc.qr.table import CONTEXT_TABLE, QrTable
from led_vc.qr.terms import CONTEXT_ID, NOTHING_ACTIVE, ActiveContext, Scope
from led_vc.qr.values import Values
from led_vc.qr.vocabulary import sort_key


def compress(document: JsonObject, table: QrTable) -> dict[int | str, Any]:
    """Return the payload of `document`."""
    return _Compressor(table).object(NOTHING_ACTIVE, document, 1)


class _Compressor:
    """One document on its way to CBOR."""

    __slots__ = ("_budget", "_scope", "_table", "_values")

    def __init__(self, table: QrTable) -> None:
        self._table, self._scope, self._budget = table, Scope(table.vocabulary), Budget()
        self._values = Values(table, self._scope.ids)

    def object(self, active: ActiveContext, document: JsonObject, depth: int) -> dict[int | str, Any]:
        self._budget.enter_object(len(document), depth)
        out: dict[int | str, Any] = {}
        if "@context" in document:  # (1)
            urls = _context_urls(document["@context"])
            numbers = [self._context_number(url) for url in urls]
            listed = isinstance(document["@context"], list)
            out[CONTEXT_ID + 1 if listed else CONTEXT_ID] = numbers if listed else numbers[0]
            active = self._scope.embedded(active, urls)
        active = self._scope.typed(active, _types(active, document))  # (2)
        for name in sorted((name for name in document if name != "@context"), key=sort_key):  # (3)
            value, number = document[name], self._scope.ids.id_of(name)
            inner, kind = self._scope.within(active, name), active.kind_of(name)
            if isinstance(value, list):
                self._budget.enter_list(len(value), depth)
                out[name if number is None else number + 1] = [self.value(inner, kind, one, depth + 1) for one in value]
            else:
                out[name if number is None else number] = self.value(inner, kind, value, depth + 1)
        return out

    def value(self, active: ActiveContext, kind: str, value: Any, depth: int) -> Any:
        match value:
            case dict():
                return self.object(active, value, depth)
            case list():
                if self._values.has_lists(kind):
                    raise MalformedValueError("a list in a list where CBOR-LD would read it as one value")
                self._budget.enter_list(len(value), depth)
                return [self.value(active, kind, one, depth + 1) for one in value]
            case None:
                return None
        return self._values.compress(kind, value)

    def _context_number(self, url: str) -> int | str:
        number = self._table.tables[CONTEXT_TABLE].number_of(url)
        return url if number is None else number


def _context_urls(value: Any) -> list[str]:
    urls = value if isinstance(value, list) else [value]
    if not all(isinstance(url, str) for url in urls):
        raise ContextNotAllowedError("a context that stands in the document, or null")
    return urls


def _types(active: ActiveContext, document: JsonObject) -> list[str]:
    found: list[str] = []
    for member in active.type_members():
        types = document.get(member, [])
        found += [one for one in (types if isinstance(types, list) else [types]) if isinstance(one, str)]
    return found
