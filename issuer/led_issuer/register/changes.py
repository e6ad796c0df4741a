"""The rows that a batch writes, gathered while it is decided and written in a few statements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, update

from led_issuer.issuing.revoke import revoke_credentials
from led_issuer.register.batch import PersonState, RecordState
from led_issuer.register.check import CheckedRow
from led_issuer.register.persons import PersonVault
from led_issuer.tables import conflicts, delivery_rows, persons, quarantine, record_versions, records


@dataclass(slots=True, kw_only=True)
class Changes:
    """What one batch adds and changes; `write` empties it."""

    delivery: str
    supplier: str
    now: datetime
    vault: PersonVault
    fresh_persons: list[dict[str, Any]] = field(default_factory=list)
    named_persons: list[dict[str, Any]] = field(default_factory=list)
    records: dict[str, tuple[RecordState, str]] = field(default_factory=dict)
    versions: list[dict[str, Any]] = field(default_factory=list)
    waiting: dict[Table, list[dict[str, Any]]] = field(default_factory=lambda: {quarantine: [], conflicts: []})
    receipts: list[dict[str, Any]] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    def add_person(self, person: PersonState, mac: bytes, digits: str, identity: bytes | None) -> None:
        """Keep a new person; this is the only place where an INSZ is written, and it is sealed."""
        self.fresh_persons.append(
            {
                "id": person.id,
                "insz_mac": mac,
                "insz_sealed": self.vault.seal(digits, person.id),
                "insz_kind": person.kind,
                "family_key": person.family,
                "given_key": person.given,
                "birth_date": person.birth,
                "identity": identity,
                "created_at": self.now,
            }
        )

    def name_person(self, person: PersonState, identity: bytes | None) -> None:
        """Keep the names of a person of whom only rows that wait were known."""
        names = {"family_key": person.family, "given_key": person.given, "birth_date": person.birth}
        self.named_persons.append({"person": person.id, **names, "identity": identity})

    def add_version(self, row: CheckedRow, record: RecordState, *, late: bool) -> None:
        """Keep the record as it now stands and the version that made it so."""
        self.records[record.id] = (record, row.source_id or "")
        self.versions.append(
            {
                "record": record.id,
                "version": record.version,
                "operation": row.operation,
                "source_version": row.source_version,
                "reason": row.reason,
                "content": record.text,
                "content_hash": record.content_hash,
                "late": int(late),
                "delivery": self.delivery,
                "accepted_at": self.now,
            }
        )

    def wait(self, table: Table, row: CheckedRow, *, person: str | None, codes: str) -> None:
        """Keep a row that waits for a decision, with the person's id and without the number."""
        self.waiting[table].append(
            {
                "delivery": self.delivery,
                "row_number": row.number,
                "supplier": self.supplier,
                "source_id": row.source_id,
                "person": person,
                "codes": codes,
                "content": row.waiting,
                "created_at": self.now,
            }
        )

    def add_receipt(self, row: CheckedRow, outcome: str, codes: str) -> None:
        """Keep the line of the receipt."""
        line = {"delivery": self.delivery, "row_number": row.number, "source_id": row.source_id}
        self.receipts.append({**line, "outcome": outcome, "codes": codes})

    def write(self, connection: Connection) -> None:
        """Write everything, revoke the credentials of what changed, and start afresh."""
        _insert(connection, persons, self.fresh_persons)
        _update(connection, persons, "person", self.named_persons)
        changed = self.records.values()
        _insert(connection, records, [self._columns(*entry) for entry in changed if entry[0].fresh])
        _update(connection, records, "record", [_standing(state, self.now) for state, _ in changed if not state.fresh])
        _insert(connection, record_versions, self.versions)
        _insert(connection, delivery_rows, self.receipts)
        for table, rows in self.waiting.items():
            _insert(connection, table, rows)
            rows.clear()
        if self.corrected:
            revoke_credentials(connection, self.corrected, "correction", at=self.now)
        if self.withdrawn:
            revoke_credentials(connection, self.withdrawn, "withdrawal", at=self.now)
        for gathered in (self.fresh_persons, self.named_persons, self.records, self.versions, self.receipts):
            gathered.clear()
        self.corrected.clear()
        self.withdrawn.clear()

    def _columns(self, record: RecordState, source_id: str) -> dict[str, Any]:
        names = {"supplier": self.supplier, "source_id": source_id, "person": record.person, "created_at": self.now}
        standing = _standing(record, self.now)
        return {"id": standing.pop("record"), **names, **standing}


def _standing(record: RecordState, now: datetime) -> dict[str, Any]:
    return {
        "record": record.id,
        "authenticity": record.authenticity,
        "category": record.category,
        "proof_type": record.proof_type,
        "version": record.version,
        "source_version": record.source_version,
        "content_hash": record.content_hash,
        "twin_key": record.twin_key,
        "state": record.state,
        "changed_at": now,
    }


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _update(connection: Connection, table: Table, key: str, rows: Iterable[dict[str, Any]]) -> None:
    """Update by id; `key` names the parameter, since a column's own name cannot stand in a condition."""
    parameters = list(rows)
    if parameters:
        connection.execute(update(table).where(table.c.id == bindparam(key)), parameters)
