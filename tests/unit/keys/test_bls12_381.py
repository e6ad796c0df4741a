"""BLS12-381 G2 keys: what is one, and that it verifies no bytes."""

import pytest
from py_arkworks_bls12381 import G2Point

from led_vc.errors import CryptographicSecurityError, InvalidVerificationMethodError
from led_vc.keys import PrivateKey, PublicKey

KEY = PrivateKey.from_seed("BLS12-381-G2", b"bls")
RAW = KEY.public_key.raw
P = 0x1A0111EA397FE69A4B1BA7B6434BACD764774B84F38512BF6730D2A0F6B0F6241EABFFFEB153FFFFB9FEFFFFFFFFAAAB
COMPRESSED, INFINITY, SIGN = 0x80, 0x40, 0x20


def _outside_the_subgroup() -> bytes:
    """Return a point of the curve that is not in the group: its smallest x is, but for one chance in 2^254."""
    for x in range(100):
        encoded = bytes([COMPRESSED]) + bytes(47) + x.to_bytes(48)
        try:
            point = G2Point.from_compressed_bytes_unchecked(encoded)
        except ValueError:
            continue
        assert point.to_compressed_bytes() == encoded
        assert not point.is_in_subgroup()
        return encoded
    raise AssertionError("no x below 100 is on the curve")


def _off_the_curve() -> bytes:
    for x in range(100):
        encoded = bytes([COMPRESSED]) + bytes(47) + x.to_bytes(48)
        try:
            G2Point.from_compressed_bytes_unchecked(encoded)
        except ValueError:
            return encoded
    raise AssertionError("every x below 100 is on the curve")


def test_a_point_outside_the_subgroup_is_refused() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey("BLS12-381-G2", _outside_the_subgroup())


def test_a_point_off_the_curve_is_refused() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey("BLS12-381-G2", _off_the_curve())


@pytest.mark.parametrize(
    "encoded",
    [
        bytes([COMPRESSED | INFINITY]) + bytes(95),
        bytes([COMPRESSED | INFINITY]) + bytes(94) + b"\x01",
        bytes([COMPRESSED | INFINITY | SIGN]) + bytes(95),
        bytes([INFINITY]) + bytes(95),
        bytes(96),
        b"\xff" * 96,
    ],
)
def test_the_identity_is_refused_in_every_encoding(encoded: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey("BLS12-381-G2", encoded)


def test_a_key_with_other_flags_is_another_key_or_none() -> None:
    negated = PublicKey("BLS12-381-G2", bytes([RAW[0] ^ SIGN]) + RAW[1:])
    assert negated != KEY.public_key
    for flags in (RAW[0] ^ COMPRESSED, RAW[0] | INFINITY):
        with pytest.raises(InvalidVerificationMethodError):
            PublicKey("BLS12-381-G2", bytes([flags]) + RAW[1:])


def test_a_coordinate_of_p_or_more_is_refused() -> None:
    c0 = int.from_bytes(RAW[48:]) + P
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey("BLS12-381-G2", RAW[:48] + c0.to_bytes(48))


@pytest.mark.parametrize("raw", [RAW[:-1], RAW + b"\0", b"\0" + RAW, G2Point().to_xy_bytes_be()])
def test_a_key_of_another_length_is_refused(raw: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PublicKey("BLS12-381-G2", raw)


def test_a_bls_key_verifies_no_bytes() -> None:
    with pytest.raises(CryptographicSecurityError, match="BBS"):
        KEY.public_key.verify(bytes(80), b"m")
