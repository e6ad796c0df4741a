"""The institution directory: which institution a serial number stands for, and what became of it.

A number is never used again. Names come from here, signed in the bundle, and not from a credential.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from led_vc.errors import MalformedValueError
from led_vc.trust import fields

_ENTRY = frozenset({"number", "name"})
_OPTIONAL = frozenset({"successor", "founded", "closed", "sameAs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionEntry:
    """One institution. `founded` and `closed` are dates as far as they are known: a year, a month or a day."""

    number: int
    name: str
    successor: int | None = None
    founded: str | None = None
    closed: str | None = None
    same_as: str | None = None


def institutions_document(entries: Iterable[InstitutionEntry]) -> list[dict[str, Any]]:
    """Return the directory as it stands in the bundle, in order of number."""
    return [_document(entry) for entry in sorted(entries, key=lambda entry: entry.number)]


def institution_entries(value: Any) -> Mapping[int, InstitutionEntry]:
    """Read the directory of a bundle, by number; a number that comes twice is refused."""
    read = [_entry(one) for one in fields.items(value, "institutions")]
    found = {entry.number: entry for entry in read}
    if len(found) != len(read):
        raise MalformedValueError("the directory has a number twice")
    return found


def _document(entry: InstitutionEntry) -> dict[str, Any]:
    members = {
        "number": entry.number,
        "name": entry.name,
        "successor": entry.successor,
        "founded": entry.founded,
        "closed": entry.closed,
        "sameAs": entry.same_as,
    }
    return {name: value for name, value in members.items() if value is not None}


def _entry(document: Any) -> InstitutionEntry:
    value = fields.closed(document, "an institution", _ENTRY, _OPTIONAL)
    return InstitutionEntry(
        number=fields.number(value["number"], "number"),
        name=fields.text(value["name"], "name"),
        successor=fields.number(value["successor"], "successor") if "successor" in value else None,
        founded=fields.text(value["founded"], "founded") if "founded" in value else None,
        closed=fields.text(value["closed"], "closed") if "closed" in value else None,
        same_as=fields.text(value["sameAs"], "sameAs") if "sameAs" in value else None,
    )
