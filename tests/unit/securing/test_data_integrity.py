"""Data Integrity by itself: any document, any proof that a key's owner cares to sign."""

import copy
from typing import Any

import pytest

from led_vc import contexts
from led_vc.did import self_contained, split_did_url
from led_vc.encoding import multibase_encode
from led_vc.errors import InvalidVerificationMethodError, LedVcError, MalformedValueError, ProofVerificationError
from led_vc.securing.data_integrity import Meter, Opened, ProofOptions, add_proof, complete_proof, verify_proof
from led_vc.securing.data_integrity.create import prepare_proof
from led_vc.securing.data_integrity.hashing import HashedDocument
from led_vc.securing.suites import SUITES
from tests import world

DOCUMENT = {"type": "Note", "text": ["a", 1, None]}
OPTIONS = ProofOptions(purpose="assertionMethod", created=world.ISSUED)


def resolve(url: str) -> Any:
    return self_contained(split_did_url(url)[0])


def opened(secured: Any, purpose: Any = "assertionMethod") -> Opened:
    return verify_proof(secured, purpose, resolve, contexts.bundled())


def signed_with(**changes: Any) -> dict[str, Any]:
    """Return the document with a proof whose members are whatever its signer wants; `...` takes one away."""
    usual = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2026-11-23T09:00:00Z",
        "verificationMethod": world.STRANGER.verification_method,
        "proofPurpose": "assertionMethod",
    }
    config = {name: value for name, value in {**usual, **changes}.items() if value is not ...}
    hashed = HashedDocument(document=DOCUMENT, contexts=contexts.bundled(), meter=Meter())
    signature = world.STRANGER.sign(hashed.data(world.JCS, "Ed25519", config))
    return {**DOCUMENT, "proof": {**config, "proofValue": multibase_encode(signature, "z")}}


def test_plain_json_is_secured_without_a_context() -> None:
    secured = add_proof(DOCUMENT, world.STRANGER, world.JCS, OPTIONS, contexts.bundled())
    assert "@context" not in secured["proof"]
    assert opened(secured).document == DOCUMENT
    assert secured == signed_with()


def test_what_is_opened_shares_nothing_with_what_was_passed_in() -> None:
    secured = signed_with()
    found = opened(secured)
    found.document["text"].append("b")
    assert secured["text"] == DOCUMENT["text"]


def test_securing_leaves_the_document_as_it_was() -> None:
    document = copy.deepcopy(DOCUMENT)
    add_proof(document, world.STRANGER, world.JCS, OPTIONS, contexts.bundled())["text"].append("b")
    assert document == DOCUMENT


def test_a_proof_says_who_made_it_and_for_whom() -> None:
    found = opened(signed_with(challenge="c", domain=["d", "e"], expires="2026-12-01T00:00:00Z")).proofs[0]
    assert (found.challenge, found.domains) == ("c", ("d", "e"))
    assert found.controller == world.did(world.STRANGER)
    assert found.created == world.ISSUED
    assert found.expires is not None
    assert opened(signed_with(domain="d")).proofs[0].domains == ("d",)


@pytest.mark.parametrize(
    "changes",
    [
        {"created": "yesterday"},
        {"created": 5},
        {"created": None},
        {"expires": "2026-11-23"},
        {"expires": ["2026-11-23T09:00:00Z"]},
        {"challenge": 5},
        {"challenge": None},
        {"domain": 5},
        {"domain": []},
        {"domain": ["d", 5]},
        {"domain": None},
        {"proofPurpose": ["assertionMethod"]},
        {"proofPurpose": ...},
        {"@context": ["https://www.w3.org/ns/credentials/v2"]},
    ],
)
def test_a_signature_does_not_make_a_malformed_proof_good(changes: dict[str, Any]) -> None:
    with pytest.raises(ProofVerificationError):
        opened(signed_with(**changes))


def test_unknown_members_of_a_jcs_proof_are_signed() -> None:
    secured = signed_with(nonce="n")
    assert opened(secured).document == DOCUMENT
    secured["proof"]["nonce"] = "m"
    with pytest.raises(ProofVerificationError):
        opened(secured)


def test_a_meter_counts_the_work_of_what_does_not_hold_too() -> None:
    meter, secured = Meter(), {**signed_with(), "text": "b"}
    with pytest.raises(ProofVerificationError):
        verify_proof(secured, "assertionMethod", resolve, contexts.bundled(), meter=meter)
    assert meter.work.signature_checks == 1


@pytest.mark.parametrize("name", ["ecdsa-rdfc-2019", "ecdsa-jcs-2019"])
def test_a_suite_does_not_sign_with_a_key_it_does_not_take(name: str) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        add_proof(DOCUMENT, world.STRANGER, SUITES[name], OPTIONS, contexts.bundled())


def test_a_document_with_a_proof_is_not_given_another() -> None:
    with pytest.raises(MalformedValueError):
        add_proof(signed_with(), world.STRANGER, world.JCS, OPTIONS, contexts.bundled())


def test_a_prepared_proof_is_completed_only_by_its_own_key() -> None:
    stranger = world.STRANGER
    prepared = prepare_proof(
        DOCUMENT, stranger.verification_method, stranger.public_key, world.JCS, OPTIONS, contexts.bundled()
    )
    with pytest.raises(ProofVerificationError):
        complete_proof(prepared, world.GRADUATE.sign(prepared.data))
    assert complete_proof(prepared, stranger.sign(prepared.data)) == signed_with()


def test_p384_hashes_with_sha384_and_the_others_with_sha256() -> None:
    for algorithm, size in (("P-256", 64), ("P-384", 96)):
        kind: Any = algorithm
        signer = world.person("p", kind)
        suite = SUITES["ecdsa-jcs-2019"]
        prepared = prepare_proof(
            DOCUMENT, signer.verification_method, signer.public_key, suite, OPTIONS, contexts.bundled()
        )
        assert len(prepared.data) == size


@pytest.mark.parametrize("method", ["did:example:x#k", "did:key:z6Mk#z6Mk", "x", "#k"])
def test_a_method_that_cannot_be_resolved_verifies_nothing(method: str) -> None:
    def unresolvable(url: str) -> Any:
        raise InvalidVerificationMethodError(url)

    with pytest.raises(LedVcError):
        verify_proof(signed_with(verificationMethod=method), "assertionMethod", unresolvable, contexts.bundled())
