"""The CBOR-LD table of a register's QR codes, and the contexts that its numbers rest upon.

One registry entry per deployment, carried as data by the signed bundle. It refuses a table in which a number could
mean two things. https://www.w3.org/TR/cbor-ld/
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from led_vc import contexts
from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.qr.numbers import Numbers, Rule
from led_vc.qr.vocabulary import PLAIN_KIND, URL_KIND, Vocabulary

CONTEXT_TABLE: Final = "context"
_ENTRY: Final = "registryEntryId"
_LISTS: Final = "url_lists"
_RULES: Final = "url_rules"
_MEMBERS_WITHOUT_VALUES: Final = (_ENTRY, "status", _LISTS, _RULES)
_LARGEST_ENTRY: Final = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QrTable:
    """A registry entry: its id, its tables by kind of value, and the vocabulary of its contexts."""

    entry_id: int
    tables: Mapping[str, Numbers]
    vocabulary: Vocabulary

    @classmethod
    def load(cls, document: JsonObject, context_set: ContextSet | None = None) -> Self:
        """Read a table as `led_vc.contexts.qr_table` describes it; the contexts are the bundled ones unless given.

        Raises MalformedValueError.
        """
        entry_id = document.get(_ENTRY)
        if type(entry_id) is not int or not 1 <= entry_id <= _LARGEST_ENTRY:
            raise MalformedValueError("the QR table has no usable registryEntryId")
        tables = {kind: document[kind] for kind in document if kind not in _MEMBERS_WITHOUT_VALUES}
        tables[URL_KIND] = {**_object(tables.get(URL_KIND, {})), **_listed(document.get(_LISTS, []))}
        rules = {URL_KIND: [Rule.from_document(_object(rule)) for rule in _list(document.get(_RULES, []))]}
        # A kind without values still has its table: a number that is not in it is an error, not a value.
        kinds = {CONTEXT_TABLE: {}, PLAIN_KIND: {}, **tables}
        return cls(
            entry_id=entry_id,
            tables={kind: Numbers(_object(values), rules.get(kind, ())) for kind, values in kinds.items()},
            vocabulary=Vocabulary(contexts.bundled() if context_set is None else context_set),
        )


def demo_table() -> QrTable:
    """Return the table of the demo, with an entry of its own: test codes never decode into a real register's names."""
    return QrTable.load(contexts.qr_table(contexts.QR_TABLE_IDS["demo"]))


def _listed(lists: Any) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for one in map(_object, _list(lists)):
        prefix, first, values = one.get("prefix"), one.get("first"), _list(one.get("values"))
        if not isinstance(prefix, str) or type(first) is not int or not all(isinstance(value, str) for value in values):
            raise MalformedValueError("a list of the QR table needs a prefix, a first number and texts")
        found = {prefix + value: first + position for position, value in enumerate(values)}
        if len(found) != len(values) or numbers.keys() & found.keys():
            raise MalformedValueError("the QR table names a value twice")
        numbers |= found
    return numbers


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise MalformedValueError("the QR table must have a list here")
    return value


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MalformedValueError("the QR table must have an object here")
    return value
