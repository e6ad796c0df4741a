"""`@digitalbazaar/bbs-2023-cryptosuite` 2.0.1 and we issue, derive and verify, each for the other.

Every way from one to the other, a few times only: the peer takes half a second for each step.
https://github.com/digitalbazaar/bbs-2023-cryptosuite
"""

import secrets
from copy import deepcopy
from functools import cache
from typing import Any, Literal

import pytest

from led_vc.did import did_key
from led_vc.encoding import JsonObject, multibase_decode
from led_vc.environment import PROOF_ONLY, Environment
from led_vc.keys import PrivateKey, PublicKey
from led_vc.securing.bbs import LocalBbsSigner
from led_vc.securing.bbs_2023 import DisclosureProof
from led_vc.securing.data_integrity import ProofOptions, add_base_proof, derive_proof
from led_vc.securing.suites.bbs_2023 import BBS_2023
from led_vc.verify import verify_credential
from tests import world
from tests.disclosed import ANYTHING, CONTEXTS
from tests.interop.peer import Given, Peer, PeerKey

Side = Literal["ours", "theirs"]
each_way = pytest.mark.parametrize(
    ("issuer", "holder"), [("ours", "ours"), ("ours", "theirs"), ("theirs", "ours"), ("theirs", "theirs")]
)
KEY = PrivateKey.from_seed("BLS12-381-G2", b"interop")
SIGNER = LocalBbsSigner(did_key.method_of(KEY.public_key), KEY)
DOCUMENT = {**ANYTHING, "issuer": did_key.did_of(KEY.public_key)}
MANDATORY = ("/issuer", "/validFrom", "/credentialSubject/id")
SELECTIVE = ("/credentialSubject/alumniOf/name", "/credentialSubject/degrees/1")


@cache
def issued(peer: Peer, issuer: Side) -> dict[str, Any]:
    if issuer == "ours":
        options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
        return add_base_proof(
            DOCUMENT, SIGNER, BBS_2023, options, CONTEXTS, mandatory_pointers=MANDATORY, random=secrets.token_bytes
        )
    return peer.issue_base(DOCUMENT, BBS_2023.name, peer_key(KEY), MANDATORY)


def derived(peer: Peer, holder: Side, secured: JsonObject, pointers: tuple[str, ...] = SELECTIVE) -> dict[str, Any]:
    if holder == "ours":
        return derive_proof(secured, CONTEXTS, selective_pointers=pointers, random=secrets.token_bytes)
    return peer.derive(secured, BBS_2023.name, pointers)


def peer_key(key: PrivateKey) -> PeerKey:
    return PeerKey(
        algorithm=key.algorithm,
        id=did_key.method_of(key.public_key),
        public=key.public_key.to_multikey(),
        secret=key.to_multikey(),
    )


def our_code(shown: JsonObject) -> str | None:
    environment = Environment(now=world.NOW, contexts=CONTEXTS, trust=None, checks=PROOF_ONLY, context_policy="open")
    return verify_credential(shown, environment).check("proof").code


def peer_errors(peer: Peer, shown: JsonObject) -> tuple[str, ...]:
    found = peer.verify_credential(shown, Given(suites=(BBS_2023.name,), controllers={}, status_lists={}))
    assert found.verified is not bool(found.errors)
    return found.errors


def with_another_school(shown: JsonObject) -> dict[str, Any]:
    changed = deepcopy(dict(shown))
    changed["credentialSubject"]["alumniOf"]["name"] = "Another School"
    return changed


@each_way
def test_both_verify_what_either_derives_from_what_either_issues(peer: Peer, issuer: Side, holder: Side) -> None:
    shown = derived(peer, holder, issued(peer, issuer))
    assert "rooms" not in shown["credentialSubject"]["alumniOf"]
    assert our_code(shown) is None
    assert peer_errors(peer, shown) == ()


@pytest.mark.parametrize("pointers", [(), ("/credentialSubject",), ("/credentialSubject/degrees/0/type",)], ids=str)
def test_from_one_base_proof_both_derive_the_same_but_for_the_randomness(peer: Peer, pointers: tuple[str, ...]) -> None:
    secured = issued(peer, "ours")
    mine, peers = derived(peer, "ours", secured, pointers), derived(peer, "theirs", secured, pointers)
    values = [DisclosureProof.decode(multibase_decode(one["proof"].pop("proofValue"))) for one in (mine, peers)]
    assert mine == peers
    first, second = values
    assert first.bbs_proof != second.bbs_proof
    assert (first.label_map, first.mandatory_indexes) == (second.label_map, second.mandatory_indexes)
    assert (first.selective_indexes, len(first.bbs_proof)) == (second.selective_indexes, len(second.bbs_proof))


@each_way
def test_neither_verifies_what_was_changed(peer: Peer, issuer: Side, holder: Side) -> None:
    changed = with_another_school(derived(peer, holder, issued(peer, issuer)))
    assert our_code(changed) == "PROOF_VERIFICATION_ERROR"
    assert peer_errors(peer, changed) != ()


@pytest.mark.parametrize("issuer", ["ours", "theirs"])
def test_neither_verifies_what_had_its_start_taken_away(peer: Peer, issuer: Side) -> None:
    shown = derived(peer, "ours", issued(peer, issuer))
    del shown["validFrom"]
    assert our_code(shown) == "PROOF_VERIFICATION_ERROR"
    assert peer_errors(peer, shown) != ()


@pytest.mark.parametrize("issuer", ["ours", "theirs"])
def test_neither_verifies_a_base_proof(peer: Peer, issuer: Side) -> None:
    secured = issued(peer, issuer)
    assert our_code(secured) == "PROOF_VERIFICATION_ERROR"
    assert peer_errors(peer, secured) != ()


def test_the_peer_reads_our_key_and_writes_it_alike(peer: Peer) -> None:
    found = peer.ask("importKey", key=peer_key(KEY).to_json(), canonicalize=True)
    assert found["publicKeyMultibase"] == KEY.public_key.to_multikey()
    assert found["secretKeyMultibase"] == KEY.to_multikey()


def test_we_read_a_key_of_the_peers(peer: Peer) -> None:
    theirs = peer.new_key("BLS12-381-G2")
    assert PrivateKey.from_multikey(theirs.secret).public_key == PublicKey.from_multikey(theirs.public)
    assert theirs.controller == did_key.did_of(PublicKey.from_multikey(theirs.public))
