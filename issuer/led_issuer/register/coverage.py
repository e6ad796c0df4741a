"""What the register covers: which supplier delivers which categories and kinds of proof, and since when (rule L1).

Absence here says that LED has nothing of it, never that somebody has no diploma.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from led_issuer.register.codes import Codes
from led_issuer.tables import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One category of one supplier; no `since` means that it may be delivered and was not yet."""

    leverancier: str
    naam: str
    categorie: str
    bewijstypes: tuple[str, ...]
    since: date | None
    records: int

    def to_json(self) -> dict[str, Any]:
        """Return the public line: without the number of records, which says too much where it is small."""
        since = self.since.isoformat() if self.since else None
        return {
            "leverancier": self.leverancier,
            "naam": self.naam,
            "categorie": self.categorie,
            "bewijstypes": list(self.bewijstypes),
            "since": since,
        }


def coverage(connection: Connection, codes: Codes) -> tuple[Covered, ...]:
    """Return a line for every category that a supplier may deliver, in the order of LED's lists."""
    groups = select(
        records.c.supplier,
        records.c.category,
        records.c.proof_type,
        func.count().label("count"),
        func.min(records.c.created_at).label("since"),
    ).group_by(records.c.supplier, records.c.category, records.c.proof_type)
    found: dict[tuple[str, str], list[Any]] = {}
    for row in connection.execute(groups):
        found.setdefault((row.supplier, row.category), []).append(row)
    return tuple(
        _covered(supplier.code, supplier.name, category, found.get((supplier.code, category), []))
        for supplier in codes.suppliers.values()
        for category in sorted(supplier.categories)
    )


def _covered(supplier: str, name: str, category: str, groups: list[Any]) -> Covered:
    return Covered(
        leverancier=supplier,
        naam=name,
        categorie=category,
        bewijstypes=tuple(sorted(group.proof_type for group in groups)),
        since=min((group.since.date() for group in groups), default=None),
        records=sum(group._mapping["count"] for group in groups),
    )
