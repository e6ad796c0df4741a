"""Signatures over lists of messages, and what is none."""

import pytest

from led_vc.errors import ComplexityLimitError, InvalidVerificationMethodError, ProofVerificationError
from led_vc.keys import PrivateKey
from led_vc.ports import BbsSigner
from led_vc.securing import bbs
from led_vc.securing.bbs.points import POINT_LENGTH
from tests.unit.securing.bbs.signed import (
    HEADER,
    MESSAGES,
    NOT_POINTS,
    NOT_SCALARS,
    PUBLIC,
    SECRET,
    SIGNATURE,
)

OTHER_PUBLIC = bbs.sk_to_pk(bbs.key_gen(b"material of another key for these tests"))
G2_IDENTITY = b"\xc0" + bytes(95)


def verify(
    signature: bytes = SIGNATURE,
    *,
    public_key: bytes = PUBLIC,
    header: bytes = HEADER,
    messages: tuple[bytes, ...] = MESSAGES,
) -> None:
    bbs.verify(public_key, signature, header=header, messages=messages)


@pytest.mark.parametrize("messages", [(), (b"",), MESSAGES, (b"same", b"same")])
def test_a_signature_verifies(messages: tuple[bytes, ...]) -> None:
    made = bbs.sign(SECRET, PUBLIC, header=HEADER, messages=messages)
    verify(made, messages=messages)
    assert len(made) == bbs.SIGNATURE_LENGTH


def test_the_same_messages_have_the_same_signature() -> None:
    assert bbs.sign(SECRET, PUBLIC, header=HEADER, messages=MESSAGES) == SIGNATURE


@pytest.mark.parametrize(
    "messages",
    [
        MESSAGES[:-1],
        (*MESSAGES, b""),
        MESSAGES[::-1],
        (MESSAGES[1], MESSAGES[0], *MESSAGES[2:]),
        (*MESSAGES[:-1], b"another"),
        (),
    ],
)
def test_a_signature_of_other_messages_is_refused(messages: tuple[bytes, ...]) -> None:
    with pytest.raises(ProofVerificationError):
        verify(messages=messages)


@pytest.mark.parametrize("header", [b"", HEADER + b"\0", HEADER[:-1], b"another"])
def test_a_signature_of_another_header_is_refused(header: bytes) -> None:
    with pytest.raises(ProofVerificationError):
        verify(header=header)


def test_a_signature_by_another_key_is_refused() -> None:
    with pytest.raises(ProofVerificationError):
        verify(public_key=OTHER_PUBLIC)


@pytest.mark.parametrize("octets", [SIGNATURE[:-1], SIGNATURE + b"\0", b"", SIGNATURE + SIGNATURE])
def test_a_signature_of_another_length_is_refused(octets: bytes) -> None:
    with pytest.raises(ProofVerificationError, match="80 bytes"):
        verify(octets)


@pytest.mark.parametrize("point", NOT_POINTS, ids=bytes.hex)
def test_a_signature_whose_a_is_no_point_of_g1_is_refused(point: bytes) -> None:
    with pytest.raises(ProofVerificationError, match=r"not a point|the identity"):
        verify(point + SIGNATURE[POINT_LENGTH:])


@pytest.mark.parametrize("scalar", NOT_SCALARS, ids=bytes.hex)
def test_a_signature_whose_e_is_no_scalar_is_refused(scalar: bytes) -> None:
    with pytest.raises(ProofVerificationError, match="a scalar"):
        verify(SIGNATURE[:POINT_LENGTH] + scalar)


@pytest.mark.parametrize("at", range(bbs.SIGNATURE_LENGTH))
def test_a_signature_with_one_bit_turned_is_refused(at: int) -> None:
    turned = bytearray(SIGNATURE)
    turned[at] ^= 1
    with pytest.raises(ProofVerificationError):
        verify(bytes(turned))


@pytest.mark.parametrize("key", [PUBLIC[:-1], PUBLIC + b"\0", b"", G2_IDENTITY, bytes(96), SIGNATURE[:48]])
def test_what_is_no_public_key_is_refused(key: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        verify(public_key=key)


def test_more_messages_than_generators_are_neither_signed_nor_verified() -> None:
    messages = (b"",) * (bbs.MAXIMUM_MESSAGES + 1)
    with pytest.raises(ComplexityLimitError):
        bbs.sign(SECRET, PUBLIC, header=HEADER, messages=messages)
    with pytest.raises(ComplexityLimitError):
        verify(messages=messages)


@pytest.mark.parametrize("secret", [*NOT_SCALARS, SECRET[:-1], SECRET + b"\0", b""], ids=bytes.hex)
def test_what_is_no_secret_key_signs_nothing(secret: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError) as refused:
        bbs.sign(secret, PUBLIC, header=HEADER, messages=MESSAGES)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(("material", "info"), [(bytes(31), b""), (bytes(32), bytes(65536))])
def test_a_key_is_not_made_of_too_little_or_too_much(material: bytes, info: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        bbs.key_gen(material, key_info=info)


def test_the_information_makes_another_key_of_the_same_material() -> None:
    assert bbs.key_gen(bytes(32)) != bbs.key_gen(bytes(32), key_info=b"another")


def test_a_local_signer_signs_messages_with_its_key() -> None:
    signer: BbsSigner = bbs.LocalBbsSigner("did:example:issuer#key", PrivateKey.from_bytes("BLS12-381-G2", SECRET))
    assert signer.public_key.raw == PUBLIC
    assert signer.sign_messages(HEADER, MESSAGES) == SIGNATURE


def test_a_local_signer_takes_no_other_kind_of_key() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        bbs.LocalBbsSigner("did:example:issuer#key", PrivateKey.from_seed("Ed25519", b"bbs"))


def test_a_local_signer_does_not_show_its_secret() -> None:
    signer = bbs.LocalBbsSigner("did:example:issuer#key", PrivateKey.from_bytes("BLS12-381-G2", SECRET))
    assert SECRET.hex() not in repr(signer)
    assert str(int.from_bytes(SECRET)) not in repr(signer)
