"""The abstract form that CBOR-LD carries, back to JSON-LD: `compress` in the other direction, from a stranger's bytes.

Refuses whatever could be read in two ways: a member twice, a term written out though it has a number.
https://www.w3.org/TR/cbor-ld/
"""

from collections.abc import Mapping
from typing import Any

from led_vc.errors import ContextNotAllowedError, ParsingError, QrTableUnknownError
from led_vc.qr.limits import Budget
from led_vc.qr.table import CONTEXT_TABLE, QrTable
from led_vc.qr.terms import CONTEXT_ID, NOTHING_ACTIVE, ActiveContext, Scope
from led_vc.qr.values import Values
from led_vc.qr.vocabulary import URL_KIND, sort_key

_Payload = Mapping[int | str, Any]


def expand(payload: _Payload, table: QrTable) -> dict[str, Any]:
    """Return the document of `payload`."""
    return _Expander(table).object(NOTHING_ACTIVE, payload, 1)


class _Expander:
    """One document on its way from CBOR."""

    __slots__ = ("_budget", "_scope", "_table", "_values")

    def __init__(self, table: QrTable) -> None:
        self._table, self._scope, self._budget = table, Scope(table.vocabulary), Budget()
        self._values = Values(table, self._scope.ids)

    def object(self, active: ActiveContext, payload: _Payload, depth: int) -> dict[str, Any]:
        self._budget.enter_object(len(payload), depth)
        out: dict[str, Any] = {}
        if CONTEXT_ID in payload:  # (1)
            urls = [self._context(payload[CONTEXT_ID])]
            out["@context"] = urls[0]
            active = self._scope.embedded(active, urls)
        if CONTEXT_ID + 1 in payload:
            urls = [self._context(one) for one in self._list(payload[CONTEXT_ID + 1], depth)]
            if "@context" in out:
                raise ParsingError("CBOR-LD with two contexts for one object")
            out["@context"] = urls
            active = self._scope.embedded(active, urls)
        active = self._scope.typed(active, self._types(active, payload))  # (2)
        for name, listed, value in self._members(payload):  # (3)
            inner, kind = self._scope.within(active, name), active.kind_of(name)
            if listed:
                out[name] = [self.value(inner, kind, one, depth + 1) for one in self._list(value, depth)]
            else:
                out[name] = self.value(inner, kind, value, depth + 1)
        return out

    def value(self, active: ActiveContext, kind: str, value: Any, depth: int) -> Any:
        if isinstance(value, dict):
            return self.object(active, value, depth)
        if isinstance(value, list) and not self._values.has_lists(kind):
            return [self.value(active, kind, one, depth + 1) for one in self._list(value, depth)]
        return self._values.expand(kind, value)

    def _members(self, payload: _Payload) -> list[tuple[str, bool, Any]]:
        """Return name, whether it is a list, and value, in the order in which they were numbered."""
        found: dict[str, tuple[str, bool, Any]] = {}
        for key, value in payload.items():
            if key in (CONTEXT_ID, CONTEXT_ID + 1):
                continue
            name = key if isinstance(key, str) else self._scope.ids.name_of(key & ~1)
            if name in found or (isinstance(key, str) and self._scope.ids.id_of(name) is not None):
                raise ParsingError("CBOR-LD with a member twice, or written out though it has a number")
            found[name] = (name, isinstance(key, int) and key % 2 == 1, value)
        return sorted(found.values(), key=lambda member: sort_key(member[0]))

    def _types(self, active: ActiveContext, payload: _Payload) -> list[str]:
        found: list[str] = []
        for member in active.type_members():
            number = self._scope.ids.id_of(member)
            if number is None:
                continue
            values = [payload[number]] if number in payload else []
            if isinstance(payload.get(number + 1), list):
                values += payload[number + 1]
            names = [self._values.expand(URL_KIND, one) for one in values if not isinstance(one, dict)]
            found += [name for name in names if isinstance(name, str)]
        return found

    def _context(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        if not isinstance(value, int) or isinstance(value, bool):
            raise ContextNotAllowedError("a context that stands in the document")
        url = self._table.tables[CONTEXT_TABLE].value_of(value)
        if url is None:
            raise QrTableUnknownError("the code uses a context that this table does not have")
        return url

    def _list(self, value: Any, depth: int) -> list[Any]:
        if not isinstance(value, list):
            raise ParsingError("CBOR-LD with a single value where it announced a list")
        self._budget.enter_list(len(value), depth)
        return value
