"""What becomes of each checked row: one of seven outcomes, decided in the order of the delivery.

(1) a fault refuses it; (2) a doubt holds it; (3) a record only its own supplier may change, and never backwards;
(4) a number that comes with another name goes to LED, and two numbers are never merged; (5) the rest is accepted.
"""

from dataclasses import dataclass

from led_issuer.identifiers import new_id
from led_issuer.register.batch import BatchState, PersonState, RecordState
from led_issuer.register.changes import Changes
from led_issuer.register.check import CheckedRow
from led_issuer.register.dates import compatible
from led_issuer.register.directory import Directory
from led_issuer.register.row_codes import Outcome
from led_issuer.tables import conflicts, quarantine

Decision = tuple[Outcome, tuple[str, ...]]


@dataclass(slots=True, kw_only=True)
class Decider:
    """Decides the rows of one batch over its state, and gathers what is to be written."""

    state: BatchState
    macs: dict[int, bytes]
    changes: Changes
    directory: Directory

    def decide(self, row: CheckedRow) -> Decision:
        """Return the outcome of `row` and its codes, with everything it changes gathered."""
        if row.rejected:
            decision: Decision = ("rejected", row.rejected)
        elif row.held:
            decision = self._hold(row, *row.held)
        elif row.operation == "INTREKKING":
            decision = self._withdraw(row)
        else:
            decision = self._deliver(row)
        outcome, codes = decision
        self.changes.add_receipt(row, outcome, " ".join(codes))
        return decision

    def _withdraw(self, row: CheckedRow) -> Decision:
        record = self.state.own.get(row.source_id or "")
        if record is None:
            foreign = row.source_id in self.state.foreign
            return ("rejected", ("RECORD_FOREIGN",)) if foreign else self._hold(row, "WITHDRAW_UNKNOWN")
        if record.state == "withdrawn":
            return ("ignored", ("ROW_DUPLICATE",))
        if row.source_version < record.source_version:
            return ("ignored", ("VERSION_OLDER",))
        if row.insz is not None and self._person_id(row) != record.person:
            return self._conflict(row)
        record.state = "withdrawn"
        record.source_version = row.source_version
        self._advance(row, record, late=False)
        if not record.fresh:
            self.changes.withdrawn.append(record.id)
        return ("withdrawn", ("WITHDRAW_OK",))

    def _deliver(self, row: CheckedRow) -> Decision:
        record = self.state.own.get(row.source_id or "")
        if record is None and row.operation == "WIJZIGING" and row.source_id in self.state.foreign:
            return ("rejected", ("RECORD_FOREIGN",))
        if record is not None and (decided := self._not_newer(row, record)) is not None:
            return decided
        person = self.state.by_mac.get(self.macs[row.number])
        if record is not None and (person is None or person.id != record.person):
            return self._moved(row, self.state.by_id[record.person])
        if person is not None and person.named and not _same_person(person, row):
            return self._conflict(row)
        notes = list(row.notes)
        if person is None or not person.named:
            person, namesake = self._named_person(row, person)
            if namesake:
                notes.append("PERSON_NAMESAKE")
        notes += self.directory.note(row.content["instellingen"], row.content.get("uitreikingsdatum", ""))
        if record is not None:
            self._supersede(row, record)
            return ("superseded", ("VERSION_NEW", *notes))
        if (person.id, row.twin_key) in self.state.twins:
            notes.append("TWIN_KEPT")
        self._accept(row, person)
        return ("accepted", tuple(notes) or ("ROW_OK",))

    def _not_newer(self, row: CheckedRow, record: RecordState) -> Decision | None:
        """Decide a row that does not bring a newer version of a record we have."""
        if row.source_version < record.source_version:
            return ("ignored", ("VERSION_OLDER",))
        if record.state == "withdrawn":
            return ("rejected", ("RECORD_WITHDRAWN",))
        if row.source_version > record.source_version or self._person_id(row) != record.person:
            return None
        same = row.content_hash == record.content_hash
        return ("ignored", ("ROW_DUPLICATE",)) if same else ("rejected", ("VERSION_REUSED",))

    def _accept(self, row: CheckedRow, person: PersonState) -> None:
        record = RecordState(
            id=new_id(),
            person=person.id,
            version=0,
            source_version=row.source_version,
            content_hash=row.content_hash,
            twin_key=row.twin_key,
            authenticity=row.content["authenticiteit"],
            category=row.content["categorie"],
            proof_type=row.content["bewijstype"],
            state="active",
            text=row.text,
            fresh=True,
        )
        self.state.own[row.source_id or ""] = record
        self._advance(row, record, late="LATE" in row.notes)

    def _supersede(self, row: CheckedRow, record: RecordState) -> None:
        record.source_version, record.content_hash, record.twin_key = row.source_version, row.content_hash, row.twin_key
        record.authenticity, record.text = row.content["authenticiteit"], row.text
        record.category, record.proof_type = row.content["categorie"], row.content["bewijstype"]
        self._advance(row, record, late="LATE" in row.notes)
        if not record.fresh:
            self.changes.corrected.append(record.id)

    def _advance(self, row: CheckedRow, record: RecordState, *, late: bool) -> None:
        record.version += 1
        self.changes.add_version(row, record, late=late)

    def _moved(self, row: CheckedRow, owner: PersonState) -> Decision:
        """A record came back under another number: never merge, not even a BIS number with its successor."""
        kinds = {owner.kind, row.insz.kind if row.insz else ""}
        if "bis" in kinds and len(kinds) == 2 and _same_person(owner, row):
            return self._hold(row, "PERSON_MOVE")
        return self._conflict(row)

    def _hold(self, row: CheckedRow, *codes: str) -> Decision:
        person = self._any_person(row) if row.insz is not None else None
        self.changes.wait(quarantine, row, person=person.id if person else None, codes=" ".join(codes))
        return ("quarantined", codes)

    def _conflict(self, row: CheckedRow) -> Decision:
        self.changes.wait(conflicts, row, person=self._any_person(row).id, codes="PERSON_CONFLICT")
        return ("conflict", ("PERSON_CONFLICT",))

    def _person_id(self, row: CheckedRow) -> str | None:
        person = self.state.by_mac.get(self.macs[row.number])
        return person.id if person else None

    def _any_person(self, row: CheckedRow) -> PersonState:
        """Return the person of a row that waits; a new one stays nameless, because the row's names are in doubt."""
        return self.state.by_mac.get(self.macs[row.number]) or self._new_person(row, named=False)

    def _named_person(self, row: CheckedRow, person: PersonState | None) -> tuple[PersonState, bool]:
        """Return the person with the row's names, and whether someone else has the same name and day of birth."""
        identity = row.keys.identity
        others = self.state.namesakes.setdefault(identity, set()) if identity is not None else set()
        if person is None:
            person = self._new_person(row, named=True)
        else:
            person.family, person.given, person.birth, person.named = (*_keys(row), True)
            self.changes.name_person(person, identity)
        namesake = bool(others)
        others.add(person.id)
        return person, namesake

    def _new_person(self, row: CheckedRow, *, named: bool) -> PersonState:
        assert row.insz is not None
        family, given, birth = _keys(row) if named else ("", "", "")
        person = PersonState(id=new_id(), kind=row.insz.kind, family=family, given=given, birth=birth, named=named)
        mac = self.macs[row.number]
        self.state.add_person(mac, person)
        self.changes.add_person(person, mac, row.insz.digits, row.keys.identity if named else None)
        return person


def _keys(row: CheckedRow) -> tuple[str, str, str]:
    return row.keys.family, row.keys.given, row.keys.birth


def _same_person(person: PersonState, row: CheckedRow) -> bool:
    """Two of family name, first name and date of birth agree: people marry, and clerks abbreviate."""
    agree = (
        person.family == row.keys.family,
        person.given == row.keys.given,
        compatible(person.birth, row.keys.birth),
    )
    return sum(agree) >= 2
