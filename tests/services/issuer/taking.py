"""Take status indexes, also in a process of its own: `python -m tests.services.issuer.taking URL RECORD NUMBER`."""

import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from led_issuer.identifiers import new_id
from led_issuer.status.allocate import allocate
from led_issuer.tables import credentials
from led_vc.qualification import StatusIndex
from led_web.database import open_engine, writing

PROVIDER = 11
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


def take(connection: Connection, record: str, draw: Callable[[int], int] = secrets.randbelow) -> StatusIndex:
    """Plan an empty credential and take an index for it."""
    credential = new_id()
    connection.execute(
        insert(credentials).values(
            id=credential,
            record=record,
            version=1,
            profile="summary",
            state="planned",
            provider=PROVIDER,
            key_serial=1,
            holder="did:key:z",
            unsigned=b"",
            created_at=NOW,
            valid_until=NOW,
        )
    )
    taken = allocate(connection, provider=PROVIDER, purpose="revocation", credentials=[credential], draw=draw)
    return taken[credential]


def take_many(database_url: str, record: str, number: str) -> None:
    """Take indexes, each in a transaction of its own."""
    engine = open_engine(database_url)
    for _ in range(int(number)):
        with writing(engine) as connection:
            take(connection, record)


if __name__ == "__main__":
    take_many(*sys.argv[1:])
