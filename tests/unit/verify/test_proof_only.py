"""Verifying the proof alone, for documents of issuers that no trust list knows."""

from datetime import timedelta
from typing import Any

import pytest

from led_vc import contexts
from led_vc.environment import ALL_CHECKS, PROOF_ONLY, Environment
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.verify import Challenged, Live, Stated, VerificationReport, verify_credential, verify_presentation
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
    ours = check(world.forge(world.summary(), signer=world.STRANGER))
    assert outcome(ours, "data_model") == ("passed", "SCHEMA_NOT_CHECKED")


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


def test_the_schema_of_our_own_type_is_not_asked_and_the_report_says_so() -> None:
    document = world.summary()
    document["credentialSubject"]["hasClaim"]["title"] = "T" * 401
    secured = world.forge(document, signer=world.STRANGER)
    assert outcome(check(secured), "data_model") == ("passed", "SCHEMA_NOT_CHECKED")
    asked: Any = frozenset({"proof", "data_model", "authenticity"})
    assert outcome(check(secured, checks=asked), "data_model") == ("failed", "MALFORMED_VALUE_ERROR")


def test_the_schema_that_a_document_names_itself_is_not_asked_either() -> None:
    schema = "https://w3id.org/led-vc/summary/v1/schema.json"
    secured = signed({**EXAMPLE, "credentialSchema": {"id": schema, "type": "JsonSchema"}})
    assert check(secured).verdict == "valid"
    asked: Any = frozenset({"proof", "data_model", "authenticity"})
    assert outcome(check(secured, checks=asked), "data_model") == ("failed", "MALFORMED_VALUE_ERROR")


@pytest.mark.parametrize("policy", ["pinned", "open"])
def test_without_the_schema_a_word_of_no_meaning_still_fails(policy: Any) -> None:
    secured = world.forge({**world.summary(), "honours": "summa"}, signer=world.STRANGER, suite=world.JCS)
    assert outcome(check(secured, context_policy=policy), "data_model") == ("failed", "DATA_LOSS_DETECTION_ERROR")


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


def shown(*held: dict[str, Any], suite: Any = world.RDFC, **changes: Any) -> dict[str, Any]:
    document = {"@context": EXAMPLE["@context"], "type": ["VerifiablePresentation"], **changes}
    if held:
        document["verifiableCredential"] = list(held)
    usual: dict[str, Any] = {"purpose": "authentication", "created": world.ISSUED, "challenge": "c", "domain": "d"}
    return add_proof(document, world.GRADUATE, suite, ProofOptions(**usual), contexts.bundled_with_examples())


@pytest.mark.parametrize(
    ("expects", "code"),
    [
        (Live(), None),
        (Live(domain="d"), None),
        (Live(domain="e"), "INVALID_DOMAIN_ERROR"),
        (Challenged(challenge="c", domain="d"), None),
        (Challenged(challenge="x", domain="d"), "INVALID_CHALLENGE_ERROR"),
        (Challenged(challenge="c", domain="e"), "INVALID_DOMAIN_ERROR"),
        (Stated(), None),
        (Stated(challenge="c"), None),
        (Stated(challenge="x"), "INVALID_CHALLENGE_ERROR"),
        (Stated(domain="d"), None),
        (Stated(domain="e"), "INVALID_DOMAIN_ERROR"),
    ],
)
def test_a_challenge_and_a_domain_that_are_given_are_in_the_proof(expects: Any, code: str | None) -> None:
    report = verify_presentation(shown(signed()), environment(), expects=expects)
    assert (report.verdict, report.holder.code) == ("valid" if code is None else "invalid", code)
    assert len(report.credentials) == (code is None)


def test_what_is_stated_is_not_enough_where_the_holder_is_asked_for() -> None:
    live = world.show(world.issue(world.summary()))
    report = verify_presentation(live, world.environment(), expects=Stated())
    assert (report.verdict, report.holder.code) == ("invalid", "PRESENTATION_EXPIRED")


def test_a_presentation_of_no_credential_is_its_own_proof_under_the_open_policy_alone() -> None:
    empty = shown()
    assert verify_presentation(empty, environment(), expects=Live()).verdict == "valid"
    for changes in ({"context_policy": "pinned"}, {"checks": ALL_CHECKS}):
        report = verify_presentation(empty, environment(**changes), expects=Live())
        assert (report.verdict, report.holder.outcome) == ("invalid", "failed")
    changed = empty | {"holder": "did:example:somebody"}
    assert verify_presentation(changed, environment(), expects=Live()).verdict == "invalid"


def test_the_members_of_a_presentation_are_closed_by_the_policy_and_not_by_the_checks() -> None:
    document = shown(signed(), xyz="x")
    assert verify_presentation(document, environment(), expects=Live()).verdict == "valid"
    pinned = {**world.show(world.issue(world.summary())), "termsOfUse": [{"type": "X"}]}
    report = verify_presentation(pinned, world.environment(checks=PROOF_ONLY), expects=Live())
    assert report.holder.code == "MALFORMED_VALUE_ERROR"


def test_the_older_data_model_is_read_under_the_open_policy_alone() -> None:
    document = {
        "@context": ["https://www.w3.org/2018/credentials/v1", "https://w3id.org/security/data-integrity/v2"],
        "type": ["VerifiableCredential"],
        "issuer": "https://vc.example/issuers/5678",
        "issuanceDate": "2020-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh"},
    }
    assert check(signed(document)).verdict == "valid"
    asked: Any = frozenset({"proof", "validity"})
    ended = signed({**document, "expirationDate": "2020-01-02T00:00:00Z"})
    assert outcome(check(ended, checks=asked), "validity") == ("failed", "EXPIRED")
    held = shown(signed(document), **{"@context": document["@context"]})
    assert verify_presentation(held, environment(), expects=Live()).verdict == "valid"
    undated = {name: value for name, value in document.items() if name != "issuanceDate"}
    assert outcome(check(signed(undated)), "data_model") == ("failed", "MALFORMED_VALUE_ERROR")
    assert outcome(check(signed(document), context_policy="pinned"), "proof") == ("failed", "CONTEXT_NOT_ALLOWED")


def test_a_pinned_resource_is_compared_with_every_published_version_under_the_open_policy() -> None:
    older = {"id": EXAMPLE["@context"][0], "digestMultibase": "uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k"}
    assert check(signed({**EXAMPLE, "relatedResource": older})).verdict == "valid"
    wrong = {**older, "digestMultibase": "uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0"}
    report = check(signed({**EXAMPLE, "relatedResource": wrong}))
    assert outcome(report, "data_model") == ("failed", "MALFORMED_VALUE_ERROR")


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
