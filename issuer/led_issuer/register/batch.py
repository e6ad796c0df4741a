"""What a batch of rows meets in the database: the people, records and institutions it names, read in a few statements.

The values here change while the rows of the batch are decided, so that a second row sees what the first one did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from led_issuer.register.check import CheckedRow
from led_issuer.register.persons import PersonVault
from led_issuer.tables import persons, record_versions, records


@dataclass(slots=True, kw_only=True)
class PersonState:
    """A person as known so far; empty keys are not known yet."""

    id: str
    kind: str
    family: str
    given: str
    birth: str
    named: bool = False


@dataclass(slots=True, kw_only=True)
class RecordState:
    """A record as it stands after the rows decided so far; `text` is read only where a withdrawal will keep it."""

    id: str
    person: str
    version: int
    source_version: int
    content_hash: bytes
    twin_key: bytes
    authenticity: str
    category: str
    proof_type: str
    state: str
    text: str = ""
    fresh: bool = False


@dataclass(slots=True)
class BatchState:
    """Everything that the rows of one batch can touch."""

    by_mac: dict[bytes, PersonState] = field(default_factory=dict)
    by_id: dict[str, PersonState] = field(default_factory=dict)
    namesakes: dict[bytes, set[str]] = field(default_factory=dict)
    own: dict[str, RecordState] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)
    twins: set[tuple[str, bytes]] = field(default_factory=set)

    def add_person(self, mac: bytes, person: PersonState) -> None:
        """Make `person` known under its hash and id."""
        self.by_mac[mac] = self.by_id[person.id] = person


def load_batch(
    connection: Connection, rows: Sequence[CheckedRow], supplier: str, vault: PersonVault
) -> tuple[BatchState, dict[int, bytes]]:
    """Return the state for `rows`, and the hash of each row's INSZ by row number."""
    state = BatchState()
    usable = [row for row in rows if not row.rejected]
    macs = {row.number: vault.pseudonym(row.insz.digits) for row in usable if row.insz is not None}
    for person in _select(connection, persons.c.insz_mac, set(macs.values())):
        state.add_person(person.insz_mac, _person(person))
    _load_records(connection, state, {row.source_id for row in usable if row.source_id}, supplier)
    _load_contents(connection, state, {row.source_id for row in usable if row.operation == "INTREKKING"})
    _load_twins(connection, state, supplier)
    _load_namesakes(connection, state, _identities(usable))
    return state, macs


def _select(connection: Connection, column: Any, values: Iterable[Any]) -> Sequence[Row[Any]]:
    wanted = list(values)
    if not wanted:
        return []
    return connection.execute(select(column.table).where(column.in_(wanted))).all()


def _person(row: Row[Any]) -> PersonState:
    return PersonState(
        id=row.id,
        kind=row.insz_kind,
        family=row.family_key,
        given=row.given_key,
        birth=row.birth_date,
        named=bool(row.family_key),
    )


def _load_records(connection: Connection, state: BatchState, source_ids: set[str], supplier: str) -> None:
    for row in _select(connection, records.c.source_id, source_ids):
        if row.supplier != supplier:
            state.foreign.add(row.source_id)
            continue
        state.own[row.source_id] = RecordState(
            id=row.id,
            person=row.person,
            version=row.version,
            source_version=row.source_version,
            content_hash=row.content_hash,
            twin_key=row.twin_key,
            authenticity=row.authenticity,
            category=row.category,
            proof_type=row.proof_type,
            state=row.state,
        )
    owners = {record.person for record in state.own.values()} - state.by_id.keys()
    for person in _select(connection, persons.c.id, owners):
        state.add_person(person.insz_mac, _person(person))


def _load_contents(connection: Connection, state: BatchState, source_ids: set[str | None]) -> None:
    wanted = {state.own[source_id].id: state.own[source_id] for source_id in source_ids if source_id in state.own}
    newest = (record_versions.c.record == records.c.id) & (record_versions.c.version == records.c.version)
    contents = select(records.c.id, record_versions.c.content).join(record_versions, newest)
    for record, content in connection.execute(contents.where(records.c.id.in_(list(wanted)))):
        wanted[record].text = content


def _load_twins(connection: Connection, state: BatchState, supplier: str) -> None:
    if not state.by_id:
        return
    others = select(records.c.person, records.c.twin_key).where(
        records.c.person.in_(list(state.by_id)), records.c.state == "active", records.c.supplier != supplier
    )
    state.twins.update((person, twin_key) for person, twin_key in connection.execute(others))


def _identities(rows: Iterable[CheckedRow]) -> set[bytes]:
    return {identity for row in rows if (identity := row.keys.identity) is not None}


def _load_namesakes(connection: Connection, state: BatchState, identities: set[bytes]) -> None:
    for person in _select(connection, persons.c.identity, identities):
        state.namesakes.setdefault(person.identity, set()).add(person.id)
