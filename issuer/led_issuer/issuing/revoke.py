"""Revoke and suspend what was issued, in the transaction that gives the reason for it.

A planned credential is revoked too, so that recovery never signs it. The published lists follow from `dirty`. A
revocation is never undone: a suspended record loses its summaries for good, and only its full credentials, which have
a bit of their own for it, come back when the suspension ends.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Connection, select, update

from led_issuer.audit import write_audit
from led_issuer.tables import credentials, records, status_entries, status_lists
from led_vc.status import StatusPurpose

RevocationReason = Literal["correction", "withdrawal", "suspension", "not_signed"]


def revoke_credentials(
    connection: Connection, record_ids: Sequence[str], reason: RevocationReason, *, at: datetime
) -> int:
    """Revoke every credential of these records and return how many there were."""
    return _revoke(connection, credentials.c.record.in_(list(record_ids)), reason, at)


def abandon_planned(connection: Connection, credential_ids: Sequence[str], *, at: datetime) -> int:
    """Revoke planned credentials that may not be signed; their indexes are never used again."""
    planned = credentials.c.id.in_(list(credential_ids)) & (credentials.c.state == "planned")
    return _revoke(connection, planned, "not_signed", at)


def suspend_records(connection: Connection, record_ids: Sequence[str], *, at: datetime) -> None:
    """Suspend records: nothing is issued of them, summaries are revoked, full credentials suspended."""
    ids = list(record_ids)
    connection.execute(update(records).where(records.c.id.in_(ids)).values(suspended_at=at))
    of_records = credentials.c.record.in_(ids)
    _revoke(connection, of_records & (credentials.c.profile == "summary"), "suspension", at)
    _set_bits(connection, _standing(connection, of_records), "suspension", value=True, at=at)
    for record in ids:
        write_audit(connection, at=at, actor="register", action="record_suspended", subject=record)


def resume_records(connection: Connection, record_ids: Sequence[str], *, at: datetime) -> None:
    """End the suspension of records: their full credentials count again; summaries are fetched anew."""
    ids = list(record_ids)
    connection.execute(update(records).where(records.c.id.in_(ids)).values(suspended_at=None))
    _set_bits(connection, _standing(connection, credentials.c.record.in_(ids)), "suspension", value=False, at=at)
    for record in ids:
        write_audit(connection, at=at, actor="register", action="record_resumed", subject=record)


def _revoke(connection: Connection, which: ColumnElement[bool], reason: RevocationReason, at: datetime) -> int:
    ids = _standing(connection, which)
    if not ids:
        return 0
    connection.execute(
        update(credentials).where(credentials.c.id.in_(ids)).values(state="revoked", revoked_at=at, reason=reason)
    )
    _set_bits(connection, ids, "revocation", value=True, at=at)
    return len(ids)


def _standing(connection: Connection, which: ColumnElement[bool]) -> list[str]:
    """Return the credentials that are not revoked, locked so that none is signed meanwhile."""
    wanted = select(credentials.c.id).where(which, credentials.c.state != "revoked").order_by(credentials.c.id)
    return list(connection.execute(wanted.with_for_update()).scalars())


def _set_bits(
    connection: Connection, credential_ids: Sequence[str], purpose: StatusPurpose, *, value: bool, at: datetime
) -> None:
    """Set the bits of these credentials in their lists for `purpose`, and mark those lists as changed."""
    lists = select(status_lists.c.number).where(status_lists.c.purpose == purpose)
    bits = status_entries.c.credential.in_(list(credential_ids)) & status_entries.c.status_list.in_(lists)
    touched = list(connection.execute(select(status_entries.c.status_list).where(bits).distinct()).scalars())
    connection.execute(update(status_entries).where(bits).values(value=value, set_at=at))
    connection.execute(update(status_lists).where(status_lists.c.number.in_(touched)).values(dirty=True))
