"""Give each credential its bit: a random place in its provider's list, which nobody else has or ever gets.

A place is drawn at random and taken by inserting its row; the primary key (list, index) decides between two that
drew the same, on either database and from any number of processes. There is no counter to fight over. A list is
opened after another when draws keep falling on taken places.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from led_issuer.inserts import insert_if_new, insert_those_new
from led_issuer.tables import status_entries, status_lists
from led_vc.qualification import StatusIndex
from led_vc.status import StatusPurpose
from led_vc.status.bitstring import MINIMUM_ENTRIES
from led_vc.status.entries import DECISIVE

LIST_SIZE: Final = MINIMUM_ENTRIES
_DRAWS: Final = 16  # all taken: the list is about two thirds full
_LISTS: Final = 4
Draw = Callable[[int], int]

_NEWEST: Final = (
    select(status_lists.c.number, status_lists.c.size)
    .where(status_lists.c.provider == bindparam("provider"), status_lists.c.purpose == bindparam("purpose"))
    .order_by(status_lists.c.number.desc())
    .limit(1)
)


class NoIndexError(Exception):
    """Draw after draw fell on a taken place, in new lists too: the source of randomness is broken."""


def allocate(
    connection: Connection,
    *,
    provider: int,
    purpose: StatusPurpose,
    credentials: Sequence[str],
    draw: Draw = secrets.randbelow,
) -> Mapping[str, StatusIndex]:
    """Take a free index for each of `credentials`, whose rows must be there, in a list of the provider.

    Those whose draw fell on a taken place, or on each other's, draw again. Raises NoIndexError.
    """
    found: dict[str, StatusIndex] = {}
    waiting = list(credentials)
    for _ in range(_LISTS):
        number, size = _open_list(connection, provider, purpose)
        for _ in range(_DRAWS):
            found |= _take(connection, number, {draw(size): one for one in waiting})
            waiting = [one for one in waiting if one not in found]
            if not waiting:
                return found
        open_list(connection, provider=provider, purpose=purpose, after=number)
    raise NoIndexError(f"no free index for provider {provider}")


def open_list(connection: Connection, *, provider: int, purpose: StatusPurpose, after: int | None) -> None:
    """Open the provider's next list for this purpose, unless another process just did."""
    while _newest(connection, provider, purpose) == after:
        number = (connection.execute(select(func.max(status_lists.c.number))).scalar() or 0) + 1
        row = {"number": number, "provider": provider, "purpose": purpose, "size": LIST_SIZE, "dirty": True}
        if insert_if_new(connection, status_lists, row):
            return


def ensure_lists(connection: Connection, provider: int) -> None:
    """Open the provider's first list for each purpose, so that it is published before anything points to it."""
    for purpose in DECISIVE:
        open_list(connection, provider=provider, purpose=purpose, after=None)


def _take(connection: Connection, number: int, drawn: Mapping[int, str]) -> dict[str, StatusIndex]:
    """Take those of the drawn places that are free; lowest first, so that no two wait for each other in one list."""
    rows = [
        {"status_list": number, "index": index, "credential": drawn[index], "value": False} for index in sorted(drawn)
    ]
    taken = insert_those_new(connection, status_entries, rows)
    return {drawn[index]: StatusIndex(number, index) for index in (row._mapping["index"] for row in taken)}


def _open_list(connection: Connection, provider: int, purpose: StatusPurpose) -> tuple[int, int]:
    chosen = {"provider": provider, "purpose": purpose}
    row = connection.execute(_NEWEST, chosen).one_or_none()
    if row is None:
        open_list(connection, provider=provider, purpose=purpose, after=None)
        row = connection.execute(_NEWEST, chosen).one()
    return row.number, row.size


def _newest(connection: Connection, provider: int, purpose: StatusPurpose) -> int | None:
    return connection.execute(_NEWEST, {"provider": provider, "purpose": purpose}).scalar()
