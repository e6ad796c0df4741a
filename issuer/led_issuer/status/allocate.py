"""Give a credential its bit: a random place in its provider's list, which nobody else has or ever gets.

The place is drawn at random and taken by inserting its row; the primary key (list, index) decides between two that
drew the same, on either database and from any number of processes. There is no counter to fight over. A list is
opened after another when draws keep falling on taken places.
"""

import secrets
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from led_issuer.tables import status_entries, status_lists
from led_vc.qualification import StatusIndex
from led_vc.status import StatusPurpose
from led_vc.status.bitstring import MINIMUM_ENTRIES
from led_vc.status.entries import PURPOSES

LIST_SIZE: Final = MINIMUM_ENTRIES
_DRAWS: Final = 16  # all taken: the list is about two thirds full
Draw = Callable[[int], int]


def allocate(
    connection: Connection, *, provider: int, purpose: StatusPurpose, credential: str, draw: Draw = secrets.randbelow
) -> StatusIndex:
    """Take a free index for `credential`, whose row must be there, in a list of the provider for this purpose."""
    while True:
        number, size = _open_list(connection, provider, purpose)
        for _ in range(_DRAWS):
            index = draw(size)
            row = {"status_list": number, "index": index, "credential": credential, "value": False}
            if _insert_if_new(connection, status_entries, row):
                return StatusIndex(number, index)
        open_list(connection, provider=provider, purpose=purpose, after=number)


def open_list(connection: Connection, *, provider: int, purpose: StatusPurpose, after: int | None) -> None:
    """Open the provider's next list for this purpose, unless another process just did."""
    while _newest(connection, provider, purpose) == after:
        number = (connection.execute(select(func.max(status_lists.c.number))).scalar() or 0) + 1
        row = {"number": number, "provider": provider, "purpose": purpose, "size": LIST_SIZE, "dirty": True}
        if _insert_if_new(connection, status_lists, row):
            return


def ensure_lists(connection: Connection, provider: int) -> None:
    """Open the provider's first list for each purpose, so that it is published before anything points to it."""
    for purpose in PURPOSES:
        open_list(connection, provider=provider, purpose=purpose, after=None)


def _open_list(connection: Connection, provider: int, purpose: StatusPurpose) -> tuple[int, int]:
    newest = _newest(connection, provider, purpose)
    if newest is None:
        open_list(connection, provider=provider, purpose=purpose, after=None)
        newest = _newest(connection, provider, purpose)
    wanted = select(status_lists.c.number, status_lists.c.size).where(status_lists.c.number == newest)
    number, size = connection.execute(wanted).one()
    return number, size


def _newest(connection: Connection, provider: int, purpose: StatusPurpose) -> int | None:
    wanted = select(func.max(status_lists.c.number)).where(
        status_lists.c.provider == provider, status_lists.c.purpose == purpose
    )
    return connection.execute(wanted).scalar()


def _insert_if_new(connection: Connection, table: Any, row: dict[str, Any]) -> bool:
    """Insert `row` and say whether it was new; another transaction that holds the same key is waited for."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return connection.execute(insert(table).values(row).on_conflict_do_nothing()).rowcount == 1
