"""Verifying the proof alone, for documents of issuers that no trust list knows."""

from datetime import timedelta
from typing import Any

import pytest

from led_vc import contexts
from led_vc.environment import PROOF_ONLY, Environment
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.verify import Live, VerificationReport, verify_credential, verify_presentation
from tests import world
from tests.unit.verify.reading import outcome, outcomes

EXAMPLE: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "type": ["VerifiableCredential", "AlumniCredential"],
    "issuer": "https://vc.example/issuers/5678",
    "validUntil": "2020-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}


def environment(**changes: Any) -> Environment:
    known = contexts.bundled_with_examples()
    usual: dict[str, Any] = {"now": world.NOW, "contexts": known, "trust": None}
    return Environment(**{**usual, "checks": PROOF_ONLY, "context_policy": "open", **changes})


def signed(document: dict[str, Any] = EXAMPLE, suite: Any = world.RDFC, **options: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"purpose": "assertionMethod", "created": world.ISSUED, **options}
    return add_proof(document, world.STRANGER, suite, ProofOptions(**usual), contexts.bundled_with_examples())


def check(secured: Any, **changes: Any) -> VerificationReport:
    return verify_credential(secured, environment(**changes))


@pytest.mark.parametrize("suite", [world.RDFC, world.JCS], ids=lambda suite: suite.name)
def test_an_expired_document_of_an_unknown_issuer_has_a_proof_that_holds(suite: Any) -> None:
    report = check(signed(suite=suite))
    assert report.verdict == "valid"
    assert {name for name, found in outcomes(report).items() if found == "passed"} == PROOF_ONLY
    assert {outcome(report, name) for name in ("issuer", "validity", "status", "holder", "authenticity")} == {
        ("not_run", "NOT_SELECTED")
    }


def test_the_report_says_that_nobody_vetted_the_contexts() -> None:
    assert outcome(check(signed()), "data_model") == ("passed", "CONTEXT_NOT_VETTED")
    assert outcome(check(world.forge(world.summary(), signer=world.STRANGER)), "data_model") == ("passed", None)


def test_the_examples_context_is_for_this_mode_alone() -> None:
    full = verify_credential(signed(), world.environment(contexts=contexts.bundled_with_examples()))
    assert outcome(full, "proof") == ("failed", "CONTEXT_NOT_ALLOWED")
    without = check(signed(), contexts=contexts.bundled())
    assert outcome(without, "proof") == ("failed", "CONTEXT_NOT_ALLOWED")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"created": world.NOW + timedelta(minutes=10)}, "NOT_YET_VALID"),
        ({"expires": world.NOW}, "EXPIRED"),
        ({"purpose": "authentication"}, "PROOF_VERIFICATION_ERROR"),
    ],
)
def test_purpose_and_the_proofs_own_times_are_still_asked(options: dict[str, Any], code: str) -> None:
    assert outcome(check(signed(**options)), "proof") == ("failed", code)


def test_a_tampered_document_is_invalid() -> None:
    assert check({**signed(), "issuer": "https://vc.example/issuers/1"}).verdict == "invalid"


def test_a_document_that_is_no_credential_is_invalid() -> None:
    document = {name: value for name, value in EXAMPLE.items() if name != "credentialSubject"}
    assert outcome(check(signed(document)), "data_model") == ("failed", "MALFORMED_VALUE_ERROR")


def test_a_document_of_our_own_type_keeps_to_its_schema() -> None:
    document = world.summary()
    document["credentialSubject"]["hasClaim"]["title"] = "T" * 401
    report = check(world.forge(document, signer=world.STRANGER))
    assert outcome(report, "data_model") == ("failed", "MALFORMED_VALUE_ERROR")


def test_a_did_web_whose_document_is_not_given_is_unknown() -> None:
    report = check(world.issue(world.summary()))
    assert outcome(report, "proof") == ("unknown", "RETRIEVAL_ERROR")
    assert report.verdict == "indeterminate"


def test_a_presentation_is_judged_by_its_proofs_too() -> None:
    held = signed()
    document = {
        "@context": EXAMPLE["@context"][:1],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": [held],
    }
    options = ProofOptions(purpose="authentication", created=world.ISSUED, challenge="c", domain="d")
    shown = add_proof(document, world.GRADUATE, world.RDFC, options, contexts.bundled_with_examples())
    report = verify_presentation(shown, environment(), expects=Live())
    assert (report.verdict, report.holder.outcome) == ("valid", "passed")
    assert "not asked" in report.holder.detail
    shown["verifiableCredential"] = [signed({**EXAMPLE, "name": "x"})]
    assert verify_presentation(shown, environment(), expects=Live()).verdict == "invalid"


@pytest.mark.parametrize("checks", [frozenset(), frozenset({"status"}), frozenset({"proof", "signature"})])
def test_checks_without_the_proof_or_with_unknown_names_cannot_be_selected(checks: Any) -> None:
    from led_vc.errors import MalformedValueError

    with pytest.raises(MalformedValueError):
        environment(checks=checks)


def test_what_is_asked_does_not_say_which_contexts_are_taken() -> None:
    selected: Any = frozenset({"proof", "data_model", "validity"})
    assert outcome(check(signed(), context_policy="pinned"), "proof") == ("failed", "CONTEXT_NOT_ALLOWED")
    assert outcome(check(signed(), checks=selected), "validity") == ("failed", "EXPIRED")
    ours = verify_credential(world.issue(world.summary()), world.environment(checks=selected))
    assert ours.verdict == "valid"
    assert outcome(ours, "status") == ("not_run", "NOT_SELECTED")
