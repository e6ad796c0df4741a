"""How the bits of a list stand, and which version of it is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select

from led_issuer.tables import status_entries, status_lists, status_publications
from led_vc.status import StatusPurpose, bitstring

_NEWEST: Final = (
    select(status_publications)
    .where(status_publications.c.status_list == bindparam("number"))
    .order_by(status_publications.c.version.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListState:
    """A list as the database has it now: its published version (0 when none) and the bits to publish."""

    number: int
    provider: int
    purpose: StatusPurpose
    published_version: int
    bits: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A published version, as the bytes that are served."""

    number: int
    version: int
    document: str
    valid_from: datetime
    valid_until: datetime


def list_state(connection: Connection, number: int, *, lock: bool = False) -> ListState:
    """Return the state of a list; with `lock` nobody else publishes it until the transaction ends."""
    wanted = select(status_lists).where(status_lists.c.number == number)
    row = connection.execute(wanted.with_for_update() if lock else wanted).one()
    bits = bytearray(row.size // 8)
    indexes = select(status_entries.c.index).where(
        status_entries.c.status_list == number, status_entries.c.value.is_(True)
    )
    for index in connection.execute(indexes).scalars():
        bitstring.set_bit(bits, index)
    return ListState(
        number=number,
        provider=row.provider,
        purpose=row.purpose,
        published_version=row.published_version,
        bits=bytes(bits),
    )


def dirty_lists(connection: Connection) -> Sequence[int]:
    """Return the lists whose bits changed since they were published."""
    return (
        connection.execute(
            select(status_lists.c.number).where(status_lists.c.dirty.is_(True)).order_by(status_lists.c.number)
        )
        .scalars()
        .all()
    )


def ageing_lists(connection: Connection, before: datetime) -> Sequence[int]:
    """Return the lists whose published version was signed before that moment."""
    published = (status_publications.c.status_list == status_lists.c.number) & (
        status_publications.c.version == status_lists.c.published_version
    )
    wanted = select(status_lists.c.number).join(status_publications, published)
    return (
        connection.execute(wanted.where(status_publications.c.valid_from < before).order_by(status_lists.c.number))
        .scalars()
        .all()
    )


def publication(connection: Connection, number: int) -> Publication | None:
    """Return the newest published version of a list."""
    row = connection.execute(_NEWEST, {"number": number}).one_or_none()
    if row is None:
        return None
    return Publication(
        number=number,
        version=row.version,
        document=row.document,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def publications(connection: Connection) -> tuple[Publication, ...]:
    """Return the newest published version of every list that has one."""
    numbers = connection.execute(select(status_lists.c.number).order_by(status_lists.c.number)).scalars().all()
    found = (publication(connection, number) for number in numbers)
    return tuple(one for one in found if one is not None)
