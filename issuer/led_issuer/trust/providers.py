"""The providers: LED's suppliers under a serial number that is never used again.

One that delivers own declarations alone (VDAB) signs nothing: it has a number, and neither key nor place in the trust
list.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from led_issuer.keys.windows import floor_hour
from led_issuer.tables import providers
from led_vc.contexts import suppliers


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider; `proof_types` None means any. `valid_until` None means that no end is known."""

    number: int
    supplier: str
    name: str
    proof_types: frozenset[str] | None
    signs: bool
    valid_from: datetime
    valid_until: datetime | None


def ensure_providers(connection: Connection, now: datetime) -> None:
    """Give every supplier of LED's list a number, in the list's order; those that have one keep it."""
    known = set(connection.execute(select(providers.c.supplier)).scalars())
    number = connection.execute(select(func.max(providers.c.number))).scalar() or 0
    for code, supplier in suppliers().items():
        if code not in known:
            number += 1
            values: dict[str, Any] = {"number": number, "supplier": code, "name": supplier.name["nl"]}
            connection.execute(insert(providers).values(**values, valid_from=floor_hour(now)))


def all_providers(connection: Connection) -> tuple[Provider, ...]:
    """Return every provider by number."""
    return tuple(_provider(row) for row in connection.execute(select(providers).order_by(providers.c.number)))


def signing_providers(connection: Connection) -> tuple[Provider, ...]:
    """Return the providers that have keys."""
    return tuple(provider for provider in all_providers(connection) if provider.signs)


def _provider(row: Row[Any]) -> Provider:
    supplier = suppliers()[row.supplier]
    return Provider(
        number=row.number,
        supplier=row.supplier,
        name=row.name,
        proof_types=supplier.proof_types,
        signs=not supplier.own_declarations_only,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
