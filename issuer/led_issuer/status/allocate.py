"""Give a credential its bit: a random place in its provider's list, which nobody else has or ever gets.

The place is drawn at random and taken by inserting its row; the primary key (list, index) decides between two that
drew the same, on either database and from any number of processes. There is no counter to fight over. A list is
opened after another when draws keep falling on taken places.
"""

import secrets
from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, func, select

from led_issuer.inserts import insert_if_new
from led_issuer.tables import status_entries, status_lists
from led_vc.qualification import StatusIndex
from led_vc.status import StatusPurpose
from led_vc.status.bitstring import MINIMUM_ENTRIES
from led_vc.status.entries import DECISIVE

LIST_SIZE: Final = MINIMUM_ENTRIES
_DRAWS: Final = 16  # all taken: the list is about two thirds full
_LISTS: Final = 4
Draw = Callable[[int], int]


class NoIndexError(Exception):
    """Draw after draw fell on a taken place, in new lists too: the source of randomness is broken."""


def allocate(
    connection: Connection, *, provider: int, purpose: StatusPurpose, credential: str, draw: Draw = secrets.randbelow
) -> StatusIndex:
    """Take a free index for `credential`, whose row must be there, in a list of the provider. Raises NoIndexError."""
    for _ in range(_LISTS):
        number, size = _open_list(connection, provider, purpose)
        for _ in range(_DRAWS):
            index = draw(size)
            row = {"status_list": number, "index": index, "credential": credential, "value": False}
            if insert_if_new(connection, status_entries, row):
                return StatusIndex(number, index)
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
