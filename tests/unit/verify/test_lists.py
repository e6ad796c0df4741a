"""Verifying status lists: one that does not hold is never a list. Hostile ones are in tests/corpus, group E."""

import gzip
import json
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.encoding import base64url_encode
from led_vc.environment import PROOF_ONLY
from led_vc.errors import LedVcError, RollbackError, TrustListMissingError
from led_vc.status.bitstring import MAXIMUM_BYTES
from led_vc.verify import newer, verify_status_list
from led_vc.verify.lists import MAXIMUM_LIST_SIZE
from tests import world


def code_of(secured: Any, **changes: Any) -> str:
    with pytest.raises(LedVcError) as caught:
        verify_status_list(secured, world.environment(**changes))
    assert caught.value.outcome == "unknown", "a bad list says nothing about a credential"
    return caught.value.code


@pytest.mark.parametrize("suite", [world.RDFC, world.JCS], ids=lambda suite: suite.name)
def test_a_published_list_says_which_bits_are_set(suite: Any) -> None:
    found = verify_status_list(world.signed_status_list(bits=[0, 7, 8, 131_071], suite=suite), world.environment())
    assert [index for index in range(found.size) if found.is_set(index)] == [0, 7, 8, 131_071]
    assert (found.url, found.issuer, list(found.purposes), found.fetched_at) == (
        "https://led.example/status/12",
        "did:web:led.example:provider:11",
        ["revocation"],
        world.NOW,
    )


def listed(**changes: Any) -> dict[str, Any]:
    """Return a list, signed as it is, with members of its subject changed; `...` takes one away."""
    document = {name: value for name, value in world.signed_status_list().items() if name != "proof"}
    subject = {**document["credentialSubject"], **changes}
    document["credentialSubject"] = {name: value for name, value in subject.items() if value is not ...}
    return world.forge(document, suite=world.JCS)


def packed(data: bytes) -> str:
    return "u" + base64url_encode(gzip.compress(data, mtime=0))


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "StatusList2021"},
        {"statusPurpose": "gossip"},
        {"statusPurpose": ...},
        {"statusPurpose": []},
        {"statusPurpose": ["revocation", "gossip"]},
        {"statusPurpose": ["revocation", "revocation"]},
        {"statusPurpose": [["revocation"]]},
        {"statusPurpose": {"revocation": True}},
        {"ttl": 0},
        {"ttl": -1},
        {"ttl": "60000"},
        {"ttl": 1.5},
        {"ttl": True},
        {"ttl": None},
        {"statusSize": 2},
        {"encodedList": ...},
        {"encodedList": 5},
        {"encodedList": "u"},
    ],
)
def test_a_list_that_is_not_one_of_single_bits_for_a_known_purpose_is_refused(changes: dict[str, Any]) -> None:
    assert code_of(listed(**changes)) == "STATUS_VERIFICATION_ERROR"


@pytest.mark.parametrize(
    "change",
    [
        {"type": ["VerifiableCredential"]},
        {"type": ["VerifiableCredential", "BitstringStatusListCredential", "Other"]},
        {"type": ["VerifiableCredential", "BitstringStatusListCredential", "LedSummaryCredential"]},
        {"validFrom": ...},
        {"validFrom": "2026-11-24T00:00:00Z"},
        {"id": ...},
        {"issuer": "did:web:led.example:provider:7"},
    ],
)
def test_a_list_that_does_not_say_what_it_must_is_refused(change: dict[str, Any]) -> None:
    document = {name: value for name, value in world.signed_status_list().items() if name != "proof"}
    document = {name: value for name, value in {**document, **change}.items() if value is not ...}
    assert code_of(world.forge(document, suite=world.JCS)) == "STATUS_VERIFICATION_ERROR"


def test_a_tampered_list_is_refused() -> None:
    secured = world.signed_status_list()
    secured["credentialSubject"]["encodedList"] = world.signed_status_list(bits=[5])["credentialSubject"]["encodedList"]
    assert code_of(secured) == "STATUS_VERIFICATION_ERROR"


def test_a_list_signed_by_somebody_that_no_trust_list_knows_is_refused() -> None:
    assert code_of(world.signed_status_list(signer=world.STRANGER)) == "STATUS_VERIFICATION_ERROR"


def test_a_list_signed_with_a_revoked_key_is_refused() -> None:
    key = world.trusted_key(world.UNIVERSITY, revoked=world.ISSUED)
    trust = world.trust(world.trusted_provider(keys=(key,)))
    assert code_of(world.signed_status_list(), trust=trust) == "STATUS_VERIFICATION_ERROR"


def test_without_a_trust_list_no_list_is_known() -> None:
    with pytest.raises(TrustListMissingError):
        verify_status_list(world.signed_status_list(), world.environment(trust=None))


def test_a_provider_whose_accreditation_ended_still_answers_for_what_it_signed() -> None:
    trust = world.trust(world.trusted_provider(valid_until=world.ISSUED))
    assert verify_status_list(world.signed_status_list(), world.environment(trust=trust)).size == 131_072


def test_an_outdated_trust_list_does_not_hide_a_revocation() -> None:
    environment = world.environment(trust=world.trust(expires=world.NOW))
    assert verify_status_list(world.signed_status_list(bits=[5]), environment).is_set(5)


def test_asking_for_the_proof_alone_does_not_weaken_the_lists() -> None:
    assert code_of(world.signed_status_list(signer=world.STRANGER), checks=PROOF_ONLY) == "STATUS_VERIFICATION_ERROR"


LATER = world.status_list(bits=[1, 2])


def test_a_suspension_may_end() -> None:
    before, after = world.status_list(4, "suspension", bits=[5]), world.status_list(4, "suspension")
    assert newer(before, after) is after


def test_a_newer_list_replaces_an_older_one_and_the_first_one_nothing() -> None:
    candidate = replace(world.status_list(bits=[1, 2, 3]), valid_from=LATER.valid_from + timedelta(seconds=1))
    assert newer(LATER, candidate) is candidate
    assert newer(None, LATER) is LATER
    assert newer(LATER, LATER) is LATER


@pytest.mark.parametrize("change", [{"issuer": "did:web:x"}, {"url": "https://x"}, {"purposes": frozenset()}])
def test_another_list_does_not_replace_this_one(change: dict[str, Any]) -> None:
    with pytest.raises(RollbackError):
        newer(LATER, replace(LATER, **change))


def test_a_list_may_serve_several_purposes_and_take_a_suspension_back() -> None:
    both = ["revocation", "suspension"]
    found = verify_status_list(listed(statusPurpose=both), world.environment())
    assert found.purposes == set(both)
    before = replace(found, data=b"\x80" + found.data[1:])
    assert newer(before, found) is found


def test_a_list_says_how_long_it_may_be_kept() -> None:
    assert verify_status_list(listed(ttl=60_000), world.environment()).ttl == timedelta(minutes=1)
    assert verify_status_list(listed(), world.environment()).ttl is None
    endless = verify_status_list(listed(ttl=2**53 - 1), world.environment()).ttl
    assert endless == timedelta(days=3650)


@pytest.mark.parametrize("purpose", ["refresh", "message"])
def test_lists_that_only_report_are_lists_too(purpose: str) -> None:
    assert verify_status_list(listed(statusPurpose=purpose), world.environment()).purposes == {purpose}


def test_the_largest_list_is_read_however_little_it_compresses() -> None:
    data = random.Random(1).randbytes(MAXIMUM_BYTES)
    stored = "u" + base64url_encode(gzip.compress(data, compresslevel=0, mtime=0))
    found = verify_status_list(json.dumps(listed(encodedList=stored)), world.environment())
    assert (found.size, found.data) == (2**26, data)


def test_a_document_beyond_the_cap_of_lists_is_not_looked_at() -> None:
    assert code_of(" " * MAXIMUM_LIST_SIZE + "{}") == "STATUS_VERIFICATION_ERROR"


@pytest.mark.parametrize("purpose", ["suspension", "refresh", "message"])
def test_an_older_list_never_replaces_a_newer_one_even_where_bits_may_go(purpose: Any) -> None:
    newest = world.status_list(4, purpose)
    older = replace(newest, valid_from=newest.valid_from - timedelta(seconds=1))
    assert newer(older, newest) is newest
    with pytest.raises(RollbackError):
        newer(newest, older)
