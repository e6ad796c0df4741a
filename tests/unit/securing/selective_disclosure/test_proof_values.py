"""A proof value has one encoding."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from led_vc.encoding import CborTag, cbor_encode
from led_vc.errors import ProofVerificationError
from led_vc.securing.selective_disclosure import proof_values

HEADER = b"\xd9\x5d\x01"
COMPONENTS: list[Any] = [b"bytes", ["text"], {0: b"x", 24: b"y"}, [0, 1, 300]]


def read(data: bytes, count: int = 4) -> list[Any]:
    return proof_values.read_components(HEADER + data, HEADER, count)


def test_what_was_written_is_read() -> None:
    assert read(cbor_encode(COMPONENTS)) == COMPONENTS
    assert proof_values.write_components(HEADER, COMPONENTS) == HEADER + cbor_encode(COMPONENTS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        cbor_encode(COMPONENTS) + b"\x00",
        cbor_encode(COMPONENTS)[:-1],
        cbor_encode(COMPONENTS[:3]),
        cbor_encode([*COMPONENTS, 0]),
        cbor_encode({"a": 1}),
        cbor_encode(b"bytes"),
        cbor_encode(CborTag(0x5D01, COMPONENTS)),
        b"\x9f" + cbor_encode(COMPONENTS)[1:] + b"\xff",
        b"\x98\x04" + cbor_encode(COMPONENTS)[1:],
        b"\x84\x00\x00\x00\xa2\x01\x00\x00\x00",
        b"\x84\x00\x00\x00\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00",
    ],
    ids=[
        "nothing", "a byte after it", "a byte less", "one less", "one more", "a map", "bytes", "a tag",
        "indefinite length", "a longer length", "keys out of order", "a longer float",
    ],
)  # fmt: skip
def test_what_is_not_so_many_components_in_canonical_cbor_is_refused(data: bytes) -> None:
    with pytest.raises(ProofVerificationError):
        read(data)


def test_another_header_is_refused() -> None:
    with pytest.raises(ProofVerificationError):
        proof_values.read_components(b"\xd9\x5d\x00" + cbor_encode(COMPONENTS), HEADER, 4)


@given(st.binary(max_size=64))
def test_only_our_error_leaves_for_any_bytes(data: bytes) -> None:
    try:
        found = read(data)
    except ProofVerificationError:
        return
    assert len(found) == 4


@pytest.mark.parametrize("value", [b"12", b"1234", "123", None, 3, [1, 2, 3], CborTag(64, b"123")])
def test_bytes_of_another_length_or_kind_are_refused(value: Any) -> None:
    with pytest.raises(ProofVerificationError):
        proof_values.as_bytes(value, 3)


@pytest.mark.parametrize("value", [None, "ab", b"ab", {0: 1}, [True], ["1"], [1.0], [CborTag(2, b"1")], [0] * 4097])
def test_a_list_of_another_kind_or_length_is_refused(value: Any) -> None:
    with pytest.raises(ProofVerificationError):
        proof_values.as_list(value, int)


@pytest.mark.parametrize("value", [None, [], {"0": b""}, {-1: b""}, {0: "x"}, {0: CborTag(64, b"")}, {True: b""}])
def test_a_map_of_another_kind_is_refused(value: Any) -> None:
    with pytest.raises(ProofVerificationError):
        proof_values.as_map(value, bytes)


@pytest.mark.parametrize("value", [[0, 0], [1, 0], [0, 2, 1], [-1], [3], [0, 1, 2, 3], ["0"]])
def test_indexes_that_do_not_ascend_within_range_are_refused(value: Any) -> None:
    with pytest.raises(ProofVerificationError):
        proof_values.as_indexes(value, 3)


@pytest.mark.parametrize("value", [[], [0], [2], [0, 1, 2]])
def test_ascending_indexes_within_range_are_read(value: list[int]) -> None:
    assert proof_values.as_indexes(value, 3) == tuple(value)
