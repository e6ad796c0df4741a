"""Records as the register has them, and as the library's `Record` from which credentials are made.

A record is read together with what stands elsewhere: its provider, and its institutions' serials and successors. The
name of an institution is the one delivered with the proof; the directory says what became of it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, select

from led_issuer.tables import institutions, providers, record_versions, records
from led_vc.qualification import Operatie, Record, record_from_json

_MERGERS = 10
State = Literal["active", "suspended", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRecord:
    """A record in its newest version. `seen_on`: when VDAB saw the paper of an own declaration."""

    person: str
    state: State
    changed_at: datetime
    supplier: str
    provider_name: str
    record: Record
    seen_on: str | None

    @property
    def id(self) -> str:
        """Return the record's id: 30 letters."""
        return self.record.register_id

    @property
    def version(self) -> int:
        """Return the number of the newest version."""
        return self.record.register_versie


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What happened to a record, and when."""

    number: int
    operation: Operatie
    reason: str | None
    accepted_at: datetime


def find_record(connection: Connection, record_id: str, *, lock: bool = False) -> RegisterRecord | None:
    """Return a record; with `lock` no delivery changes it until the transaction ends."""
    if lock:
        held = select(records.c.id).where(records.c.id == record_id).with_for_update(read=True)
        connection.execute(held)
    found = _read(connection, _newest().where(records.c.id == record_id))
    return found[0] if found else None


def records_of(connection: Connection, person: str) -> tuple[RegisterRecord, ...]:
    """Return all records of a person, withdrawn ones too, the newest award first."""
    found = _read(connection, _newest().where(records.c.person == person).order_by(records.c.id))
    return tuple(sorted(found, key=lambda one: one.record.uitreikingsdatum or "", reverse=True))


def versions_of(connection: Connection, record_ids: Sequence[str]) -> Mapping[str, tuple[Version, ...]]:
    """Return the history of each record, the oldest version first."""
    table = record_versions
    wanted = select(table.c.record, table.c.version, table.c.operation, table.c.reason, table.c.accepted_at)
    rows = connection.execute(wanted.where(table.c.record.in_(record_ids)).order_by(table.c.record, table.c.version))
    found: dict[str, tuple[Version, ...]] = {}
    for row in rows:
        one = Version(number=row.version, operation=row.operation, reason=row.reason, accepted_at=row.accepted_at)
        found[row.record] = (*found.get(row.record, ()), one)
    return found


def _newest() -> Select[Any]:
    this = (record_versions.c.record == records.c.id) & (record_versions.c.version == records.c.version)
    wanted = select(
        records,
        record_versions.c.content,
        record_versions.c.operation,
        providers.c.number.label("provider"),
        providers.c.name.label("provider_name"),
    )
    return wanted.join(record_versions, this).join(providers, providers.c.supplier == records.c.supplier)


def _read(connection: Connection, wanted: Select[Any]) -> list[RegisterRecord]:
    rows = [(row, json.loads(row.content)) for row in connection.execute(wanted)]
    official = {body["nummer"] for _, content in rows for body in content["instellingen"] if body.get("nummer")}
    known = _institutions(connection, official)
    return [_register_record(row, content, known) for row, content in rows]


def _register_record(row: Row[Any], content: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> RegisterRecord:
    members = {
        **content,
        "register_id": row.id,
        "register_versie": row.version,
        "operatie": "INTREKKING" if row.state == "withdrawn" else row.operation,
        "leverancier": row.supplier,
        "provider": row.provider,
        "instellingen": [{**body, **known.get(body.get("nummer"), {})} for body in content["instellingen"]],
    }
    return RegisterRecord(
        person=row.person,
        state="suspended" if row.state == "active" and row.suspended_at else row.state,
        changed_at=row.changed_at,
        supplier=row.supplier,
        provider_name=row.provider_name,
        record=record_from_json(members),
        seen_on=content.get("geverifieerd_op"),
    )


def _institutions(connection: Connection, official: Iterable[str]) -> Mapping[str, dict[str, Any]]:
    """Return, by official number, the serial of each institution and what it became."""
    wanted = select(institutions).where(institutions.c.official_number.in_(list(official)))
    found: dict[str, dict[str, Any]] = {}
    for row in connection.execute(wanted).all():
        last = _last_successor(connection, row)
        successor = {} if last is None else {"opvolger": {"naam": last.name, "nummer": last.number}}
        found[row.official_number] = {"nummer": row.number, **successor}
    return found


def _last_successor(connection: Connection, row: Row[Any]) -> Row[Any] | None:
    """Follow mergers to the institution that exists now."""
    last: Row[Any] | None = None
    following = row.successor
    for _ in range(_MERGERS):
        if following is None:
            break
        last = connection.execute(select(institutions).where(institutions.c.number == following)).one()
        following = last.successor
    return last
