"""`@digitalbazaar/ecdsa-sd-2023-cryptosuite` 3.4.1 and we issue, derive and verify, each for the other.

Every way from one to the other: who issues, who derives, who verifies.
https://github.com/digitalbazaar/ecdsa-sd-2023-cryptosuite
"""

import secrets
from copy import deepcopy
from typing import Any, Literal

import pytest

from led_vc import contexts
from led_vc.derive import derive_credential
from led_vc.encoding import JsonObject
from led_vc.errors import ProofGenerationError
from led_vc.issue import issue_selective_credential
from led_vc.keys import PublicKey
from led_vc.securing.data_integrity import ProofOptions, add_base_proof
from led_vc.securing.suites import SELECTIVE_SUITES
from led_vc.verify import verify_credential
from tests import world
from tests.interop.cases import CASES, controller, each_profile, knowing, ours, with_another_title
from tests.interop.peer import Peer, PeerRefusedError

SUITE = SELECTIVE_SUITES["ecdsa-sd-2023"]
(CASE,) = (case for case in CASES if str(case) == "ecdsa-rdfc-2019 P-256")
"""Who issues and presents, and the status lists."""

Side = Literal["ours", "theirs"]
each_way = pytest.mark.parametrize(
    ("issuer", "holder"), [("ours", "ours"), ("ours", "theirs"), ("theirs", "ours"), ("theirs", "theirs")]
)
MANDATORY = ("/issuer", "/credentialSubject/id", "/credentialStatus")
SELECTIONS = (
    (),
    ("/credentialSubject/hasClaim/title",),
    ("/credentialSubject/givenName", "/credentialSubject/hasClaim/awardedBy/awardingBody/1"),
    ("/credentialSubject/hasClaim/awardedBy/awardingBody/1/legalName", "/credentialStatus/0", "/evidence"),
    ("/credentialSubject",),
    ("",),
)
each_selection = pytest.mark.parametrize("pointers", SELECTIONS, ids=lambda pointers: " ".join(pointers) or "none")


def issued(peer: Peer, issuer: Side, document: JsonObject) -> dict[str, Any]:
    if issuer == "ours":
        return issue_selective_credential(
            document, CASE.provider, SUITE, created=world.ISSUED, mandatory_pointers=MANDATORY
        )
    return peer.issue_base(document, SUITE.name, ours(CASE.provider), MANDATORY)


def derived(peer: Peer, holder: Side, secured: JsonObject, pointers: tuple[str, ...]) -> dict[str, Any]:
    if holder == "ours":
        return derive_credential(secured, pointers, contexts=contexts.bundled())
    return peer.derive(secured, SUITE.name, pointers)


def our_code(shown: JsonObject, key: PublicKey = CASE.provider.public_key) -> str | None:
    return verify_credential(shown, knowing(key)).check("proof").code


def peer_errors(peer: Peer, shown: JsonObject, key: PublicKey = CASE.provider.public_key) -> tuple[str, ...]:
    controllers = {world.NAMES.did_of(world.UNIVERSITY): controller(key)}
    found = peer.verify_credential(shown, CASE.given(suites=(SUITE.name, CASE.suite.name), controllers=controllers))
    assert found.verified is not bool(found.errors)
    return found.errors


@each_way
@each_selection
def test_both_verify_what_either_derives_from_what_either_issues(
    peer: Peer, issuer: Side, holder: Side, pointers: tuple[str, ...]
) -> None:
    shown = derived(peer, holder, issued(peer, issuer, CASE.unsigned("qualification")), pointers)
    assert our_code(shown) is None
    assert peer_errors(peer, shown) == ()


@each_profile
def test_from_one_base_proof_both_derive_the_same(peer: Peer, profile: Any) -> None:
    secured = issued(peer, "ours", CASE.unsigned(profile))
    pointers = ("/credentialSubject/hasClaim", "/credentialSubject/familyName")
    assert derived(peer, "ours", secured, pointers) == derived(peer, "theirs", secured, pointers)


@each_way
def test_neither_verifies_what_was_changed(peer: Peer, issuer: Side, holder: Side) -> None:
    shown = derived(peer, holder, issued(peer, issuer, CASE.unsigned("summary")), ("/credentialSubject/hasClaim",))
    changed = with_another_title(shown)
    assert our_code(changed) == "PROOF_VERIFICATION_ERROR"
    assert "Invalid signature." in peer_errors(peer, changed)


@each_way
def test_neither_verifies_what_had_its_end_taken_away(peer: Peer, issuer: Side, holder: Side) -> None:
    pointers = ("/credentialSubject", "/validUntil")
    shown = derived(peer, holder, issued(peer, issuer, CASE.unsigned("summary")), pointers)
    del shown["validUntil"]
    assert our_code(shown) == "PROOF_VERIFICATION_ERROR"
    assert peer_errors(peer, shown) != ()


def test_neither_verifies_under_another_key(peer: Peer) -> None:
    shown = derived(peer, "ours", issued(peer, "ours", CASE.unsigned("summary")), ())
    another = world.key("another", "P-256").public_key
    assert our_code(shown, another) == "PROOF_VERIFICATION_ERROR"
    assert "Invalid signature." in peer_errors(peer, shown, another)


@each_profile
@pytest.mark.parametrize("issuer", ["ours", "theirs"])
def test_neither_verifies_a_base_proof(peer: Peer, issuer: Side, profile: Any) -> None:
    secured = issued(peer, issuer, CASE.unsigned(profile))
    assert our_code(secured) == "PROOF_VERIFICATION_ERROR"
    assert peer_errors(peer, secured) != ()


@pytest.mark.parametrize("pointer", ["/nothing", "/credentialSubject/hasClaim/none", "/credentialSubject/givenName/0"])
def test_neither_derives_by_a_pointer_that_matches_nothing(peer: Peer, pointer: str) -> None:
    secured = issued(peer, "ours", CASE.unsigned("summary"))
    with pytest.raises(ProofGenerationError):
        derived(peer, "ours", secured, (pointer,))
    if pointer != "/credentialSubject/givenName/0":  # the peer takes a letter of the name, and shows nothing by it
        with pytest.raises(PeerRefusedError):
            derived(peer, "theirs", secured, (pointer,))


_ODD: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "type": ["VerifiableCredential"],
    "issuer": {"id": world.did(CASE.provider), "name": "The School of Examples"},
    "credentialSubject": [
        {"id": "did:example:one", "a/b": {"c~d": "escaped"}, "many": ["x", "y", {"deep": ["z", 1, True]}]},
        {"name": [{"@value": "naam", "@language": "nl"}, {"@value": "name", "@language": "en"}], "7": "a name"},
    ],
}  # fmt: skip


@pytest.mark.parametrize("issuer", ["ours", "theirs"])
@pytest.mark.parametrize(
    "pointers",
    [
        ("/credentialSubject/0/a~1b/c~0d",),
        ("/credentialSubject/0/many/2/deep/1", "/credentialSubject/0/many/0"),
        ("/credentialSubject/0/many/2/deep/2", "/credentialSubject/0/many/2/deep/0", "/credentialSubject/1/name/1"),
        ("/credentialSubject/1",),
        ("/issuer/name", "/credentialSubject/1/name"),
    ],
    ids=" ".join,
)
def test_both_select_alike_by_pointers_with_escapes_and_into_arrays(
    peer: Peer, issuer: Side, pointers: tuple[str, ...]
) -> None:
    document = deepcopy(_ODD)
    signer = CASE.provider
    known = contexts.bundled_with_examples()
    if issuer == "ours":
        options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
        secured = add_base_proof(
            document, signer, SUITE, options, known, mandatory_pointers=("/issuer/id",), random=secrets.token_bytes
        )
    else:
        secured = peer.issue_base(document, SUITE.name, ours(signer), ("/issuer/id",))
    mine = derive_credential(secured, pointers, contexts=known)
    assert mine == peer.derive(secured, SUITE.name, pointers)
    assert peer_errors(peer, mine) == ()
