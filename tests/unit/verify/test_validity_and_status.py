"""Corpus group E: what expired, and what was withdrawn or may have been."""

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


def test_e01_a_credential_that_ended_yesterday_has_expired() -> None:
    report = verify(dated(validUntil=world.NOW - timedelta(days=1)))
    assert outcome(report, "validity") == ("failed", "EXPIRED")
    assert report.credential is not None, "the page shows it, collapsed"


def test_a_credential_has_expired_at_the_moment_of_its_end() -> None:
    assert outcome(verify(dated(validUntil=world.NOW)), "validity") == ("failed", "EXPIRED")
    assert outcome(verify(dated(validUntil=world.NOW + timedelta(seconds=1))), "validity") == ("passed", None)


def test_e02_a_credential_from_tomorrow_is_not_valid_yet() -> None:
    assert outcome(verify(dated(validFrom=world.NOW + timedelta(days=1))), "validity") == ("failed", "NOT_YET_VALID")


def test_a_clock_may_be_five_minutes_behind_the_issuers() -> None:
    assert outcome(verify(dated(validFrom=world.NOW + timedelta(minutes=5))), "validity") == ("passed", None)


def test_nothing_set_is_good_standing_as_of_when_the_lists_were_had() -> None:
    report = verify(FULL)
    assert outcome(report, "status") == ("passed", None)
    assert report.status_at == world.NOW - timedelta(seconds=20)


@pytest.mark.parametrize(("secured", "number", "index"), [(SUMMARY, 12, SUMMARY_BIT), (FULL, 3, FULL_BIT)])
def test_e04_a_set_bit_is_a_revocation(secured: dict[str, Any], number: int, index: int) -> None:
    report = verify(secured, status=world.all_lists(world.status_list(number, bits=[index])))
    assert outcome(report, "status") == ("failed", "STATUS_REVOKED")
    assert (report.verdict, report.suspended) == ("invalid", False)


@pytest.mark.parametrize("index", [SUMMARY_BIT - 1, SUMMARY_BIT + 1, 0, 131_071])
def test_a_neighbours_bit_says_nothing_of_this_credential(index: int) -> None:
    assert verify(SUMMARY, status=world.all_lists(world.status_list(bits=[index]))).verdict == "valid"


def suspended(*others: Any) -> Any:
    return world.all_lists(world.status_list(4, "suspension", bits=[SUSPENDED_BIT]), *others)


def test_e05_a_suspension_has_a_code_of_its_own() -> None:
    report = verify(FULL, status=suspended())
    assert outcome(report, "status") == ("failed", "STATUS_SUSPENDED")
    assert (report.verdict, report.suspended) == ("invalid", True)


def test_revoked_wins_over_suspended() -> None:
    report = verify(FULL, status=suspended(world.status_list(3, bits=[FULL_BIT])))
    assert outcome(report, "status") == ("failed", "STATUS_REVOKED")


@pytest.mark.parametrize("document", [world.summary(), world.qualification()], ids=["summary", "qualification"])
@pytest.mark.parametrize("suite", [world.RDFC, world.JCS], ids=lambda suite: suite.name)
def test_e07_a_type_that_demands_a_status_entry_is_invalid_without(document: dict[str, Any], suite: Any) -> None:
    bare = {name: value for name, value in document.items() if name != "credentialStatus"}
    report = verify(world.forge(bare, suite=suite))
    assert outcome(report, "status") == ("failed", "STATUS_MISSING")
    assert report.verdict == "invalid"


def test_e07_one_entry_of_the_two_is_not_enough() -> None:
    document = world.qualification()
    document["credentialStatus"] = document["credentialStatus"][:1]
    assert outcome(verify(world.forge(document)), "status") == ("failed", "STATUS_MISSING")


def test_e08_a_list_that_is_not_at_hand_leaves_the_status_unknown() -> None:
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


def test_e10_another_providers_list_says_nothing_of_this_credential() -> None:
    foreign = world.status_list(issuer=world.NAMES.did_of(world.SCHOOL))
    assert outcome(verify(SUMMARY, status=world.all_lists(foreign)), "status")[1] == "STATUS_VERIFICATION_ERROR"


def test_e11_a_list_for_another_purpose_says_nothing_of_this_one() -> None:
    other = world.status_list(12, "suspension")
    report = verify(SUMMARY, status=world.all_lists(other))
    assert outcome(report, "status") == ("unknown", "STATUS_VERIFICATION_ERROR")


@pytest.mark.parametrize("index", ["131072", "-1", "1" + "0" * 30])
def test_e14_an_index_outside_the_list_is_out_of_range(index: str) -> None:
    document = world.summary()
    document["credentialStatus"]["statusListIndex"] = index
    report = verify(world.forge(document))
    assert outcome(report, "status") == ("failed", "RANGE_ERROR")
    assert report.verdict == "invalid"


def test_an_own_declaration_is_not_authentic_whoever_signed_it() -> None:
    document = world.summary()
    claim = document["credentialSubject"]["hasClaim"]
    claim["authenticity"] = claim["authenticity"].replace("Authentiek", "EigenVerklaringGeverifieerd")
    report = verify(world.forge(document))
    assert outcome(report, "authenticity") == ("failed", "NOT_AUTHENTIC")
    assert (report.verdict, report.credential) == ("invalid", None)
