"""The issuer's proof, and what it is never put under."""

import copy
from typing import Any

import pytest

from led_vc.errors import ContextNotAllowedError, InvalidVerificationMethodError, LedVcError, MalformedValueError
from led_vc.model import Credential
from tests import world


def test_the_same_document_and_moment_make_the_same_bytes() -> None:
    assert world.issue(world.summary()) == world.issue(Credential.from_document(world.summary()).document)


def test_the_document_is_left_as_it_was_and_its_order_is_kept() -> None:
    document = world.summary()
    before = copy.deepcopy(document)
    secured = world.issue(document)
    assert document == before
    assert list(secured) == [*document, "proof"]


def test_the_proof_says_who_when_and_why() -> None:
    proof = world.issue(world.summary())["proof"]
    assert proof.pop("proofValue").startswith("z")
    assert proof == {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-11-23T09:00:00Z",
        "verificationMethod": "did:web:led.example:provider:11#k1",
        "proofPurpose": "assertionMethod",
    }


def test_only_the_issuer_signs() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        world.issue(world.summary(), signer=world.provider(world.SCHOOL))


USUAL = world.summary()["@context"]


@pytest.mark.parametrize(
    "context",
    [[*USUAL, {"@vocab": "https://ex.org/#"}], USUAL[:1], [*USUAL, "https://www.w3.org/ns/credentials/examples/v2"]],
    ids=["B07 a vocabulary", "too few", "too many"],
)
def test_no_document_with_other_contexts_is_issued(context: list[Any]) -> None:
    with pytest.raises(ContextNotAllowedError):
        world.issue({**world.summary(), "@context": context})


def test_a_type_without_a_list_of_contexts_is_not_issued() -> None:
    document = {**world.summary(), "type": ["VerifiableCredential"], "@context": USUAL[:1]}
    with pytest.raises(ContextNotAllowedError):
        world.issue(document)


@pytest.mark.parametrize("change", [{"honours": "summa"}, {"credentialSubject": {"xyz": 1}}])
def test_nothing_is_issued_that_would_not_be_signed(change: dict[str, Any]) -> None:
    with pytest.raises(LedVcError) as caught:
        world.issue({**world.summary(), **change})
    assert caught.value.code == "DATA_LOSS_DETECTION_ERROR"


def test_a_document_is_signed_once() -> None:
    with pytest.raises(MalformedValueError):
        world.issue(world.issue(world.summary()))


def test_what_is_no_credential_is_not_issued() -> None:
    with pytest.raises(MalformedValueError):
        world.issue({**world.summary(), "credentialSubject": {}})


def test_a_number_that_readers_disagree_about_is_not_issued() -> None:
    document = world.summary()
    document["credentialSubject"]["hasClaim"]["x"] = 2**53
    with pytest.raises(LedVcError) as caught:
        world.issue(document, suite=world.JCS)
    assert caught.value.code == "RANGE_ERROR"
