"""COSE_Sign1 has one reading, and only what is signed counts. https://www.rfc-editor.org/rfc/rfc9052#section-4.2"""

from typing import Any

import cbor2
import pytest

from led_vc.errors import CryptographicSecurityError, LedVcError, ParsingError, ProofVerificationError
from led_vc.keys import KeyAlgorithm, LocalSigner, PrivateKey
from led_vc.securing.cose import COSE_ALGORITHMS_WITH_ES512, MessageKind, parse_sign1, sign_sign1, verify_sign1

KIND = MessageKind(type="application/vc+cose")
KEY = PrivateKey.from_seed("Ed25519", b"cose")
SIGNER = LocalSigner("did:example:1#k", KEY)
PROTECTED = {1: -8, 16: KIND.type}


class Mistaken:
    """A signer that signs with another key than it says."""

    verification_method = "did:example:1#k"
    public_key = KEY.public_key

    def sign(self, data: bytes) -> bytes:
        return PrivateKey.from_seed("Ed25519", b"another").sign(data)


def made(
    protected: Any = PROTECTED,
    unprotected: Any = None,
    payload: Any = b"{}",
    *,
    tag: int | None = 18,
    key: PrivateKey = KEY,
) -> bytes:
    """Return a message of any form, signed."""
    header = protected if isinstance(protected, bytes) else cbor2.dumps(protected)
    signature = key.sign(cbor2.dumps(["Signature1", header, b"", payload if isinstance(payload, bytes) else b""]))
    value = [header, {} if unprotected is None else unprotected, payload, signature]
    return cbor2.dumps(value if tag is None else cbor2.CBORTag(tag, value))


@pytest.mark.parametrize("algorithm", ["Ed25519", "P-256", "P-384"])
def test_what_was_signed_verifies_with_each_algorithm(algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"cose")
    data = sign_sign1(b"payload", LocalSigner("did:example:1#k", key), protected={16: KIND.type, 4: b"k"})
    message = parse_sign1(data, KIND)
    verify_sign1(message, key.public_key)
    assert (data[0], message.payload, message.protected[4]) == (0xD2, b"payload", b"k")


def test_a_message_of_another_writer_verifies() -> None:
    verify_sign1(parse_sign1(made(unprotected={4: b"k", "x": 1}), KIND), KEY.public_key)


def test_es512_is_only_taken_where_the_caller_says_so() -> None:
    key = PrivateKey.from_seed("P-521", b"cose")
    data = sign_sign1(b"{}", LocalSigner("did:example:1#k", key), protected={16: KIND.type})
    with pytest.raises(CryptographicSecurityError):
        parse_sign1(data, KIND)
    allowed = MessageKind(type=KIND.type, algorithms=COSE_ALGORITHMS_WITH_ES512)
    verify_sign1(parse_sign1(data, allowed), key.public_key)


@pytest.mark.parametrize("alg", [None, 0, 5, -37, -257, -36, "ES256", True, [-8], -8.0])
def test_another_algorithm_is_refused(alg: Any) -> None:
    with pytest.raises(CryptographicSecurityError):
        parse_sign1(made({1: alg, 16: KIND.type}), KIND)


def test_an_algorithm_in_the_unprotected_header_does_not_count() -> None:
    with pytest.raises(CryptographicSecurityError):
        parse_sign1(made({16: KIND.type}, {1: -8}), KIND)


REFUSED = {
    "no tag": made(tag=None),
    "another tag": made(tag=98),
    "payload detached": made(payload=None),
    "payload as text": made(payload="{}"),
    "typ missing": made({1: -8}),
    "another typ": made({1: -8, 16: "application/vp+cose"}),
    "typ by number": made({1: -8, 16: 61}),
    "typ in the unprotected header": made({1: -8}, {16: KIND.type}),
    "typ in both": made(PROTECTED, {16: KIND.type}),
    "alg in both": made(PROTECTED, {1: -8}),
    "kid in both": made({**PROTECTED, 4: b"k"}, {4: b"j"}),
    "content type unprotected": made(PROTECTED, {3: "application/vc"}),
    "claims unprotected": made(PROTECTED, {15: {1: "x"}}),
    "crit": made({**PROTECTED, 2: [16]}),
    "crit unprotected": made(PROTECTED, {2: [16]}),
    "the protected header is a list": made(cbor2.dumps([1])),
    "the protected header is no CBOR": made(b"\xff"),
    "the protected header is not in bytes": cbor2.dumps(cbor2.CBORTag(18, [PROTECTED, {}, b"{}", b"x"])),
    "the unprotected header is a list": made(PROTECTED, [1]),
    "three parts": cbor2.dumps(cbor2.CBORTag(18, [b"\xa0", {}, b""])),
    "bytes after it": made() + b"\0",
    "cut short": made()[:-1],
    "indefinite length": bytes([0xD2, 0x9F]) + made()[2:] + b"\xff",
    "nothing": b"",
    "text": b'{"a":1}',
    "a header key twice": made(bytes.fromhex("a3012701271063") + b"x/y"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused(name: str) -> None:
    with pytest.raises(ParsingError):
        parse_sign1(REFUSED[name], KIND)


def test_another_payload_or_header_is_noticed() -> None:
    tag = cbor2.loads(made())
    header, unprotected, payload, signature = tag.value
    other = cbor2.dumps({**PROTECTED, 4: b"k"})
    for value in ([header, unprotected, b"[]", signature], [other, unprotected, payload, signature]):
        with pytest.raises(ProofVerificationError):
            verify_sign1(parse_sign1(cbor2.dumps(cbor2.CBORTag(18, value)), KIND), KEY.public_key)


def test_every_flipped_bit_is_noticed() -> None:
    good = made()
    for at in range(len(good) * 8):
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(LedVcError):
            verify_sign1(parse_sign1(bytes(bad), KIND), KEY.public_key)


def test_a_key_of_another_kind_and_no_signature_are_refused() -> None:
    message = parse_sign1(made(), KIND)
    with pytest.raises(CryptographicSecurityError):
        verify_sign1(message, PrivateKey.from_seed("P-256", b"cose").public_key)
    empty = cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps(PROTECTED), {}, b"{}", b""]))
    with pytest.raises(ProofVerificationError):
        verify_sign1(parse_sign1(empty, KIND), KEY.public_key)


def test_a_signature_that_is_not_the_signers_does_not_leave() -> None:
    with pytest.raises(ProofVerificationError):
        sign_sign1(b"{}", Mistaken(), protected={16: KIND.type})
