"""Bitstring status lists beside `@digitalbazaar/vc-bitstring-status-list` 2.0.1: each reads the other's bits.

https://github.com/digitalbazaar/vc-bitstring-status-list
"""

from copy import deepcopy
from typing import Any

import pytest

from led_vc.encoding import format_datetime
from led_vc.errors import StatusVerificationError
from led_vc.keys import PublicKey
from led_vc.status import bitstring
from led_vc.verify import verify_credential, verify_status_list
from tests import world
from tests.interop.cases import CASES, Case, each_case, knowing
from tests.interop.peer import Peer, PeerKey
from tests.unit.verify.reading import outcome

_NUMBER, _INDEX = world.SUMMARY_REVOCATION.status_list, world.SUMMARY_REVOCATION.index
_URL = world.NAMES.status_list(_NUMBER)
_BITS = [0, 1, 7, 8, 4_095, _INDEX, 131_071]


def with_another_list(secured: dict[str, Any]) -> dict[str, Any]:
    changed = deepcopy(secured)
    changed["credentialSubject"]["encodedList"] = bitstring.encode_list(bytes(bitstring.MINIMUM_ENTRIES // 8))
    return changed


def their_list(peer: Peer, case: Case, key: PeerKey, bits: list[int]) -> dict[str, Any]:
    unsigned = peer.ask(
        "statusList",
        id=_URL,
        issuer=key.controller,
        statusPurpose="revocation",
        length=bitstring.MINIMUM_ENTRIES,
        bits=bits,
        validFrom=format_datetime(world.ISSUED),
    )
    return peer.issue(unsigned, case.suite.name, key)


@pytest.fixture
def issuer(peer: Peer, case: Case) -> PeerKey:
    """Return a key of the peer's that the trust list will know as the university's."""
    return peer.new_key(case.algorithm, method=world.NAMES.verification_method(world.UNIVERSITY, 1))


@each_case
def test_the_peer_verifies_our_status_list(peer: Peer, case: Case) -> None:
    found = peer.verify_credential(case.status_list(_NUMBER, bits=_BITS), case.given())
    assert (found.verified, found.errors) == (True, ())


def test_the_peer_reads_the_bits_that_we_set(peer: Peer) -> None:
    encoded = world.signed_status_list(bits=_BITS)["credentialSubject"]["encodedList"]
    assert peer.ask("setBits", encodedList=encoded) == {"length": bitstring.MINIMUM_ENTRIES, "bits": _BITS}


@each_case
def test_the_peer_finds_that_our_credential_is_revoked(peer: Peer, case: Case) -> None:
    found = peer.verify_credential(case.credential(), case.given(status_lists=case.status_lists(_INDEX)))
    assert found.statuses == (("revocation", _INDEX, True),)
    assert (found.verified, found.errors) == (False, ())


@each_case
def test_the_peer_finds_that_a_credential_shown_to_it_is_revoked(peer: Peer, case: Case) -> None:
    shown = world.show(case.credential(), holder=case.graduate, suite=case.suite)
    found = peer.verify_live(shown, case.given(status_lists=case.status_lists(_INDEX)))
    assert (found.verified, found.statuses) == (False, (("revocation", _INDEX, True),))


def test_the_peer_does_not_mind_that_another_credential_is_revoked(peer: Peer) -> None:
    case = CASES[0]
    found = peer.verify_credential(
        case.credential(), case.given(status_lists=case.status_lists(_INDEX - 1, _INDEX + 1))
    )
    assert (found.verified, found.statuses) == (True, (("revocation", _INDEX, False),))


@each_case
def test_the_peer_refuses_our_status_list_once_it_is_changed(peer: Peer, case: Case) -> None:
    changed = with_another_list(case.status_list(_NUMBER, bits=[_INDEX]))
    found = peer.verify_credential(case.credential(), case.given(status_lists={_URL: changed}))
    assert not found.verified
    assert "Invalid signature." in found.errors


@each_case
def test_we_read_the_bits_of_a_status_list_that_the_peer_issues(peer: Peer, case: Case, issuer: PeerKey) -> None:
    environment = knowing(PublicKey.from_multikey(issuer.public))
    found = verify_status_list(their_list(peer, case, issuer, _BITS), environment)
    assert [index for index in range(found.size) if found.is_set(index)] == _BITS


@each_case
def test_we_find_that_a_credential_is_revoked_in_their_status_list(peer: Peer, case: Case, issuer: PeerKey) -> None:
    public_key = PublicKey.from_multikey(issuer.public)
    found = verify_status_list(their_list(peer, case, issuer, [_INDEX]), knowing(public_key))
    issued = peer.issue(case.unsigned("summary"), case.suite.name, issuer)
    report = verify_credential(issued, knowing(public_key, status=world.all_lists(found)))
    assert outcome(report, "status") == ("failed", "STATUS_REVOKED")


@each_case
def test_we_refuse_their_status_list_once_it_is_changed(peer: Peer, case: Case, issuer: PeerKey) -> None:
    changed = with_another_list(their_list(peer, case, issuer, [_INDEX]))
    with pytest.raises(StatusVerificationError):
        verify_status_list(changed, knowing(PublicKey.from_multikey(issuer.public)))
