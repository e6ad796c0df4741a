"""What an answer says, from what a report says."""

from typing import Any, Literal

import pytest

from led_vc.environment import CHECKS
from led_vc.errors import MalformedValueError, UnsupportedFeatureError
from led_vc.vcapi import (
    CreateStatusListRequest,
    RequestedChecks,
    UpdateStatusRequest,
    VerifyCredentialRequest,
    VerifyPresentationRequest,
    refused,
    verified,
)
from led_vc.verify import Check, VerificationReport
from led_vc.verify.report import NOT_SELECTED
from tests import world

Outcome = Literal["passed", "failed", "unknown", "not_run"]


def report(outcome: Outcome, code: str | None) -> VerificationReport:
    """A report of the proof alone."""
    proof = Check(name="proof", outcome=outcome, code=code, detail="why")
    rest = (Check(name=name, outcome="not_run", code=NOT_SELECTED) for name in CHECKS if name != "proof")
    return VerificationReport(at=world.NOW, checks=(proof, *rest))


@pytest.mark.parametrize(
    ("outcome", "code", "status", "is_verified", "has_errors"),
    [
        ("passed", None, 200, True, False),
        ("failed", "PROOF_VERIFICATION_ERROR", 400, False, True),
        ("unknown", "RETRIEVAL_ERROR", 200, False, False),
        ("unknown", "UNSUPPORTED_FEATURE", 400, False, True),
    ],
)
def test_the_status_follows_the_verdict(
    outcome: Outcome, code: str | None, status: int, is_verified: bool, has_errors: bool
) -> None:
    answer = verified(report(outcome, code), returned={})
    assert (answer.status, answer.body["verified"], "errors" in answer.body) == (status, is_verified, has_errors)
    assert [one["title"] for one in answer.body["problemDetails"]] == ([] if code is None else [code])


def test_a_document_is_not_given_back_with_a_refusal() -> None:
    answer = verified(report("failed", "PROOF_VERIFICATION_ERROR"), returned={"credential": {"secret": "base proof"}})
    assert "credential" not in answer.body


def test_an_error_of_either_family_is_a_refusal_of_the_request() -> None:
    for error in (MalformedValueError("why"), UnsupportedFeatureError("why")):
        answer = refused(error)
        assert (answer.status, answer.media_type) == (400, "application/problem+json")
        assert answer.body["errors"] == [{"type": answer.body["type"], "title": error.code, "detail": "why"}]


@pytest.mark.parametrize("default", list(RequestedChecks))
def test_absent_checks_are_what_the_service_says(default: RequestedChecks) -> None:
    assert VerifyCredentialRequest.parse({"verifiableCredential": {}}, default=default).checks is default


@pytest.mark.parametrize(
    ("presentation", "signed"),
    [
        ({}, False),
        ({"proof": None}, True),
        ({"proof": {}}, True),
        ({"type": "EnvelopedVerifiablePresentation"}, True),
        ({"type": ["EnvelopedVerifiablePresentation"]}, True),
        ({"type": {}}, False),
    ],
)
def test_what_claims_a_signature_is_judged_as_signed(presentation: dict[str, Any], signed: bool) -> None:
    body = {"verifiablePresentation": presentation}
    assert VerifyPresentationRequest.parse(body, default=RequestedChecks.PROOF).signed is signed


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"credentialId": "a", "credentialStatus": {}, "status": True},
        {"credentialId": "a", "credentialStatus": {"type": "BitstringStatusListEntry"}, "status": True},
        {
            "credentialId": "a",
            "credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "revocation"},
            "status": "yes",
        },
        {
            "credentialId": "a",
            "credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "revocation"},
        },
    ],
)
def test_a_change_of_status_that_does_not_say_of_what_or_to_what_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        UpdateStatusRequest.parse(body)


def test_a_list_is_begun_for_a_purpose() -> None:
    assert CreateStatusListRequest.parse({"statusPurpose": "revocation"}).purpose == "revocation"
    with pytest.raises(MalformedValueError):
        CreateStatusListRequest.parse({"statusPurpose": "revocation", "length": 5})
