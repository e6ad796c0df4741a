"""The issuing path: nothing is signed that was not planned and linted; a crash costs no second index (R01, R02)."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from led_issuer.issuing.lint import BoundSigner, lint
from led_issuer.issuing.path import IssuingPath
from led_issuer.issuing.plan import planned_credentials
from led_issuer.issuing.request import LintError, NotNowError, OvertakenError, Planned, RecordNotFoundError
from led_issuer.issuing.revoke import resume_records, suspend_records
from led_issuer.keys import provider_signer, revoke_key, rotate_key
from led_issuer.status.publish import publish_changed
from led_issuer.suites import suite_for
from led_issuer.tables import audit
from led_vc.encoding import parse_object
from led_vc.errors import NotIssuableError
from led_vc.keys import PrivateKey
from led_vc.qualification import PersonName
from led_web.database import reading, writing
from tests.register_desk import SCHOOLS, VDAB, own, row, secondary
from tests.services.issuer.office import Office, all_credentials, holder, open_office, settings_for


@pytest.fixture
def record(office: Office) -> Any:
    """Give the row of a record of the university."""
    office.desk.deliver(row())
    return office.desk.record("HO/1")


def plan(office: Office, record: Any, **members: Any) -> tuple[Planned, ...]:
    with writing(office.runtime.engine) as connection:
        return office.path.plan(connection, office.request(record, **members))


def count_planned(office: Office) -> int:
    with reading(office.runtime.engine) as connection:
        return len(planned_credentials(connection))


@pytest.mark.parametrize("profile", ["qualification", "summary"])
def test_what_is_issued_is_valid_to_any_verifier(office: Office, record: Any, profile: Any) -> None:
    report = office.verify(office.issue(record, profile, birth_date=True).document)
    assert report.verdict == "valid"
    assert report.issuer is not None
    assert report.issuer.name == "Hoger Onderwijs"


def test_a_credential_is_stored_as_it_was_released_with_a_line_in_the_audit_trail(office: Office, record: Any) -> None:
    issued = office.issue(record)
    assert json.loads(office.credential(issued.id).signed) == issued.document
    with reading(office.runtime.engine) as connection:
        lines = connection.execute(select(audit).where(audit.c.subject == issued.id)).all()
    assert [(line.action, line.actor) for line in lines] == [("credential_issued", "issuer")]


def test_the_signed_document_is_the_planned_bytes_and_a_proof(office: Office, record: Any) -> None:
    issued = office.issue(record, "qualification")
    document = dict(issued.document)
    del document["proof"]
    assert document == parse_object(office.credential(issued.id).unsigned)


def test_times_are_rounded_so_that_they_join_nothing(office: Office, record: Any) -> None:
    document = office.issue(record, "qualification").document
    assert document["validFrom"].endswith(":00:00Z")
    assert document["proof"]["created"] == document["validFrom"]
    assert document["validUntil"].endswith("T00:00:00Z")


def test_a_credential_counts_for_a_year_to_the_end_of_its_day(office: Office, record: Any) -> None:
    document = office.issue(record).document
    end = (office.runtime.now() + timedelta(days=366)).strftime("%Y-%m-%dT00:00:00Z")
    assert document["validUntil"] == end


def test_the_two_profiles_share_no_number(office: Office, record: Any) -> None:
    full = office.issue(record, "qualification", holders=(holder("one"),)).document
    summary = json.dumps(office.issue(record, "summary", holders=(holder("two"),)).document)
    places = [(entry["statusListCredential"], entry["statusListIndex"]) for entry in full["credentialStatus"]]
    entry = json.loads(summary)["credentialStatus"]
    assert (entry["statusListCredential"], entry["statusListIndex"]) not in places
    assert full["id"] not in summary
    assert record.id not in summary


def test_a_batch_has_a_credential_for_each_holder(office: Office, record: Any) -> None:
    holders = tuple(holder(f"wallet-{n}") for n in range(5))
    issued = office.path.issue(office.request(record, holders=holders))
    assert [one.document["credentialSubject"]["id"] for one in issued] == list(holders)
    assert len(office.indexes()) == 5


def test_the_present_name_stands_where_the_login_knows_it(office: Office, record: Any) -> None:
    issued = office.issue(record, present_name=PersonName("Zoë Maria", "Peeters-Janssens"))
    subject = issued.document["credentialSubject"]
    assert (subject["givenName"], subject["familyName"]) == ("Zoë Maria", "Peeters-Janssens")


def test_the_name_at_award_is_shown_only_when_the_holder_asks(office: Office, record: Any) -> None:
    new = PersonName("Zoë", "Janssens")
    silent = office.issue(record, "qualification", present_name=new).document
    asked = office.issue(record, "qualification", present_name=new, show=("naam_bij_uitreiking",)).document
    assert "familyNameAtAward" not in silent["credentialSubject"]
    assert asked["credentialSubject"]["familyNameAtAward"] == "Peeters"


def test_a_summary_without_birth_date_does_not_have_it(office: Office, record: Any) -> None:
    assert "birthDate" not in office.issue(record, birth_date=False).document["credentialSubject"]


# -- what is never issued --------------------------------------------------------------------------------------------


def test_an_own_declaration_is_never_planned(office: Office) -> None:
    office.desk.deliver(own(), supplier=VDAB)
    with pytest.raises(NotIssuableError) as caught:
        office.issue(office.desk.record("EV/1", VDAB))
    assert caught.value.code == "own_declaration_not_issuable"
    assert count_planned(office) == 0


def test_a_withdrawn_record_is_never_planned(office: Office, record: Any) -> None:
    office.desk.deliver(row(bron_versie="2", operatie="INTREKKING"))
    with pytest.raises(NotIssuableError) as caught:
        office.issue(record)
    assert caught.value.code == "record_withdrawn"


def test_a_suspended_record_is_not_planned_until_it_is_resumed(office: Office, record: Any) -> None:
    with writing(office.runtime.engine) as connection:
        suspend_records(connection, [record.id], at=office.runtime.now())
    with pytest.raises(NotIssuableError) as caught:
        office.issue(record)
    assert caught.value.code == "record_suspended"
    with writing(office.runtime.engine) as connection:
        resume_records(connection, [record.id], at=office.runtime.now())
    assert office.verify(office.issue(record).document).verdict == "valid"


def test_anothers_record_is_not_planned(office: Office, record: Any) -> None:
    request = office.request(record)
    with pytest.raises(RecordNotFoundError):
        office.path.issue(type(request)(**{**_members(request), "person": "b" * 30}))


def test_a_record_that_does_not_exist_is_not_planned(office: Office, record: Any) -> None:
    request = office.request(record)
    with pytest.raises(RecordNotFoundError):
        office.path.issue(type(request)(**{**_members(request), "record": "b" * 30}))


def _members(request: Any) -> dict[str, Any]:
    return {name: getattr(request, name) for name in request.__slots__}


# -- lint ------------------------------------------------------------------------------------------------------------

Edit = Callable[[dict[str, Any]], None]


def _claim(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["credentialSubject"]["hasClaim"]
    return found


EDITS: dict[str, Edit] = {
    "context added": lambda d: d["@context"].append("https://www.w3.org/ns/credentials/examples/v2"),
    "contexts swapped": lambda d: d["@context"].reverse(),
    "type added": lambda d: d["type"].append("DoctorateXX"),
    "unknown member": lambda d: d["credentialSubject"].update(xyz="PhD"),
    "INSZ member": lambda d: d["credentialSubject"].update(insz="93051822361"),
    "INSZ in the title": lambda d: _claim(d).update(title="Diploma van 93051822361"),
    "dotted INSZ": lambda d: _claim(d).update(title="Diploma 93.05.18-223.61 gehaald"),
    "INSZ after 2000": lambda d: _claim(d).update(title="nr 00012556777"),
    "grade": lambda d: _claim(d).update(grade="20/20"),
    "own declaration": lambda d: _claim(d).update(
        authenticity=_claim(d)["authenticity"].replace("Authentiek", "EigenVerklaringOpEer")
    ),
    "bidi": lambda d: _claim(d).update(title="a\u202eb"),
    "NFD": lambda d: d["credentialSubject"].update(givenName="Zoe\u0308"),
    "another issuer": lambda d: d.update(issuer="did:web:led.example:provider:7"),
    "another register": lambda d: d.update(issuer="did:web:evil.example:provider:11"),
    "no status": lambda d: d.pop("credentialStatus"),
    "status elsewhere": lambda d: d["credentialStatus"].update(statusListCredential="https://evil.example/status/19"),
    "another's list": lambda d: d["credentialStatus"].update(statusListCredential="https://led.example/status/1"),
    "list of another purpose": lambda d: d["credentialStatus"].update(
        statusListCredential="https://led.example/status/20"
    ),
    "index too high": lambda d: d["credentialStatus"].update(statusListIndex="131072"),
    "expired": lambda d: d.update(validUntil="2020-01-01T00:00:00Z"),
    "two award dates": lambda d: _claim(d).update(awardingYear="2005"),
    "unavailable code": lambda d: _claim(d).update(
        proofType=_claim(d)["proofType"].replace("Diploma", "NietBeschikbaar")
    ),
    "empty list": lambda d: _claim(d).update(awardingBody=[]),
    "signed already": lambda d: d.update(proof={"type": "DataIntegrityProof"}),
}


@dataclass(frozen=True, slots=True)
class Bench:
    """An office whose planned credential is edited in memory alone, so that it serves many tests."""

    office: Office
    planned: Planned


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Give a register with one planned summary."""
    directory = tmp_path_factory.mktemp("bench")
    office = open_office(settings_for(f"sqlite:///{directory / 'issuer.db'}", directory))
    office.desk.deliver(row())
    (planned,) = plan(office, office.desk.record("HO/1"))
    yield Bench(office, planned)
    office.runtime.close()


@pytest.mark.parametrize("name", EDITS)
def test_what_the_verifier_would_not_take_is_not_signed(bench: Bench, name: str) -> None:
    document = parse_object(bench.planned.unsigned)
    EDITS[name](document)
    edited = replace(bench.planned, unsigned=json.dumps(document, ensure_ascii=False).encode())
    path = bench.office.path
    with pytest.raises(LintError) as caught:
        path._sign(edited, path._signing(edited))
    assert "93051822361" not in str(caught.value)


def test_the_unedited_plan_is_signed(bench: Bench) -> None:
    path = bench.office.path
    assert path._sign(bench.planned, path._signing(bench.planned))["proof"]


def test_what_is_not_signed_is_revoked_and_says_so(office: Office, record: Any) -> None:
    (planned,) = plan(office, record, present_name=PersonName(None, "a\u202eb"))
    with pytest.raises(LintError):
        office.path.finish([planned])
    stored = office.credential(planned.id)
    assert (stored.state, stored.signed, stored.reason) == ("revoked", None, "not_signed")


def test_what_could_not_be_looked_at_stays_planned(
    office: Office, record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (planned,) = plan(office, record)
    office.advance(timedelta(days=3))
    with monkeypatch.context() as broken:
        broken.setattr("led_issuer.issuing.published.publish_list", lambda *_: False)
        with pytest.raises(NotNowError):
            office.path.finish([planned])
    assert office.credential(planned.id).state == "planned"
    assert office.path.recover() == 1


def test_the_real_key_signs_the_linted_bytes_and_no_others() -> None:
    signer = BoundSigner("did:web:led.example:provider:11#k1", PrivateKey.from_seed("Ed25519", b"k"), b"linted")
    assert signer.sign(b"linted")
    with pytest.raises(LintError):
        signer.sign(b"something else")
    assert "linted" not in repr(signer)


def test_the_lint_signature_does_not_verify_for_anybody_else(office: Office, record: Any) -> None:
    (planned,) = plan(office, record)
    signing = office.path._signing(planned)
    document = parse_object(planned.unsigned)
    linted = lint(
        document,
        key=signing.key,
        trust=signing.trust,
        status=signing.lists.of(document),
        suite=suite_for(signing.key.public_key),
        created=planned.created_at,
        now=signing.now,
    )
    with reading(office.runtime.engine) as connection:
        real = provider_signer(connection, office.runtime.master_key, office.runtime.names, 11, 1)
    assert real.sign(linted)
    assert signing.key.public_key == real.public_key


# -- crashes ---------------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process is gone: nothing may catch this."""


STEPS = ["_signing", "_sign", "_store"]


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_after_planning_is_recovered_with_the_same_bytes_and_index(
    office: Office, record: Any, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_arguments: Any) -> None:
        raise Killed

    with monkeypatch.context() as crash:
        crash.setattr(IssuingPath, step, die)
        with pytest.raises(Killed):
            office.issue(record)
    with reading(office.runtime.engine) as connection:
        (planned,) = planned_credentials(connection)
    indexes = office.indexes()
    assert IssuingPath(office.runtime).recover() == 1
    row_ = office.credential(planned.id)
    document = parse_object(row_.signed)
    assert row_.state == "issued"
    assert office.indexes() == indexes
    assert row_.unsigned == planned.unsigned
    assert office.verify(document).verdict == "valid"


def test_a_crash_while_planning_leaves_nothing(office: Office, record: Any) -> None:
    request = office.request(record)

    def plan_and_die() -> None:
        with writing(office.runtime.engine) as connection:
            office.path.plan(connection, request)
            raise Killed

    with pytest.raises(Killed):
        plan_and_die()
    assert office.indexes() == []
    assert count_planned(office) == 0


def test_recovery_signs_the_same_signature_again(office: Office, record: Any) -> None:
    (planned,) = plan(office, record)
    first = office.path._sign(planned, office.path._signing(planned))
    second = office.path._sign(planned, office.path._signing(planned))
    assert first == second


def test_recovery_beside_a_live_request_does_no_harm(office: Office, record: Any) -> None:
    planned = plan(office, record)
    with ThreadPoolExecutor(3) as pool:
        issued = list(pool.map(lambda _: office.path.finish(planned), range(3)))
    assert issued[0] == issued[1] == issued[2]
    assert office.credential(planned[0].id).state == "issued"


def test_recovery_days_later_keeps_the_planned_moment(office: Office, record: Any) -> None:
    (planned,) = plan(office, record)
    office.advance(timedelta(days=3))
    assert office.path.recover() == 1
    document = parse_object(office.credential(planned.id).signed)
    assert office.verify(document).verdict == "valid"


def revoke_first_key(office: Office) -> None:
    """Revoke the university's key and give it another."""
    with writing(office.runtime.engine) as connection:
        now = office.runtime.now()
        revoke_key(connection, provider=11, serial=1, at=now)
        rotate_key(connection, office.runtime.master_key, provider=11, now=now, lifetime=timedelta(days=365))
    publish_changed(office.runtime)


def test_what_may_no_longer_be_signed_is_given_up_by_recovery(office: Office, record: Any) -> None:
    (planned,) = plan(office, record)
    revoke_first_key(office)
    assert office.path.recover() == 0
    assert office.credential(planned.id).state == "revoked"
    assert count_planned(office) == 0


def test_without_a_key_what_was_planned_waits(office: Office, record: Any) -> None:
    plan(office, record)
    with writing(office.runtime.engine) as connection:
        revoke_key(connection, provider=11, serial=1, at=office.runtime.now())
    office.advance(timedelta(days=3))
    assert office.path.recover() == 0
    assert count_planned(office) == 1


def test_one_that_cannot_be_recovered_does_not_stop_the_others(office: Office, record: Any) -> None:
    office.desk.deliver(secondary(), supplier=SCHOOLS)
    plan(office, record)
    plan(office, office.desk.record("SO/1", SCHOOLS))
    revoke_first_key(office)
    assert office.path.recover() == 1


# -- a delivery in between -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", ["WIJZIGING", "INTREKKING"])
def test_a_change_between_planning_and_release_is_never_overtaken(office: Office, record: Any, operation: str) -> None:
    planned = plan(office, record)
    office.desk.deliver(row(bron_versie="2", operatie=operation, titel_nl="Bachelor in de vroedkunde"))
    with pytest.raises((OvertakenError, LintError)):
        office.path.finish(planned)
    assert office.credential(planned[0].id).state == "revoked"
    assert office.credential(planned[0].id).signed is None


def test_a_planned_credential_that_was_revoked_is_not_recovered(office: Office, record: Any) -> None:
    plan(office, record)
    office.desk.deliver(row(bron_versie="2", operatie="INTREKKING"))
    assert office.path.recover() == 0


def test_concurrent_issuing_and_withdrawal_never_leave_a_valid_credential(office: Office) -> None:
    office.desk.deliver(*(row(bron_record_id=f"HO/{n}") for n in range(12)))
    records = [office.desk.record(f"HO/{n}") for n in range(12)]

    def issue(record: Any) -> dict[str, Any] | None:
        try:
            return office.issue(record).document
        except (NotIssuableError, OvertakenError, LintError):
            return None

    with ThreadPoolExecutor(4) as pool:
        started = [pool.submit(issue, record) for record in records]
        office.desk.deliver(*(row(bron_record_id=f"HO/{n}", bron_versie="2", operatie="INTREKKING") for n in range(12)))
        documents = [one.result() for one in started]
    publish_changed(office.runtime)
    assert {office.status_code(document) for document in documents if document} <= {"STATUS_REVOKED"}
    with reading(office.runtime.engine) as connection:
        assert {one.state for one in all_credentials(connection)} <= {"revoked"}


def test_every_signature_has_a_row_and_every_row_its_index(office: Office, record: Any) -> None:
    for _ in range(5):
        office.issue(record)
    with reading(office.runtime.engine) as connection:
        lines = connection.execute(select(func.count()).where(audit.c.action == "credential_issued")).scalar_one()
    assert lines == len(office.indexes()) == 5
