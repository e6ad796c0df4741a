"""A memo of what held saves signatures, and never makes anything green that is not."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.environment import Environment
from led_vc.securing.memo import Place, ProofMemo, Question
from led_vc.verify import Challenged, Live, verify_credential, verify_presentation
from tests import world

SUMMARY = json.dumps(world.issue(world.summary())).encode()
SHOWN = json.dumps(world.show(world.issue(world.summary()))).encode()


def remembering(**changes: Any) -> Environment:
    """Return an environment that has verified both documents already, then changed."""
    environment = world.environment(memo=ProofMemo())
    assert verify_credential(SUMMARY, environment).verdict == "valid"
    assert verify_presentation(SHOWN, environment, expects=Live()).verdict == "valid"
    return replace(environment, **changes)


def test_the_same_bytes_again_cost_no_signature() -> None:
    environment = remembering()
    again = verify_presentation(SHOWN, environment, expects=Live())
    assert (again.verdict, again.work.signature_checks, again.work.quads) == ("valid", 0, 0)
    assert verify_credential(SUMMARY, environment).work.signature_checks == 0


def test_the_report_is_the_same_as_without_a_memo() -> None:
    found = verify_presentation(SHOWN, remembering(), expects=Live()).to_json()
    assert found == verify_presentation(SHOWN, world.environment(), expects=Live()).to_json()


def test_without_a_memo_nothing_is_remembered() -> None:
    assert world.environment().memo is None
    assert verify_credential(SUMMARY, world.environment()).work.signature_checks == 1


def test_a_failure_is_not_remembered() -> None:
    environment = world.environment(memo=ProofMemo())
    forged = SUMMARY.replace(b"Van de Casteele", b"Van de Casteelx")
    assert forged != SUMMARY
    for _ in range(2):
        assert verify_credential(forged, environment).check("proof").code == "PROOF_VERIFICATION_ERROR"
    assert environment.memo is not None
    assert len(environment.memo) == 0


def test_one_byte_more_is_another_document() -> None:
    environment = remembering()
    assert verify_credential(SUMMARY + b" ", environment).work.signature_checks == 1
    changed = SUMMARY.replace(b"1983", b"1984")
    assert verify_credential(changed, environment).verdict == "invalid"


def revoked_key() -> Environment:
    key = world.trusted_key(world.UNIVERSITY, revoked=world.ISSUED)
    return remembering(trust=world.trust(world.trusted_provider(keys=(key,))))


def another_key() -> Environment:
    key = world.trusted_key(world.UNIVERSITY, public_key=world.key("another").public_key)
    return remembering(trust=world.trust(world.trusted_provider(keys=(key,))))


@pytest.mark.parametrize(
    "environment",
    [
        revoked_key(),
        another_key(),
        remembering(trust=world.trust(world.trusted_provider(keys=()))),
        remembering(trust=world.trust(world.trusted_provider(world.SCHOOL))),
        remembering(trust=None),
        remembering(now=world.VALID_UNTIL),
        remembering(now=world.ISSUED - timedelta(days=1)),
        remembering(status=world.all_lists(world.status_list(bits=[world.SUMMARY_REVOCATION.index]))),
        remembering(status={}),
        remembering(suites={}),
        remembering(required_suites=frozenset({"ecdsa-rdfc-2019"})),
    ],
)
def test_what_changed_since_is_judged_anew(environment: Environment) -> None:
    fresh = replace(environment, memo=None)
    assert verify_credential(SUMMARY, environment).to_json() == verify_credential(SUMMARY, fresh).to_json()
    assert verify_credential(SUMMARY, environment).verdict != "valid"
    shown = verify_presentation(SHOWN, environment, expects=Live()).to_json()
    assert shown == verify_presentation(SHOWN, fresh, expects=Live()).to_json()


def test_a_presentation_is_never_fresh_because_it_was() -> None:
    environment = remembering(now=world.NOW + timedelta(minutes=10))
    assert verify_presentation(SHOWN, environment, expects=Live()).verdict == "invalid"


@pytest.mark.parametrize(
    "expects", [Challenged(challenge="another", domain="https://a.example"), Live(max_age=timedelta(seconds=-61))]
)
def test_another_expectation_is_judged_anew(expects: Any) -> None:
    assert verify_presentation(SHOWN, remembering(), expects=expects).verdict == "invalid"


def test_a_presentation_is_not_remembered_as_a_credential_or_under_another_purpose() -> None:
    memo, place = ProofMemo(), Place.of(SUMMARY)
    contexts = world.environment().contexts
    memo.keep(Question(place, "assertionMethod", contexts), ())
    assert memo.proofs(Question(place, "authentication", contexts)) is None
    assert memo.proofs(Question(place.credential(0), "assertionMethod", contexts)) is None
    assert (
        memo.proofs(Question(place, "assertionMethod", world.environment(context_policy="open").known_contexts)) is None
    )


def test_another_context_policy_verifies_anew() -> None:
    environment = remembering(context_policy="open")
    assert verify_credential(SUMMARY, environment).work.signature_checks == 1


def test_what_a_caller_does_to_a_report_does_not_reach_the_memo() -> None:
    environment = remembering()
    first = verify_credential(SUMMARY, environment)
    assert first.credential is not None
    subject: Any = first.credential.credential.document["credentialSubject"]
    subject["familyName"] = "Somebody else"
    second = verify_credential(SUMMARY, environment)
    assert second.credential is not None
    assert second.credential.document["credentialSubject"]["familyName"] == "Van de Casteele"


def test_a_memo_holds_no_more_than_it_may_and_forgets_the_oldest() -> None:
    memo, contexts = ProofMemo(at_most=2), world.environment().contexts
    first, second, third = (Question(Place.of(text), "assertionMethod", contexts) for text in ("a", "b", "c"))
    memo.keep(first, ())
    memo.keep(second, ())
    assert memo.proofs(first) == ()
    memo.keep(third, ())
    assert (len(memo), memo.proofs(second), memo.proofs(first)) == (2, None, ())
