"""A wallet's key proof. https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#appendix-F.1"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from led_vc.did import did_jwk, did_key
from led_vc.encoding import base64url_encode
from led_vc.errors import (
    CryptographicSecurityError,
    ExpiredError,
    InvalidChallengeError,
    InvalidDomainError,
    InvalidVerificationMethodError,
    LedVcError,
    NotYetValidError,
    ParsingError,
    ProofVerificationError,
)
from led_vc.keys import KeyAlgorithm, PrivateKey
from led_vc.securing.jose import KEY_PROOF_TYPE, KeyProof, sign_key_proof, verify_key_proof
from tests.paths import VECTORS, requires_shared
from tests.unit.jose.forge import token

KEY = PrivateKey.from_seed("Ed25519", b"wallet")
DID = did_key.did_of(KEY.public_key)
METHOD = did_key.method_of(KEY.public_key)
ISSUER = "https://led.example"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HEADER = {"alg": "EdDSA", "typ": KEY_PROOF_TYPE, "kid": METHOD}
CLAIMS = {"aud": ISSUER, "iat": int(NOW.timestamp()), "nonce": "n-1"}


def verify(text: str, *, now: datetime = NOW) -> KeyProof:
    return verify_key_proof(text, audience=ISSUER, now=now)


def forged(header: dict[str, Any] | None = None, **claims: Any) -> str:
    members = {name: value for name, value in (CLAIMS | claims).items() if value is not None}
    kept = {name: value for name, value in (HEADER | (header or {})).items() if value is not None}
    return token(kept, members, KEY)


@pytest.mark.parametrize("algorithm", ["Ed25519", "P-256", "P-384"])
def test_a_proof_gives_the_holders_did_and_key(algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"wallet")
    method = did_key.method_of(key.public_key)
    proof = verify(sign_key_proof(key, verification_method=method, audience=ISSUER, nonce="n-1", issued_at=NOW))
    assert (proof.did, proof.public_key) == (did_key.did_of(key.public_key), key.public_key)
    assert (proof.nonce, proof.issued_at) == ("n-1", NOW)


def test_a_proof_may_state_its_key_as_a_jwk() -> None:
    proof = verify(forged({"kid": None, "jwk": KEY.public_key.to_jwk()}))
    assert (proof.did, proof.public_key) == (None, KEY.public_key)


@pytest.mark.parametrize(
    "header",
    [
        {"jwk": KEY.public_key.to_jwk()},
        {"kid": None},
        {"kid": None, "jwk": "x"},
        {"kid": None, "jwk": {**KEY.public_key.to_jwk(), "d": "AA"}},
    ],
    ids=["twice", "never", "text", "secret"],
)
def test_a_key_that_is_not_stated_exactly_once_and_in_public_is_refused(header: dict[str, Any]) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        verify(forged(header))


@pytest.mark.parametrize(
    "kid", [DID, "did:web:evil.example#k1", "../../etc/passwd", "' OR 1=1--", "k" * 600, f"{DID}#other", 7, ""]
)
def test_a_kid_that_is_not_a_did_key_url_is_refused(kid: object) -> None:
    with pytest.raises(LedVcError):
        verify(forged({"kid": kid}))


def test_a_did_jwk_is_refused_because_it_would_not_fit_a_code() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        verify(forged({"kid": did_jwk.did_of(KEY.public_key) + "#0"}))


def test_a_proof_by_another_key_than_it_states_is_refused() -> None:
    other = did_key.method_of(PrivateKey.from_seed("Ed25519", b"victim").public_key)
    with pytest.raises(ProofVerificationError):
        verify(forged({"kid": other}))


@requires_shared
def test_small_order_keys_are_refused_although_anybody_can_sign_for_them() -> None:
    vectors = json.loads((VECTORS / "wycheproof" / "ed25519_small_order.json").read_text())
    for vector in vectors["tests"]:
        jwk = {"kty": "OKP", "crv": "Ed25519", "x": base64url_encode(bytes.fromhex(vector["publicKey"]))}
        head = forged({"kid": None, "jwk": jwk}).rpartition(".")[0]
        with pytest.raises(InvalidVerificationMethodError):
            verify(f"{head}.{base64url_encode(bytes.fromhex(vector['sig']))}")


def test_a_proof_for_another_issuer_is_refused() -> None:
    for audience in ("https://led.example/", "https://other.example", None):
        with pytest.raises(InvalidDomainError):
            verify(forged(aud=audience))


@pytest.mark.parametrize("nonce", [None, "", 5, "n" * 201])
def test_a_proof_without_a_usable_nonce_is_refused(nonce: object) -> None:
    with pytest.raises(InvalidChallengeError):
        verify(forged(nonce=nonce))


def test_an_old_proof_is_refused() -> None:
    with pytest.raises(ExpiredError):
        verify(forged(), now=NOW + timedelta(minutes=7))


def test_a_proof_from_the_future_is_refused() -> None:
    with pytest.raises(NotYetValidError):
        verify(forged(), now=NOW - timedelta(minutes=2))


@pytest.mark.parametrize("header", [{"typ": "JWT"}, {"typ": None}, {"typ": "kb+jwt"}])
def test_a_token_of_another_type_is_no_key_proof(header: dict[str, Any]) -> None:
    with pytest.raises(ParsingError):
        verify(forged(header))


def test_alg_none_is_refused() -> None:
    with pytest.raises(CryptographicSecurityError):
        verify(forged({"alg": "none"}))
