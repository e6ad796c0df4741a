"""Corpus group E: what expired, what was withdrawn or may have been, and lists that say so wrongly or not at all."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from led_vc.encoding import format_datetime
from led_vc.verify import verify_credential, verify_status_list
from tests import world
from tests.corpus import published as lists
from tests.corpus.attack import Attack, Named, case, cases, put, under_each_suite
from tests.corpus.hosts import silent_host
from tests.corpus.judging import assert_refused, assert_refused_when_shown, environment
from tests.corpus.published import published
from tests.corpus.service import Employer, assert_refused_over_http
from tests.corpus.service import employer as running_verifier
from tests.corpus.signing import EDDSA_RDFC, Signing

DAY = timedelta(days=1)
ENTRY = ("credentialStatus",)


def _full_on(document: dict[str, Any], *, revocation: int | None = None, suspension: int | None = None) -> Any:
    """Return a full credential with a bit of another list for a purpose."""
    wanted = {"revocation": revocation, "suspension": suspension}
    entries = [
        entry
        if (number := wanted[entry["statusPurpose"]]) is None
        else entry | {"statusListIndex": str(lists.INDEX), "statusListCredential": world.NAMES.status_list(number)}
        for entry in document["credentialStatus"]
    ]
    return put(document, ENTRY, entries)


def _dated(document: dict[str, Any], **moments: Any) -> dict[str, Any]:
    return document | {name: format_datetime(moment) for name, moment in moments.items()}


def _untimely(by: Signing) -> Iterator[Named]:
    ended: dict[str, Any] = {"check": "validity", "code": "EXPIRED", "tone": "warn"}
    full = _dated(by.qualification(), validFrom=world.NOW - 300 * DAY, validUntil=world.NOW - DAY)
    yield "E01 expired yesterday", Attack(arrives=by.issue(full), **ended)
    yield "E01 summary", Attack(arrives=by.issue(_dated(by.summary(), validUntil=world.NOW - DAY)), **ended)
    early: dict[str, Any] = {"check": "validity", "code": "NOT_YET_VALID", "tone": "warn"}
    tomorrow = _dated(by.qualification(), validFrom=world.NOW + DAY)
    yield "E02 valid from tomorrow", Attack(arrives=by.issue(tomorrow), **early)


def _withdrawn(by: Signing) -> Iterator[Named]:
    revoked: dict[str, Any] = {"check": "status", "code": "STATUS_REVOKED"}
    yield "E04 summary", Attack(arrives=by.issue(lists.on_list(by.summary(), lists.REVOKED)), **revoked)
    full = _full_on(by.qualification(), revocation=lists.REVOKED)
    yield "E04 qualification", Attack(arrives=by.issue(full), **revoked)
    both = _full_on(by.qualification(), revocation=lists.REVOKED, suspension=lists.SUSPENDED)
    yield "E04 and suspended", Attack(arrives=by.issue(both), **revoked)
    suspended = _full_on(by.qualification(), suspension=lists.SUSPENDED)
    yield "E05 suspended", Attack(arrives=by.issue(suspended), check="status", code="STATUS_SUSPENDED")


def _without_entry(by: Signing) -> Iterator[Named]:
    missing: dict[str, Any] = {"check": "status", "code": "STATUS_MISSING"}
    for name, document in (("summary", by.summary()), ("qualification", by.qualification())):
        bare = {member: value for member, value in document.items() if member != "credentialStatus"}
        yield f"E07 {name}", Attack(arrives=by.forge(bare), **missing)
    for kept in (0, 1):
        one = put(by.qualification(), ENTRY, by.qualification()["credentialStatus"][kept : kept + 1])
        yield f"E07 entry {kept} of two", Attack(arrives=by.forge(one), **missing)
    for index in ("131072", "-1", "1" + "0" * 30):
        signed = by.forge(lists.on_list(by.summary(), world.SUMMARY_REVOCATION.status_list, index))
        yield f"E14 index {index[:7]}", Attack(arrives=signed, check="status", code="RANGE_ERROR")


def _unknown(by: Signing) -> Iterator[Named]:
    for name, number, code in (
        ("E08 status host answers 503", lists.MISSING, "STATUS_RETRIEVAL_ERROR"),
        ("E10 foreign list", lists.FOREIGN, "STATUS_VERIFICATION_ERROR"),
        ("E11 purpose mismatch", lists.OTHER_PURPOSE, "STATUS_VERIFICATION_ERROR"),
        ("E16 short list", lists.SHORT, "STATUS_LIST_LENGTH_ERROR"),
        ("E17 gzip bomb", lists.BOMB, "STATUS_VERIFICATION_ERROR"),
        ("E19 status list loop", lists.LOOP, "STATUS_VERIFICATION_ERROR"),
    ):
        secured = by.issue(lists.on_list(by.summary(), number))
        yield name, Attack(arrives=secured, check="status", outcome="unknown", code=code, tone="warn")


ATTACKS = [
    named for attacks in (_untimely, _withdrawn, _without_entry, _unknown) for named in under_each_suite(attacks)
]


@cases(ATTACKS)
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases(ATTACKS)
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    assert_refused_when_shown(attack)


@cases(ATTACKS)
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


@case("E05 other words than revoked")
def test_suspended_is_told_in_other_words_than_revoked(case: str, employer: Employer) -> None:
    attacks = dict(_withdrawn(EDDSA_RDFC))
    suspended, revoked = attacks["E05 suspended"].arrives, attacks["E04 qualification"].arrives
    banners = [employer.check(secured)["banner"] for secured in (suspended, revoked)]
    assert [banner["key"] for banner in banners] == ["suspended", "revoked"]
    assert len({banner["text"] for banner in banners} | {banner["title"] for banner in banners}) == 4
    assert verify_credential(suspended, environment()).suspended
    assert not verify_credential(revoked, environment()).suspended


@case("E05 unset")
def test_with_the_bit_unset_it_is_valid_again(case: str, employer: Employer) -> None:
    secured = EDDSA_RDFC.issue(EDDSA_RDFC.qualification())
    assert verify_credential(secured, environment()).verdict == "valid"
    assert employer.check(secured)["banner"]["verdict"] == "valid"


@case("E08 connection refused")
def test_a_status_host_that_is_not_there_leaves_the_status_unknown(case: str, tmp_path: Path) -> None:
    _hold_to_unknown(tmp_path, "http://127.0.0.1:9")


@case("E08 timeout")
def test_a_status_host_that_hangs_leaves_the_status_unknown(case: str, tmp_path: Path) -> None:
    with silent_host() as address:
        _hold_to_unknown(tmp_path, address)


def _hold_to_unknown(folder: Path, address: str) -> None:
    with running_verifier(folder, status_at=address) as own:
        answer = own.check(EDDSA_RDFC.issue())
    assert (answer["banner"]["tone"], answer["banner"]["code"]) == ("warn", "STATUS_RETRIEVAL_ERROR")
    [proof] = answer["proofs"]
    unknown = {line["name"]: line["code"] for line in proof["checks"] if line["outcome"] == "unknown"}
    assert unknown == {"status": "STATUS_RETRIEVAL_ERROR"}


@case("E21 the set bits")
def test_exactly_the_indexes_that_are_set_read_as_set(case: str) -> None:
    found = verify_status_list(published()[lists.CORNERS], environment())
    assert [index for index in range(found.size) if found.is_set(index)] == list(lists.CORNER_BITS)


@pytest.mark.parametrize("index", [*lists.CORNER_BITS, 1, 6, 9, 15, 131_064, 131_070])
@case("E21 of a credential")
def test_a_credential_is_revoked_by_its_own_bit_alone(case: str, index: int, employer: Employer) -> None:
    secured = EDDSA_RDFC.issue(lists.on_list(EDDSA_RDFC.summary(), lists.CORNERS, index))
    expected = "STATUS_REVOKED" if index in lists.CORNER_BITS else None
    assert verify_credential(secured, environment()).check("status").code == expected
    assert (employer.check(secured)["banner"]["code"] == "STATUS_REVOKED") == (expected is not None)
