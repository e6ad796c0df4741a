"""Work that only one process may do at a time: on PostgreSQL an advisory lock until the transaction ends.

SQLite has one writer anyway, so there the transaction itself is the lock.
"""

from enum import IntEnum

from sqlalchemy import Connection, text


class Lock(IntEnum):
    """What may be locked; the numbers are ours alone in this database."""

    SET_UP = 0x4C45_4401
    TRUST_LIST = 0x4C45_4402
    BUNDLE = 0x4C45_4403
    DELIVERY = 0x4C45_4404


def exclusively(connection: Connection, lock: Lock) -> None:
    """Wait until no other transaction holds `lock`, and hold it until this one ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": int(lock)})
