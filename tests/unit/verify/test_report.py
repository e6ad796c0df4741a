"""What a report says, and what it never says."""

import copy
import json
from typing import Any

import pytest

from led_vc.environment import CHECKS
from led_vc.errors import MalformedValueError
from led_vc.securing.suites import SUITES
from led_vc.verify import Check, VerificationReport
from tests import world
from tests.unit.verify.reading import outcome, outcomes, verify, verify_shown

ALL_PASSED = dict.fromkeys(CHECKS, "passed")
KEYS = {
    "eddsa-rdfc-2022": "Ed25519",
    "eddsa-jcs-2022": "Ed25519",
    "ecdsa-rdfc-2019": "P-256",
    "ecdsa-jcs-2019": "P-384",
}


@pytest.mark.parametrize("document", [world.summary(), world.qualification()], ids=["summary", "qualification"])
def test_an_authentic_credential_on_its_own_is_valid_without_a_holder(document: dict[str, Any]) -> None:
    report = verify(world.issue(document))
    assert outcomes(report) == {**ALL_PASSED, "holder": "not_run"}
    assert report.check("holder").code == "HOLDER_NOT_PRESENTED"
    assert report.verdict == "valid"


def test_a_credential_shown_by_its_holder_passes_all_seven_checks() -> None:
    report = verify_shown(world.show(world.issue(world.summary())))
    assert [outcomes(one) for one in report.credentials] == [ALL_PASSED]
    assert (report.holder.outcome, report.verdict) == ("passed", "valid")


@pytest.mark.parametrize("name", sorted(SUITES))
def test_every_suite_secures_a_credential_and_its_presentation(name: str) -> None:
    algorithm: Any = KEYS[name]
    signer, holder = world.provider(world.UNIVERSITY, algorithm=algorithm), world.person("holder", algorithm)
    trusted = world.trusted_key(world.UNIVERSITY, public_key=signer.public_key)
    secured = world.issue(world.summary(holder=holder), signer=signer, suite=SUITES[name])
    shown = world.show(secured, holder=holder, suite=SUITES[name])
    report = verify_shown(shown, trust=world.trust(world.trusted_provider(keys=(trusted,))))
    assert report.verdict == "valid", report


def test_the_report_names_the_issuer_as_the_trust_list_does() -> None:
    report = verify(world.issue(world.summary()))
    assert report.issuer is not None
    assert report.issuer.name == "Departement Onderwijs en Vorming: Hoger Onderwijs"


def test_the_verified_document_is_the_signed_one_without_its_proof() -> None:
    report = verify(world.issue(world.summary()))
    assert report.credential is not None
    assert report.credential.document == world.summary()


def test_verifying_leaves_the_document_as_it_was_received() -> None:
    secured = world.issue(world.summary())
    before = copy.deepcopy(secured)
    verify(secured)
    assert secured == before


def test_changing_the_document_afterwards_does_not_change_the_report() -> None:
    secured = world.issue(world.summary())
    report = verify(secured)
    secured["credentialSubject"]["familyName"] = "Somebody Else"
    assert report.credential is not None
    assert report.credential.document == world.summary()


def test_a_report_cannot_be_asked_as_a_bool() -> None:
    secured = world.issue(world.summary())
    with pytest.raises(TypeError):
        bool(verify(secured))
    with pytest.raises(TypeError):
        bool(verify_shown(world.show(secured)))


def test_a_tampered_document_gives_no_credential_no_issuer_and_no_further_check() -> None:
    secured = world.issue(world.summary())
    secured["credentialSubject"]["hasClaim"]["title"] = "Doctor in de geneeskunde"
    report = verify(secured)
    assert outcome(report, "proof") == ("failed", "PROOF_VERIFICATION_ERROR")
    assert {check.outcome for check in report.checks[1:]} == {"not_run"}
    assert (report.verdict, report.credential, report.issuer) == ("invalid", None, None)


def test_a_credential_outside_its_schema_is_not_in_the_report() -> None:
    document = world.summary()
    document["credentialSubject"]["hasClaim"]["title"] = "T" * 401
    report = verify(world.forge(document))
    assert outcome(report, "data_model") == ("failed", "MALFORMED_VALUE_ERROR")
    assert report.credential is None


def test_no_detail_quotes_what_the_credential_says() -> None:
    document = world.summary()
    document["credentialSubject"]["familyName"] = "Peeters\u202e"
    details = " ".join(check.detail for check in verify(world.forge(document)).checks)
    assert "Peeters" not in details
    assert "credentialSubject/familyName" in details


def test_the_report_is_json() -> None:
    found = verify_shown(world.show(world.issue(world.summary()))).to_json()
    assert json.loads(json.dumps(found)) == found
    assert [check["name"] for check in found["checks"]] == list(CHECKS)
    assert found["credential"] == world.summary()
    assert found["issuer"]["number"] == world.UNIVERSITY


def test_the_report_of_a_presentation_that_was_not_opened_still_has_seven_lines() -> None:
    found = verify_shown({"type": "VerifiablePresentation"}).to_json()
    assert [check["name"] for check in found["checks"]] == list(CHECKS)
    assert found["credential"] is None
    assert found["verdict"] == "invalid"


def lines(**outcomes: tuple[Any, str | None]) -> tuple[Check, ...]:
    return tuple(
        Check(name=name, outcome=outcomes.get(name, ("passed", None))[0], code=outcomes.get(name, ("passed", None))[1])
        for name in CHECKS
    )


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ({}, "valid"),
        ({"status": ("failed", "STATUS_REVOKED")}, "invalid"),
        ({"status": ("unknown", "STATUS_RETRIEVAL_ERROR")}, "indeterminate"),
        ({"status": ("unknown", "X"), "validity": ("failed", "EXPIRED")}, "invalid"),
        ({"holder": ("not_run", "HOLDER_NOT_PRESENTED")}, "valid"),
        ({"holder": ("not_run", "PROOF_NOT_PASSED")}, "indeterminate"),
        ({"status": ("not_run", "STATUS_NOT_DEMANDED")}, "valid"),
        ({"authenticity": ("not_run", None)}, "indeterminate"),
        (dict.fromkeys(CHECKS, ("not_run", "NOT_SELECTED")), "indeterminate"),
    ],
)
def test_the_verdict_follows_from_the_checks(found: dict[str, Any], verdict: str) -> None:
    assert VerificationReport(at=world.NOW, checks=lines(**found)).verdict == verdict


def test_a_report_without_all_seven_checks_cannot_be_made() -> None:
    with pytest.raises(MalformedValueError):
        VerificationReport(at=world.NOW, checks=lines()[:6])
