"""Plan credentials in one transaction: version, status indexes, identifiers and the exact bytes to sign, or nothing.

The record stays locked until the transaction ends. So a delivery that changes it either came before, and the plan sees
it, or comes after, and revokes what was planned.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from led_issuer.identifiers import new_id
from led_issuer.issuing.records import RegisterRecord, find_record
from led_issuer.issuing.request import IssueRequest, Planned, RecordNotFoundError
from led_issuer.json_text import json_text
from led_issuer.keys import signing_key
from led_issuer.keys.windows import floor_hour
from led_issuer.status.allocate import allocate
from led_issuer.tables import credentials
from led_vc.errors import NotIssuableError
from led_vc.qualification import RegisterNames, check_issuable, qualification_credential, summary_credential


def plan(
    connection: Connection, request: IssueRequest, *, names: RegisterNames, now: datetime, lifetime: timedelta
) -> tuple[Planned, ...]:
    """Plan a credential per holder. Raises RecordNotFoundError and NotIssuableError."""
    found = find_record(connection, request.record, lock=True)
    if found is None or found.person != request.person:
        raise RecordNotFoundError
    check_issuable(found.record)
    if found.state == "suspended":
        raise NotIssuableError("this record is suspended", code="record_suspended")
    created_at = floor_hour(now)
    serial = signing_key(connection, found.record.provider, created_at).serial
    planner = _Planner(connection, request, found, names, created_at, day_end(now + lifetime), serial)
    return tuple(planner.plan(holder) for holder in request.holders)


def planned_credentials(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Planned, ...]:
    """Return the credentials that were planned and not signed: all of them, or those of `ids`."""
    wanted = select(credentials).where(credentials.c.state == "planned").order_by(credentials.c.created_at)
    if ids is not None:
        wanted = wanted.where(credentials.c.id.in_(ids))
    return tuple(read_planned(row) for row in connection.execute(wanted))


def read_planned(row: Row[Any]) -> Planned:
    """Return a row of the table as a value."""
    return Planned(
        id=row.id,
        record=row.record,
        version=row.version,
        profile=row.profile,
        provider=row.provider,
        key_serial=row.key_serial,
        holder=row.holder,
        unsigned=row.unsigned,
        created_at=row.created_at,
        signed=row.signed,
    )


def day_end(moment: datetime) -> datetime:
    """Return the midnight that ends the day of `moment`: validity says a day, and nothing about the hour of issue."""
    return datetime.combine(moment.date() + timedelta(days=1), time(), moment.tzinfo)


class _Planner:
    """Plans the credentials of one request."""

    def __init__(
        self,
        connection: Connection,
        request: IssueRequest,
        found: RegisterRecord,
        names: RegisterNames,
        created_at: datetime,
        valid_until: datetime,
        serial: int,
    ) -> None:
        self._connection, self._request, self._found, self._names = connection, request, found, names
        self._created_at, self._valid_until, self._serial = created_at, valid_until, serial

    def plan(self, holder: str) -> Planned:
        """Plan one credential: its row first, since an index belongs to a row, then the bytes that name both."""
        planned = Planned(
            id=new_id(),
            record=self._found.id,
            version=self._found.version,
            profile=self._request.profile,
            provider=self._found.record.provider,
            key_serial=self._serial,
            holder=holder,
            unsigned=b"",
            created_at=self._created_at,
        )
        values = {name: getattr(planned, name) for name in _COLUMNS}
        self._connection.execute(insert(credentials).values(**values, state="planned", valid_until=self._valid_until))
        unsigned = json_text(self._document(planned)).encode()
        self._connection.execute(update(credentials).where(credentials.c.id == planned.id).values(unsigned=unsigned))
        return Planned(**{**values, "unsigned": unsigned})

    def _document(self, planned: Planned) -> dict[str, Any]:
        revocation = allocate(self._connection, provider=planned.provider, purpose="revocation", credential=planned.id)
        if self._request.profile == "summary":
            return summary_credential(
                self._found.record,
                names=self._names,
                holder=planned.holder,
                valid_until=self._valid_until,
                revocation=revocation,
                birth_date=self._request.birth_date,
                present_name=self._request.present_name,
            )
        suspension = allocate(self._connection, provider=planned.provider, purpose="suspension", credential=planned.id)
        return qualification_credential(
            self._found.record,
            names=self._names,
            holder=planned.holder,
            credential_id=planned.id,
            valid_from=self._created_at,
            valid_until=self._valid_until,
            revocation=revocation,
            suspension=suspension,
            show=self._request.show,
            present_name=self._request.present_name,
        )


_COLUMNS = (
    "id",
    "record",
    "version",
    "profile",
    "provider",
    "key_serial",
    "holder",
    "unsigned",
    "created_at",
)
