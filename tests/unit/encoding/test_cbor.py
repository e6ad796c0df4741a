"""Strict CBOR: one encoding per value, no magic."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from led_vc.encoding import CborTag, cbor_decode, cbor_encode
from led_vc.errors import MalformedValueError, ParsingError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64 - 1) | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 70000) | st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(VALUES)
def test_what_is_written_is_read_back(value: object) -> None:
    assert cbor_decode(cbor_encode(value)) == value


@settings(deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused_and_nothing_else_happens(data: bytes) -> None:
    with contextlib.suppress(ParsingError):
        cbor_decode(data)


@settings(deadline=None)
@given(VALUES, st.data())
def test_a_cut_off_item_is_refused(value: object, data: st.DataObject) -> None:
    encoded = cbor_encode(value)
    with pytest.raises(ParsingError):
        cbor_decode(encoded[: data.draw(st.integers(0, len(encoded) - 1))])


def test_keys_are_written_shortest_first_and_then_in_order() -> None:
    assert cbor_encode({"b": 1, 300: 2, 1: 3, "a": 4}) == bytes.fromhex("a4 01 03 6161 04 6162 01 19012c 02")


@pytest.mark.parametrize(
    ("encoded", "what"),
    [
        ("1801", "a number that could be shorter"),
        ("190001", "a number that could be shorter"),
        ("1a00000100", "a number that could be shorter"),
        ("1b0000000000000001", "a number that could be shorter"),
        ("580161", "a length that could be shorter"),
        ("9f01ff", "an indefinite array"),
        ("bf0102ff", "an indefinite map"),
        ("5f4101ff", "an indefinite string"),
        ("7f6161ff", "an indefinite text"),
        ("a2010101 02", "the same key twice"),
        ("a1410001", "a key of bytes"),
        ("a1f501", "a key that is true"),
        ("a1800 1".replace(" ", ""), "a key that is a list"),
        ("61ff", "text that is not UTF-8"),
        ("63eda080", "a surrogate"),
        ("f7", "undefined"),
        ("f820", "a simple value"),
        ("e0", "a simple value"),
        ("ff", "a break"),
        ("1c", "a reserved length"),
        ("0101", "bytes after the item"),
        ("", "nothing"),
        ("1bff", "a cut number"),
        ("5bffffffffffffffff", "a length beyond everything"),
        ("9bffffffffffffffff", "a count beyond everything"),
        ("bbffffffffffffffff", "a count beyond everything"),
    ],
)
def test_what_is_not_strict_is_refused(encoded: str, what: str) -> None:
    with pytest.raises(ParsingError):
        cbor_decode(bytes.fromhex(encoded))


@pytest.mark.parametrize("tag", [0, 1, 2, 3, 4, 25, 28, 29, 35, 37, 256, 258, 51997])
def test_a_tag_is_shown_and_never_acted_on(tag: int) -> None:
    assert cbor_decode(cbor_encode(CborTag(tag, [1]))) == CborTag(tag, [1])


def test_a_hundred_thousand_nested_arrays_are_refused() -> None:
    with pytest.raises(ParsingError, match="deep"):
        cbor_decode(b"\x81" * 100_000 + b"\x01")


def test_nested_tags_count_as_depth() -> None:
    with pytest.raises(ParsingError, match="deep"):
        cbor_decode(b"\xc1" * 100_000 + b"\x01")


def test_depth_stops_exactly_at_its_limit() -> None:
    assert cbor_decode(b"\x81\x81\x01", max_depth=2) == [[1]]
    with pytest.raises(ParsingError, match="deep"):
        cbor_decode(b"\x81\x81\x81\x01", max_depth=2)


def test_size_stops_exactly_at_its_limit() -> None:
    assert cbor_decode(b"\x41\x00", max_bytes=2) == b"\x00"
    with pytest.raises(ParsingError, match="larger"):
        cbor_decode(b"\x42\x00\x00", max_bytes=2)


def test_what_cbor_has_no_form_for_is_refused() -> None:
    with pytest.raises(MalformedValueError):
        cbor_encode(object())
