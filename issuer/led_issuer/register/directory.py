"""The directory of awarding institutions: a serial of ours for each official number, with successor and years.

Serials are never reused; an institution that nobody announced gets the next one when its first proof arrives.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy import Connection, bindparam, func, insert, select, update

from led_issuer.register.dates import certainly_before, is_date
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.tables import institutions


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of one institution."""

    number: int
    successor: int | None
    founded: str | None
    closed: str | None


@dataclass(slots=True)
class Directory:
    """The whole directory in memory while a delivery is imported; `fresh` are the entries to be added."""

    entries: dict[str, Entry]
    last: int
    fresh: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, connection: Connection) -> Self:
        """Read the directory."""
        rows = connection.execute(select(institutions).where(institutions.c.official_number.is_not(None)))
        entries = {
            row.official_number: Entry(
                number=row.number, successor=row.successor, founded=row.founded, closed=row.closed
            )
            for row in rows
        }
        return cls(entries, connection.execute(select(func.max(institutions.c.number))).scalar() or 0)

    def note(self, bodies: Iterable[dict[str, str]], awarded: str) -> list[str]:
        """Give every numbered body an entry, and return the notes about closed and not yet founded ones (D12)."""
        notes: list[str] = []
        for body in bodies:
            number = body.get("nummer")
            if number is None:
                continue
            entry = self.entries.get(number)
            if entry is None:
                self._add(number, body["naam"])
                continue
            if entry.closed or entry.successor:
                notes.append("SCHOOL_CLOSED")
            if awarded and (
                (entry.founded and certainly_before(awarded, entry.founded))
                or (entry.closed and certainly_before(entry.closed, awarded))
            ):
                notes.append("DATE_INSTITUTION")
        return list(dict.fromkeys(notes))

    def flush(self, connection: Connection) -> None:
        """Write the entries that this batch added."""
        if self.fresh:
            connection.execute(insert(institutions), self.fresh)
            self.fresh = []

    def _add(self, official: str, name: str) -> None:
        self.last += 1
        self.entries[official] = Entry(number=self.last, successor=None, founded=None, closed=None)
        self.fresh.append({"number": self.last, "official_number": official, "name": name})


def load_directory(connection: Connection, text: str) -> int:
    """Add or renew the institutions of a CSV (`;`) with nummer, naam, opvolger, opgericht, gesloten; return how many.

    `opvolger` is the official number of the successor. Raises DeliveryRefusedError with code `directory_invalid`.
    """
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    if rows and set(rows[0]) != {"nummer", "naam", "opvolger", "opgericht", "gesloten"}:
        raise DeliveryRefusedError("directory_invalid", "The columns are nummer;naam;opvolger;opgericht;gesloten.")
    if any(value and not is_date(value) for row in rows for value in (row["opgericht"], row["gesloten"])):
        raise DeliveryRefusedError("directory_invalid", "A date is not YYYY, YYYY-MM or YYYY-MM-DD.")
    directory = Directory.load(connection)
    directory.note(({"nummer": row["nummer"], "naam": row["naam"]} for row in rows), "")
    directory.note(({"nummer": row["opvolger"], "naam": row["opvolger"]} for row in rows if row["opvolger"]), "")
    directory.flush(connection)
    if rows:
        connection.execute(
            update(institutions).where(institutions.c.official_number == bindparam("official")),
            [
                {
                    "official": row["nummer"],
                    "name": row["naam"],
                    "successor": directory.entries[row["opvolger"]].number if row["opvolger"] else None,
                    "founded": row["opgericht"] or None,
                    "closed": row["gesloten"] or None,
                }
                for row in rows
            ],
        )
    return len(rows)
