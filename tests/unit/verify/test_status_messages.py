"""What lists say beside good standing: refresh and message are reported, and never fail a credential."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc import contexts
from led_vc.environment import Environment
from led_vc.errors import StatusRetrievalError
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.status import StatusEntry, StatusList, StatusMessage
from led_vc.status.bitstring import bits_of
from led_vc.verify import StatusNotice, VerificationReport, verify_credential
from tests import world
from tests.unit.verify.reading import outcome

URL = "https://led.example/status/90"
ISSUER = world.STRANGER.verification_method.partition("#")[0]
TEXTS = ("pending", "accepted", "rejected", "unused")
MESSAGE = StatusEntry(
    purpose="message",
    index=7,
    list_url=URL,
    size=2,
    messages=tuple(StatusMessage(status=number, message=text) for number, text in enumerate(TEXTS)),
)
REFRESH = StatusEntry(purpose="refresh", index=5, list_url=URL)
REVOCATION = StatusEntry(purpose="revocation", index=5, list_url=URL)
SUSPENSION = StatusEntry(purpose="suspension", index=6, list_url=URL)


def issued(*entries: StatusEntry | dict[str, Any]) -> dict[str, Any]:
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential"],
        "issuer": ISSUER,
        "credentialSubject": {"id": "did:example:a"},
        "credentialStatus": [one if isinstance(one, dict) else one.to_document() for one in entries],
    }
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    return add_proof(document, world.STRANGER, world.RDFC, options, contexts.bundled())


def known(*bits: int, purpose: Any = ("message",), **changes: Any) -> StatusList:
    usual = StatusList(
        url=URL,
        issuer=ISSUER,
        purposes=frozenset(purpose),
        data=bytes(bits_of(bits)),
        valid_from=world.ISSUED,
        valid_until=None,
        fetched_at=world.NOW,
    )
    return replace(usual, **changes)


def check(secured: dict[str, Any], found: Any, **changes: Any) -> VerificationReport:
    usual: dict[str, Any] = {"checks": frozenset({"proof", "status"}), "context_policy": "open"}
    environment: Environment = world.environment(**{**usual, "status": {URL: found}, **changes})
    return verify_credential(secured, environment)


@pytest.mark.parametrize(("bits", "status"), [((), 0), ((15,), 1), ((14,), 2), ((14, 15), 3), ((13, 16), 0)])
def test_a_message_is_reported_and_says_nothing_of_good_standing(bits: tuple[int, ...], status: int) -> None:
    report = check(issued(MESSAGE), known(*bits))
    assert (report.verdict, outcome(report, "status")) == ("valid", ("not_run", "STATUS_NOT_DEMANDED"))
    assert report.messages == (StatusNotice(purpose="message", status=status, message=TEXTS[status]),)
    assert report.to_json()["messages"] == [
        {"purpose": "message", "status": status, "message": TEXTS[status], "code": None}
    ]


def test_a_newer_credential_at_hand_is_reported_and_fails_nothing() -> None:
    report = check(issued(REFRESH), known(5, purpose=["refresh"]))
    assert report.verdict == "valid"
    assert report.messages == (StatusNotice(purpose="refresh", status=1),)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (StatusRetrievalError("down"), "STATUS_RETRIEVAL_ERROR"),
        (known(issuer="did:example:other"), "STATUS_VERIFICATION_ERROR"),
        (known(purpose=["revocation"]), "STATUS_VERIFICATION_ERROR"),
        (known(fetched_at=world.NOW - timedelta(days=1)), "STATUS_RETRIEVAL_ERROR"),
        (known(ttl=timedelta(seconds=1), fetched_at=world.NOW - timedelta(seconds=2)), "STATUS_RETRIEVAL_ERROR"),
    ],
)
def test_a_message_that_could_not_be_had_fails_nothing_either(found: Any, code: str) -> None:
    report = check(issued(MESSAGE), found)
    assert report.verdict == "valid"
    assert report.messages == (StatusNotice(purpose="message", code=code),)


def test_an_entry_outside_its_list_says_so() -> None:
    report = check(issued(replace(MESSAGE, index=65_536)), known())
    assert (report.verdict, report.messages) == ("valid", (StatusNotice(purpose="message", code="RANGE_ERROR"),))


def test_a_revocation_decides_whatever_else_is_reported() -> None:
    found = known(5, purpose=["revocation", "suspension", "refresh", "message"])
    report = check(issued(REVOCATION, SUSPENSION, REFRESH, MESSAGE), found)
    assert outcome(report, "status") == ("failed", "STATUS_REVOKED")
    assert [notice.purpose for notice in report.messages] == ["refresh", "message"]


def test_one_list_serves_two_entries_of_one_credential() -> None:
    both = known(6, purpose=["revocation", "suspension"])
    assert outcome(check(issued(REVOCATION, SUSPENSION), both), "status") == ("failed", "STATUS_SUSPENDED")
    one = known(purpose=["revocation"])
    assert outcome(check(issued(REVOCATION, SUSPENSION), one), "status") == ("unknown", "STATUS_VERIFICATION_ERROR")


def test_a_wide_revocation_is_one_with_any_of_its_bits() -> None:
    wide = replace(MESSAGE, purpose="revocation")
    assert outcome(check(issued(wide), known(15, purpose=["revocation"])), "status") == ("failed", "STATUS_REVOKED")
    assert outcome(check(issued(wide), known(16, purpose=["revocation"])), "status") == ("passed", None)


def test_an_entry_that_cannot_be_read_reports_nothing_and_is_no_good_standing() -> None:
    stated = MESSAGE.to_document()
    report = check(issued({**stated, "statusMessage": stated["statusMessage"][:1]}), known())
    assert outcome(report, "status") == ("failed", "MALFORMED_VALUE_ERROR")
    assert report.messages == ()


def test_a_message_per_bit_will_do_under_the_open_policy() -> None:
    stated = MESSAGE.to_document()
    assert check(issued({**stated, "statusMessage": stated["statusMessage"][:2]}), known()).verdict == "valid"


def test_nothing_is_reported_where_the_status_is_not_asked() -> None:
    assert check(issued(MESSAGE), known(15), checks=frozenset({"proof"})).messages == ()


@pytest.mark.parametrize("seconds", [59, 60, 61])
def test_a_list_is_fresh_for_as_long_as_it_says_and_no_longer_than_the_verifier_allows(seconds: int) -> None:
    found = known(purpose=["revocation"], fetched_at=world.NOW - timedelta(seconds=seconds))
    kept = replace(found, ttl=timedelta(seconds=59))
    assert outcome(check(issued(REVOCATION), kept), "status")[0] == ("passed" if seconds <= 59 else "unknown")
    longer = replace(found, ttl=timedelta(hours=1))
    assert outcome(check(issued(REVOCATION), longer), "status")[0] == ("passed" if seconds <= 60 else "unknown")
