"""What is encrypted for a key comes back by that key alone, and only the one way of encrypting is taken.

https://www.rfc-editor.org/rfc/rfc7516
"""

import json
from typing import Any

import pytest

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.errors import (
    CryptographicSecurityError,
    InvalidVerificationMethodError,
    LedVcError,
    ParsingError,
    ProofVerificationError,
)
from led_vc.securing.jose import EncryptionKey, decrypt, encrypt

KEY, OTHER, ELSEWHERE = EncryptionKey.generate(), EncryptionKey.generate(), EncryptionKey.generate("X25519")
GOOD = encrypt(b"secret", KEY)


def with_header(**changes: Any) -> str:
    """Return the token under a header with members changed; `...` takes one away."""
    first, rest = GOOD.split(".", 1)
    header = {**json.loads(base64url_decode(first)), **changes}
    kept = {name: value for name, value in header.items() if value is not ...}
    return f"{base64url_encode(json.dumps(kept).encode())}.{rest}"


@pytest.mark.parametrize("encryption", ["A128GCM", "A192GCM", "A256GCM"])
@pytest.mark.parametrize("key", [KEY, ELSEWHERE], ids=["P-256", "X25519"])
def test_what_was_encrypted_comes_back(key: EncryptionKey, encryption: Any) -> None:
    public = EncryptionKey.from_jwk(key.public_jwk())
    found = decrypt(encrypt(b"secret", public, encryption, header={"kid": "k", "cty": "json"}), key)
    assert (found.plaintext, found.header["kid"], found.header["enc"]) == (b"secret", "k", encryption)


def test_each_time_it_looks_different() -> None:
    assert len({encrypt(b"secret", KEY) for _ in range(8)}) == 8


@pytest.mark.parametrize("key", [OTHER, ELSEWHERE])
def test_another_key_does_not_open_it(key: EncryptionKey) -> None:
    with pytest.raises(ProofVerificationError):
        decrypt(GOOD, key)


def test_a_public_key_does_not_decrypt() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        decrypt(GOOD, EncryptionKey.from_jwk(KEY.public_jwk()))


@pytest.mark.parametrize(
    "changes",
    [{"alg": name} for name in ("RSA1_5", "RSA-OAEP", "PBES2-HS256+A128KW", "dir", "ECDH-ES+A128KW", "none")]
    + [{"alg": name} for name in (..., None, ["ECDH-ES"])]
    + [{"enc": name} for name in ("A128CBC-HS256", "A256CBC-HS512", "none", ..., 1)],
)  # fmt: skip
def test_another_way_is_refused_before_anything_is_computed(changes: dict[str, Any]) -> None:
    with pytest.raises(CryptographicSecurityError):
        decrypt(with_header(**changes), KEY)


@pytest.mark.parametrize("name", ["zip", "crit", "jku", "jwk", "x5u", "x5c", "p2c", "p2s", "b64", "anything"])
def test_another_header_is_refused(name: str) -> None:
    with pytest.raises(ParsingError):
        decrypt(with_header(**{name: "DEF"}), KEY)
    with pytest.raises(ParsingError):
        encrypt(b"x", KEY, header={name: "DEF"})


@pytest.mark.parametrize(
    "epk",
    [..., None, "x", {}, {"kty": "oct", "k": "AA"}, {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"},
     {**KEY.public_jwk(), "y": OTHER.public_jwk()["y"]}, {**KEY.public_jwk(), "d": "AA"},
     {**KEY.public_jwk(), "crv": "secp256k1"}],
)  # fmt: skip
def test_a_senders_key_that_is_none_is_refused(epk: Any) -> None:
    with pytest.raises((ParsingError, InvalidVerificationMethodError)):
        decrypt(with_header(epk=epk), KEY)


def test_every_part_is_under_the_tag() -> None:
    for at in range(0, len(GOOD), 7):
        made = GOOD[:at] + ("A" if GOOD[at] != "A" else "B") + GOOD[at + 1 :]
        with pytest.raises(LedVcError):
            decrypt(made, KEY)


@pytest.mark.parametrize(
    "token", ["", "a.b.c", GOOD + ".", GOOD + "=", GOOD.replace("..", ".AA."), GOOD[:-2], " " + GOOD, "a" * 2**21]
)
def test_another_spelling_is_refused(token: str) -> None:
    with pytest.raises((ParsingError, ProofVerificationError)):
        decrypt(token, KEY)


@pytest.mark.parametrize(
    "changes",
    [{"use": "sig"}, {"alg": "ES256"}, {"key_ops": ["sign"]}, {"key_ops": [[]]}, {"kty": "oct"}, {"crv": "Ed25519"},
     {"crv": ["P-256"]}, {"x": 1}],
)  # fmt: skip
def test_a_key_for_something_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        EncryptionKey.from_jwk({**KEY.public_jwk(), **changes})


def test_a_key_does_not_show_itself() -> None:
    assert KEY.public_jwk().keys() == {"kty", "crv", "x", "y"}
    assert KEY.public_jwk()["x"] not in repr(KEY)
