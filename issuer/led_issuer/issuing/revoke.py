"""Revoke what was issued of a record, in the transaction that changes it.

A planned credential is revoked too, so that recovery never signs it. The published list follows from `dirty`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select, update

from led_issuer.tables import credentials, status_entries, status_lists

RevocationReason = Literal["correction", "withdrawal"]


def revoke_credentials(
    connection: Connection, record_ids: Sequence[str], reason: RevocationReason, *, at: datetime
) -> int:
    """Revoke every credential of these records and return how many there were.

    `at` is floored to the hour where a credential shows it; the database keeps the moment itself.
    """
    of_records = credentials.c.record.in_(list(record_ids)) & (credentials.c.state != "revoked")
    ids = list(connection.execute(select(credentials.c.id).where(of_records)).scalars())
    if not ids:
        return 0
    connection.execute(
        update(credentials).where(credentials.c.id.in_(ids)).values(state="revoked", revoked_at=at, reason=reason)
    )
    revocation = select(status_lists.c.number).where(status_lists.c.purpose == "revocation")
    bits = status_entries.c.credential.in_(ids) & status_entries.c.status_list.in_(revocation)
    touched = list(connection.execute(select(status_entries.c.status_list).where(bits).distinct()).scalars())
    connection.execute(update(status_entries).where(bits).values(value=True, set_at=at))
    connection.execute(update(status_lists).where(status_lists.c.number.in_(touched)).values(dirty=True))
    return len(ids)
