"""Public JSON Web Keys."""

from typing import Any

import pytest

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.errors import InvalidVerificationMethodError, UnsupportedFeatureError
from led_vc.keys import KeyAlgorithm, PrivateKey, PublicKey

KEYS: dict[KeyAlgorithm, PublicKey] = {
    algorithm: PrivateKey.from_seed(algorithm, b"jwk").public_key
    for algorithm in ("Ed25519", "P-256", "P-384", "P-521", "ML-DSA-44", "BLS12-381-G2")
}


@pytest.mark.parametrize("algorithm", KEYS)
def test_a_jwk_is_read_back(algorithm: KeyAlgorithm) -> None:
    assert PublicKey.from_jwk(KEYS[algorithm].to_jwk()) == KEYS[algorithm]


def test_the_example_of_rfc_8037_is_read() -> None:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    assert PublicKey.from_jwk(jwk).raw.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


@pytest.mark.parametrize("member", ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"])
@pytest.mark.parametrize("algorithm", KEYS)
def test_a_jwk_with_a_secret_member_is_refused(algorithm: KeyAlgorithm, member: str) -> None:
    with pytest.raises(InvalidVerificationMethodError, match="secret"):
        PublicKey.from_jwk({**KEYS[algorithm].to_jwk(), member: "AA"})


@pytest.mark.parametrize(
    "change",
    [
        {"kty": "OKP"},
        {"kty": "RSA"},
        {"kty": "oct"},
        {"kty": "ec"},
        {"kty": None},
        {"kty": ["EC"]},
        {"crv": "P-384"},
        {"crv": "Ed25519"},
        {"crv": "p-256"},
        {"crv": None},
        {"crv": ["P-256"]},
        {"x": None},
        {"x": 1},
        {"x": ""},
        {"x": "AA"},
        {"y": None},
        {"y": "!"},
        {"alg": "ES384"},
        {"alg": "none"},
        {"alg": None},
        {"alg": ["ES256"]},
        {"use": "enc"},
        {"use": None},
        {"key_ops": ["sign"]},
        {"key_ops": "verify"},
        {"key_ops": None},
    ],
)
def test_a_jwk_that_does_not_fit_together_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey.from_jwk({**KEYS["P-256"].to_jwk(), **change})


@pytest.mark.parametrize("missing", ["kty", "crv", "x", "y"])
def test_a_jwk_without_a_member_is_refused(missing: str) -> None:
    jwk = KEYS["P-256"].to_jwk()
    del jwk[missing]
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey.from_jwk(jwk)


@pytest.mark.parametrize("algorithm", ["P-256", "P-384", "P-521", "BLS12-381-G2"])
def test_coordinates_of_two_points_are_refused(algorithm: KeyAlgorithm) -> None:
    other = PrivateKey.from_seed(algorithm, b"other").public_key.to_jwk()
    with pytest.raises(InvalidVerificationMethodError, match="not a point"):
        PublicKey.from_jwk({**KEYS[algorithm].to_jwk(), "y": other["y"]})


@pytest.mark.parametrize("change", [{"alg": None}, {"alg": ["ML-DSA-44"]}, {"alg": "ES256"}, {"pub": "AA"}, {"pub": 1}])
def test_an_algorithm_key_pair_that_does_not_fit_together_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey.from_jwk({**KEYS["ML-DSA-44"].to_jwk(), **change})


def test_a_bls_key_goes_with_no_alg_of_jose() -> None:
    with pytest.raises(InvalidVerificationMethodError, match="another algorithm"):
        PublicKey.from_jwk({**KEYS["BLS12-381-G2"].to_jwk(), "alg": "ES256"})


def test_a_coordinate_with_a_leading_zero_too_many_is_refused() -> None:
    jwk = KEYS["P-256"].to_jwk()
    longer = base64url_encode(b"\0" + base64url_decode(jwk["x"]))
    with pytest.raises(InvalidVerificationMethodError, match="33 bytes"):
        PublicKey.from_jwk({**jwk, "x": longer})


@pytest.mark.parametrize(
    ("algorithm", "alg"),
    [
        ("Ed25519", "EdDSA"),
        ("Ed25519", "Ed25519"),
        ("P-384", "ES384"),
        ("P-521", "ES512"),
        ("ML-DSA-44", "ML-DSA-44"),
    ],
)
def test_a_jwk_may_say_what_it_is_for(algorithm: KeyAlgorithm, alg: str) -> None:
    jwk = {**KEYS[algorithm].to_jwk(), "alg": alg, "use": "sig", "key_ops": ["verify"], "kid": "k1"}
    assert PublicKey.from_jwk(jwk) == KEYS[algorithm]


@pytest.mark.parametrize(
    "jwk",
    [
        {"kty": "EC", "crv": "secp256k1", "x": "AA", "y": "AA"},
        {"kty": "OKP", "crv": "X25519", "x": "AA", "use": "enc"},
        {"kty": "RSA", "n": "AA", "e": "AQAB"},
        {"kty": "EC", "crv": "BLS12381G1", "x": "AA", "y": "AA"},
        {"kty": "AKP", "alg": "ML-DSA-65", "pub": "AA"},
    ],
)
def test_another_kind_of_key_is_unsupported(jwk: dict[str, Any]) -> None:
    with pytest.raises(UnsupportedFeatureError):
        PublicKey.from_jwk(jwk)


def test_a_small_order_key_is_refused_as_a_jwk_too() -> None:
    with pytest.raises(InvalidVerificationMethodError, match="small order"):
        PublicKey.from_jwk({"kty": "OKP", "crv": "Ed25519", "x": "AQ" + "A" * 41})
