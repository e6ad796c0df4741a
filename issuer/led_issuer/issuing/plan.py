"""Plan credentials in one transaction: version, status indexes, identifiers and the exact bytes to sign, or nothing.

The record stays locked until the transaction ends. So a delivery that changes it either came before, and the plan sees
it, or comes after, and revokes what was planned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from led_issuer.identifiers import new_id
from led_issuer.issuing.records import RegisterRecord, find_record
from led_issuer.issuing.request import IssueRequest, Planned, Profile, RecordNotFoundError
from led_issuer.json_text import json_text
from led_issuer.keys import signing_key
from led_issuer.keys.windows import floor_hour
from led_issuer.status.allocate import allocate
from led_issuer.tables import credentials
from led_vc.errors import NotIssuableError
from led_vc.qualification import (
    RegisterNames,
    StatusIndex,
    check_issuable,
    qualification_credential,
    summary_credential,
)
from led_vc.status import StatusPurpose

_INSERT: Final = insert(credentials)
_WRITE_BYTES: Final = (
    update(credentials).where(credentials.c.id == bindparam("planned")).values(unsigned=bindparam("bytes"))
)
_PURPOSES: Final[Mapping[Profile, tuple[StatusPurpose, ...]]] = {
    "qualification": ("revocation", "suspension"),
    "summary": ("revocation",),
}


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
    planner = _Planner(request, found, names, created_at, day_end(now + lifetime), serial)
    return planner.plan(connection)


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


@dataclass(frozen=True, slots=True)
class _Planner:
    """Plans the credentials of one request."""

    request: IssueRequest
    found: RegisterRecord
    names: RegisterNames
    created_at: datetime
    valid_until: datetime
    serial: int

    def plan(self, connection: Connection) -> tuple[Planned, ...]:
        """Plan them all: their rows first, since an index belongs to a row, then the bytes that name both."""
        empty = [self._empty(holder) for holder in self.request.holders]
        if not empty:
            return ()
        rest = {"state": "planned", "valid_until": self.valid_until}
        connection.execute(_INSERT, [{name: getattr(one, name) for name in _COLUMNS} | rest for one in empty])
        indexes = {
            purpose: allocate(
                connection,
                provider=self.found.record.provider,
                purpose=purpose,
                credentials=[one.id for one in empty],
            )
            for purpose in _PURPOSES[self.request.profile]
        }
        planned = tuple(
            replace(
                one,
                unsigned=json_text(self._document(one, {name: of[one.id] for name, of in indexes.items()})).encode(),
            )
            for one in empty
        )
        connection.execute(_WRITE_BYTES, [{"planned": one.id, "bytes": one.unsigned} for one in planned])
        return planned

    def _empty(self, holder: str) -> Planned:
        return Planned(
            id=new_id(),
            record=self.found.id,
            version=self.found.version,
            profile=self.request.profile,
            provider=self.found.record.provider,
            key_serial=self.serial,
            holder=holder,
            unsigned=b"",
            created_at=self.created_at,
        )

    def _document(self, planned: Planned, indexes: Mapping[StatusPurpose, StatusIndex]) -> dict[str, Any]:
        if planned.profile == "summary":
            return summary_credential(
                self.found.record,
                names=self.names,
                holder=planned.holder,
                valid_until=self.valid_until,
                revocation=indexes["revocation"],
                birth_date=self.request.birth_date,
                present_name=self.request.present_name,
            )
        return qualification_credential(
            self.found.record,
            names=self.names,
            holder=planned.holder,
            credential_id=planned.id,
            valid_from=self.created_at,
            valid_until=self.valid_until,
            revocation=indexes["revocation"],
            suspension=indexes["suspension"],
            show=self.request.show,
            present_name=self.request.present_name,
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
