"""A compact JWS has one reading, and its header decides nothing. https://www.rfc-editor.org/rfc/rfc7515"""

import pytest

from led_vc.encoding import base64url_encode
from led_vc.errors import CryptographicSecurityError, LedVcError, ParsingError, ProofVerificationError, RangeError
from led_vc.keys import KeyAlgorithm, PrivateKey
from led_vc.securing.jose import parse_compact, sign_compact, verify_compact
from tests.unit.jose.forge import token

KEY = PrivateKey.from_seed("Ed25519", b"jose")
P256 = PrivateKey.from_seed("P-256", b"jose")


@pytest.mark.parametrize("algorithm", ["Ed25519", "P-256", "P-384"])
def test_what_was_signed_verifies_with_each_algorithm(algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"jose")
    jws = parse_compact(sign_compact({"a": 1}, key, header={"typ": "JWT"}), type_="JWT")
    verify_compact(jws, key.public_key)
    assert jws.claims == {"a": 1}


def test_both_names_of_ed25519_are_accepted() -> None:
    for name in ("EdDSA", "Ed25519"):
        verify_compact(parse_compact(token({"alg": name, "typ": "JWT"}, {}, KEY), type_="JWT"), KEY.public_key)


@pytest.mark.parametrize("name", ["none", "None", "nOnE", "HS256", "RS256", "ES512", "", 1, None, ["EdDSA"]])
def test_another_algorithm_is_refused_before_any_key_is_used(name: object) -> None:
    with pytest.raises(CryptographicSecurityError):
        parse_compact(token({"alg": name, "typ": "JWT"}, {}, KEY), type_="JWT")


def test_an_algorithm_that_is_not_the_keys_own_is_refused() -> None:
    jws = parse_compact(token({"alg": "ES256", "typ": "JWT"}, {}, KEY), type_="JWT")
    with pytest.raises(CryptographicSecurityError):
        verify_compact(jws, KEY.public_key)


def test_an_empty_signature_is_refused() -> None:
    unsigned = token({"alg": "EdDSA", "typ": "JWT"}, {}, KEY).rpartition(".")[0] + "."
    with pytest.raises(ProofVerificationError):
        verify_compact(parse_compact(unsigned, type_="JWT"), KEY.public_key)


def test_a_der_signature_is_refused() -> None:
    good = sign_compact({}, P256, header={"typ": "JWT"})
    der = bytes.fromhex("3006020101020101")
    jws = parse_compact(f"{good.rpartition('.')[0]}.{base64url_encode(der)}", type_="JWT")
    with pytest.raises(ProofVerificationError):
        verify_compact(jws, P256.public_key)


@pytest.mark.parametrize("name", ["crit", "b64", "jku", "x5u", "x5c", "zip", "trust_chain"])
def test_a_header_that_brings_a_key_or_changes_the_rules_is_refused(name: str) -> None:
    with pytest.raises(ParsingError):
        parse_compact(token({"alg": "EdDSA", "typ": "JWT", name: ["x"]}, {}, KEY), type_="JWT")


@pytest.mark.parametrize("type_", ["jwt", "kb+jwt", "at+jwt", None])
def test_a_token_of_another_type_is_refused(type_: str | None) -> None:
    with pytest.raises(ParsingError):
        parse_compact(token({"alg": "EdDSA", "typ": type_}, {}, KEY), type_="JWT")


def spellings() -> list[str]:
    good = token({"alg": "EdDSA", "typ": "JWT"}, {"n": 1}, KEY)
    head, _, signature = good.rpartition(".")
    last = "B" if signature[-1] == "A" else chr(ord(signature[-1]) + 1)
    return [
        good + "=",
        good + ".",
        " " + good,
        good.replace(".", ".\n", 1),
        good.partition(".")[2],
        f"{head}.{signature[:-1]}{last}",
        f"{head}.{signature}+/",
        "é" + good,
        "",
        "..",
        "a" * 20_000,
    ]


@pytest.mark.parametrize("text", spellings())
def test_a_second_spelling_of_a_token_is_refused(text: str) -> None:
    with pytest.raises(LedVcError):
        verify_compact(parse_compact(text, type_="JWT"), KEY.public_key)


@pytest.mark.parametrize(
    "claims", [b'{"a":1,"a":2}', b"[]", b'"x"', b'{"a":NaN}', b"\xff", b"[" * 5000, b'{"a":' * 9 + b"1" + b"}" * 9]
)
def test_claims_are_read_as_strictly_as_everything_else(claims: bytes) -> None:
    with pytest.raises(ParsingError):
        parse_compact(token({"alg": "EdDSA", "typ": "JWT"}, claims, KEY), type_="JWT")


def test_a_number_beyond_what_readers_agree_on_is_refused() -> None:
    with pytest.raises(RangeError):
        parse_compact(token({"alg": "EdDSA", "typ": "JWT"}, b'{"a":9007199254740993}', KEY), type_="JWT")


def test_every_flipped_bit_of_the_signature_is_noticed() -> None:
    good = sign_compact({"n": 1}, KEY, header={"typ": "JWT"})
    jws = parse_compact(good, type_="JWT")
    head = good.rpartition(".")[0]
    for at in range(64):
        changed = bytearray(jws.signature)
        changed[at] ^= 1
        with pytest.raises(ProofVerificationError):
            verify_compact(parse_compact(f"{head}.{base64url_encode(bytes(changed))}", type_="JWT"), KEY.public_key)


@pytest.mark.parametrize("algorithm", ["ML-DSA-44", "BLS12-381-G2"])
def test_a_key_without_an_alg_of_ours_signs_no_token(algorithm: KeyAlgorithm) -> None:
    with pytest.raises(CryptographicSecurityError, match=algorithm):
        sign_compact({}, PrivateKey.from_seed(algorithm, b"jose"), header={"typ": "JWT"})
