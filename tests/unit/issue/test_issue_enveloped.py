"""The issuer's token, and what it is never put around."""

import copy
from typing import Any

import pytest

from led_vc.errors import (
    ContextNotAllowedError,
    CryptographicSecurityError,
    InvalidVerificationMethodError,
    MalformedValueError,
    ProofVerificationError,
)
from led_vc.issue import CredentialMediaType
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.present import LivePresentation, present_enveloped
from tests import world
from tests.unit.verify.enveloping import MEDIA_TYPES, issue, parts, university

each_media_type = pytest.mark.parametrize("media_type", MEDIA_TYPES)


@each_media_type
def test_the_document_is_left_as_it_was(media_type: CredentialMediaType) -> None:
    document = world.summary()
    before = copy.deepcopy(document)
    issue(media_type, document)
    assert document == before


def test_the_token_says_what_it_is_by_whom_and_when() -> None:
    header, payload = parts(issue("vc+jwt"))
    assert header == {"alg": "EdDSA", "typ": "vc+jwt", "cty": "vc", "kid": university().verification_method}
    assert (payload.pop("iss"), payload.pop("iat")) == (world.did(university()), int(world.ISSUED.timestamp()))
    assert payload == world.summary()


@each_media_type
def test_only_the_issuer_signs_only_what_a_verifier_of_ours_takes(media_type: CredentialMediaType) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        issue(media_type, signer=world.provider(world.SCHOOL))
    with pytest.raises(ContextNotAllowedError):
        issue(media_type, {**world.summary(), "@context": ["https://www.w3.org/ns/credentials/v2"]})
    with pytest.raises(MalformedValueError):
        issue(media_type, {**world.summary(), "iss": "did:example:1"})
    with pytest.raises(MalformedValueError):
        issue(media_type, {**world.summary(), "proof": {"type": "DataIntegrityProof"}})


@each_media_type
def test_a_key_that_verifiers_do_not_take_signs_nothing(media_type: CredentialMediaType) -> None:
    signer = LocalSigner(university().verification_method, PrivateKey.from_seed("P-521", b"x"))
    with pytest.raises(CryptographicSecurityError):
        issue(media_type, signer=signer)


class Mistaken:
    """A signer elsewhere whose signature is not by the key that it names."""

    verification_method = university().verification_method
    public_key = university().public_key

    def sign(self, data: bytes) -> bytes:
        return world.STRANGER.sign(data)


@each_media_type
def test_a_signature_by_another_key_does_not_leave(media_type: CredentialMediaType) -> None:
    with pytest.raises(ProofVerificationError):
        issue(media_type, signer=Mistaken())


@pytest.mark.parametrize(
    "pointer",
    ["/issuer", "/validFrom", "/validUntil", "/credentialStatus", "/credentialStatus/type", "/@context", "/type", "/id",
     "/credentialSchema", "/credentialSchema/id", "/credentialSubject", "/credentialSubject/id", "/iss", "/cnf"],
)  # fmt: skip
def test_what_says_whose_it_is_and_whether_it_counts_cannot_be_left_out(pointer: str) -> None:
    with pytest.raises(MalformedValueError):
        issue("vc+sd-jwt", world.qualification(), disclosable=[pointer])


def test_only_of_an_sd_jwt_something_can_be_left_out() -> None:
    for media_type in ("vc+jwt", "vc+cose"):
        with pytest.raises(MalformedValueError):
            issue(media_type, disclosable=["/credentialSubject/familyName"])


def test_the_salts_are_those_that_the_caller_gives() -> None:
    made: list[Any] = [issue("vc+sd-jwt", random=bytes) for _ in range(2)]
    assert made[0] == made[1]
    assert len({issue("vc+sd-jwt") for _ in range(4)}) == 4


def test_a_presentation_holds_secured_credentials() -> None:
    with pytest.raises(MalformedValueError):
        present_enveloped(world.summary(), world.GRADUATE, "vp+jwt", LivePresentation.at(world.NOW))
