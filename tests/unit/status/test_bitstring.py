"""The bits of a status list."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from led_vc.encoding import base64url_encode
from led_vc.errors import RangeError, StatusListLengthError, StatusVerificationError
from led_vc.status.bitstring import (
    LIST_SIZES,
    MAXIMUM_BYTES,
    MINIMUM_ENTRIES,
    bit,
    bits_of,
    decode_list,
    encode_list,
    set_bit,
    value,
)

EMPTY = bytes(MINIMUM_ENTRIES // 8)


@pytest.mark.parametrize("index", [0, 7, 8, 131_071])
def test_e21_exactly_the_bit_that_was_set_is_read_as_set(index: int) -> None:
    data = bytearray(EMPTY)
    set_bit(data, index)
    assert [i for i in range(MINIMUM_ENTRIES) if bit(bytes(data), i)] == [index]


def test_e21_index_0_is_the_highest_bit_of_the_first_byte() -> None:
    data = bytearray(EMPTY)
    set_bit(data, 0)
    assert data[0] == 0x80


@pytest.mark.parametrize("index", [-1, MINIMUM_ENTRIES, 10**30])
def test_e14_an_index_outside_the_list_is_out_of_range(index: int) -> None:
    with pytest.raises(RangeError):
        bit(EMPTY, index)
    with pytest.raises(RangeError):
        set_bit(bytearray(EMPTY), index)


@given(st.sets(st.integers(0, MINIMUM_ENTRIES - 1), max_size=40))
def test_a_list_decodes_to_what_was_encoded(indexes: set[int]) -> None:
    data = bytearray(EMPTY)
    for index in indexes:
        set_bit(data, index)
    assert decode_list(encode_list(data)) == bytes(data)


def test_the_same_bits_are_the_same_text() -> None:
    assert encode_list(EMPTY) == encode_list(bytearray(EMPTY))


def packed(data: bytes) -> str:
    return "u" + base64url_encode(gzip.compress(data, mtime=0))


def test_e16_a_list_with_one_entry_too_few_is_too_short() -> None:
    with pytest.raises(StatusListLengthError):
        decode_list(packed(EMPTY[:-1]))
    with pytest.raises(StatusListLengthError):
        encode_list(EMPTY[:-1])


def test_a_list_may_be_as_long_as_the_limit() -> None:
    assert len(decode_list(packed(bytes(MAXIMUM_BYTES)))) == MAXIMUM_BYTES


@pytest.mark.parametrize("size", [MAXIMUM_BYTES + 1, 64 * 2**20])
def test_e17_a_list_that_expands_beyond_the_limit_is_refused(size: int) -> None:
    with pytest.raises(StatusVerificationError, match="expands"):
        decode_list(packed(bytes(size)))


def test_e17_the_bomb_is_not_expanded_in_memory() -> None:
    import tracemalloc

    bomb = packed(bytes(64 * 2**20))
    tracemalloc.start()
    with pytest.raises(StatusVerificationError):
        decode_list(bomb)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * 2**20


WHOLE = gzip.compress(EMPTY, mtime=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "z" + base64url_encode(WHOLE),
        base64url_encode(WHOLE),
        "u" + base64url_encode(WHOLE) + "=",
        "u!!!!",
        "u" + base64url_encode(b"not gzip at all"),
        "u" + base64url_encode(WHOLE[:-1]),
        "u" + base64url_encode(WHOLE[:20]),
        "u" + base64url_encode(WHOLE + b"\0"),
        "u" + base64url_encode(WHOLE + WHOLE),
        "u" + base64url_encode(WHOLE[:-5] + b"\0" + WHOLE[-4:]),
    ],
)
def test_a_list_has_one_reading_or_none(text: str) -> None:
    with pytest.raises(StatusVerificationError):
        decode_list(text)


@pytest.mark.parametrize("size", LIST_SIZES)
def test_a_list_is_made_of_the_indexes_that_are_set(size: int) -> None:
    data = bits_of([0, 9, size - 1], size=size)
    assert int.from_bytes(data) == 1 << size - 1 | 1 << size - 10 | 1
    assert decode_list(encode_list(data)) == bytes(data)


@pytest.mark.parametrize("size", [0, MINIMUM_ENTRIES - 8, MINIMUM_ENTRIES + 1, MAXIMUM_BYTES * 8 + 8])
def test_a_list_of_a_size_that_no_reader_takes_is_not_made(size: int) -> None:
    with pytest.raises(StatusListLengthError):
        bits_of([], size=size)


def test_an_index_outside_the_list_is_not_set() -> None:
    with pytest.raises(RangeError):
        bits_of([MINIMUM_ENTRIES])


@given(st.integers(1, 8), st.integers(0, 200), st.binary(min_size=256, max_size=256))
def test_a_wide_entry_is_read_from_its_first_bit_on(size: int, index: int, data: bytes) -> None:
    bits = "".join(f"{byte:08b}" for byte in data)
    assert value(data, index, size) == int(bits[index * size : (index + 1) * size], 2)


def test_a_wide_entry_that_hangs_over_the_end_is_out_of_range() -> None:
    data = bytes(MINIMUM_ENTRIES // 8)
    assert value(data, MINIMUM_ENTRIES // 2 - 1, 2) == 0
    for index, size in ((MINIMUM_ENTRIES // 2, 2), (MINIMUM_ENTRIES // 3, 3), (-1, 2)):
        with pytest.raises(RangeError):
            value(data, index, size)
