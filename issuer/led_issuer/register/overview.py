"""The register at a glance, for its operator: deliveries by supplier, and what waits for a decision. Numbers alone."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from led_issuer.register.row_codes import OUTCOMES, Outcome
from led_issuer.tables import conflicts, deliveries, persons, quarantine, records


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierOverview:
    """One supplier's deliveries and the sum of their counters."""

    leverancier: str
    deliveries: int
    counters: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole register in numbers."""

    suppliers: tuple[SupplierOverview, ...]
    persons: int
    records: int
    waiting: int
    conflicts: int

    def to_json(self) -> dict[str, Any]:
        """Return the numbers as JSON members."""
        return asdict(self)


def overview(connection: Connection) -> Overview:
    """Count."""
    sums = [func.coalesce(func.sum(deliveries.c[outcome]), 0).label(outcome) for outcome in OUTCOMES]
    grouped = select(deliveries.c.supplier, func.count().label("deliveries"), *sums).group_by(deliveries.c.supplier)
    suppliers = tuple(
        SupplierOverview(
            leverancier=row.supplier,
            deliveries=row.deliveries,
            counters={outcome: int(row._mapping[outcome]) for outcome in OUTCOMES},
        )
        for row in connection.execute(grouped.order_by(deliveries.c.supplier))
    )
    return Overview(
        suppliers=suppliers,
        persons=_count(connection, persons),
        records=_count(connection, records),
        waiting=_open(connection, quarantine),
        conflicts=_open(connection, conflicts),
    )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _open(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table).where(table.c.resolved_at.is_(None))).scalar_one()
