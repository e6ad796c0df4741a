"""Moments and ages that decide. What expired, and what was withdrawn or may have been, is in tests/corpus, group E."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.encoding import format_datetime
from led_vc.errors import ParsingError, StatusListLengthError, StatusRetrievalError, StatusVerificationError
from tests import world
from tests.unit.verify.reading import outcome, outcomes, verify

SUMMARY, FULL = world.issue(world.summary()), world.issue(world.qualification())
SUMMARY_BIT, FULL_BIT, SUSPENDED_BIT = 94_567, 70_412, 11_873


def dated(**changes: Any) -> dict[str, Any]:
    usual = {"validFrom": world.NOW - timedelta(days=300), **changes}
    return world.issue({**world.qualification(), **{name: format_datetime(at) for name, at in usual.items()}})


def test_a_credential_has_expired_at_the_moment_of_its_end() -> None:
    ended = verify(dated(validUntil=world.NOW))
    assert outcome(ended, "validity") == ("failed", "EXPIRED")
    assert ended.credential is not None, "the page shows it, collapsed"
    assert outcome(verify(dated(validUntil=world.NOW + timedelta(seconds=1))), "validity") == ("passed", None)


def test_a_clock_may_be_five_minutes_behind_the_issuers() -> None:
    assert outcome(verify(dated(validFrom=world.NOW + timedelta(minutes=5))), "validity") == ("passed", None)


def test_nothing_set_is_good_standing_as_of_when_the_lists_were_had() -> None:
    report = verify(FULL)
    assert outcome(report, "status") == ("passed", None)
    assert report.status_at == world.NOW - timedelta(seconds=20)


@pytest.mark.parametrize("index", [SUMMARY_BIT - 1, SUMMARY_BIT + 1, 0, 131_071])
def test_a_neighbours_bit_says_nothing_of_this_credential(index: int) -> None:
    assert verify(SUMMARY, status=world.all_lists(world.status_list(bits=[index]))).verdict == "valid"


def suspended(*others: Any) -> Any:
    return world.all_lists(world.status_list(4, "suspension", bits=[SUSPENDED_BIT]), *others)


def test_without_the_list_the_rest_is_still_checked() -> None:
    report = verify(SUMMARY, status={})
    assert outcome(report, "status") == ("unknown", "STATUS_RETRIEVAL_ERROR")
    assert report.verdict == "indeterminate"
    assert {name for name, found in outcomes(report).items() if found == "passed"} == {
        "proof",
        "data_model",
        "issuer",
        "validity",
        "authenticity",
    }


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (StatusRetrievalError("the host is down"), "STATUS_RETRIEVAL_ERROR"),
        (StatusListLengthError("short"), "STATUS_LIST_LENGTH_ERROR"),
        (StatusVerificationError("forged"), "STATUS_VERIFICATION_ERROR"),
        (ParsingError("not JSON"), "STATUS_VERIFICATION_ERROR"),
    ],
)
def test_the_reason_why_a_list_is_not_at_hand_is_told_and_never_fails_the_credential(error: Any, code: str) -> None:
    report = verify(SUMMARY, status={"https://led.example/status/12": error})
    assert outcome(report, "status") == ("unknown", code)
    assert error.__traceback__ is None


def test_one_missing_list_of_two_is_unknown_and_a_revocation_in_the_other_decides() -> None:
    only = {known.url: known for known in [world.status_list(3)]}
    assert outcome(verify(FULL, status=only), "status") == ("unknown", "STATUS_RETRIEVAL_ERROR")
    revoked = {known.url: known for known in [world.status_list(3, bits=[FULL_BIT])]}
    assert outcome(verify(FULL, status=revoked), "status") == ("failed", "STATUS_REVOKED")


def old(bits: list[int], **changes: Any) -> Any:
    stale = replace(world.status_list(bits=bits), **changes)
    return world.all_lists(stale)


OUTDATED = [
    {"fetched_at": world.NOW - timedelta(seconds=61)},
    {"valid_until": world.NOW},
    {"fetched_at": world.NOW + timedelta(minutes=6)},
]
OLD = pytest.mark.parametrize("change", OUTDATED, ids=["had too long ago", "past its own time", "had in the future"])


@OLD
def test_a_list_that_is_too_old_leaves_the_status_unknown(change: dict[str, Any]) -> None:
    report = verify(SUMMARY, status=old([], **change))
    assert outcome(report, "status") == ("unknown", "STATUS_RETRIEVAL_ERROR")


def test_a_list_is_too_old_after_the_age_that_the_verifier_sets() -> None:
    assert verify(SUMMARY, status=old([], fetched_at=world.NOW - timedelta(seconds=60))).verdict == "valid"
    hour_old = old([], fetched_at=world.NOW - timedelta(hours=1))
    assert verify(SUMMARY, status=hour_old, status_max_age=timedelta(hours=1)).verdict == "valid"


@OLD
def test_a_revocation_in_an_old_list_is_still_a_revocation(change: dict[str, Any]) -> None:
    assert outcome(verify(SUMMARY, status=old([SUMMARY_BIT], **change)), "status") == ("failed", "STATUS_REVOKED")


def test_a_suspension_in_an_old_list_may_have_ended() -> None:
    stale = replace(world.status_list(4, "suspension", bits=[SUSPENDED_BIT]), fetched_at=world.NOW - timedelta(days=1))
    assert outcome(verify(FULL, status=world.all_lists(stale)), "status") == ("unknown", "STATUS_RETRIEVAL_ERROR")


def test_an_own_declaration_is_not_authentic_whoever_signed_it() -> None:
    document = world.summary()
    claim = document["credentialSubject"]["hasClaim"]
    claim["authenticity"] = claim["authenticity"].replace("Authentiek", "EigenVerklaringGeverifieerd")
    report = verify(world.forge(document))
    assert outcome(report, "authenticity") == ("failed", "NOT_AUTHENTIC")
    assert (report.verdict, report.credential) == ("invalid", None)
