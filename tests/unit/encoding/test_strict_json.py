"""The strict JSON reader (attack corpus A01, A04-A07, A09-A11)."""

import contextlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from led_vc.encoding import parse_json, parse_object
from led_vc.errors import LedVcError, ParsingError, RangeError

SAFE = 2**53 - 1
FLOATS = st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not SAFE < abs(number) < 1e21)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-SAFE, SAFE) | FLOATS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(VALUES, st.booleans())
def test_what_json_writes_is_read_back(value: object, ascii_only: bool) -> None:
    assert parse_json(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else_happens(data: bytes) -> None:
    with contextlib.suppress(ParsingError, RangeError):
        parse_json(data)


@settings(deadline=None)
@given(st.text(alphabet='[]{}",:\\u0d89a-1.eE tfn', max_size=60))
def test_whatever_is_accepted_is_what_the_standard_reader_reads(text: str) -> None:
    try:
        value = parse_json(text)
    except LedVcError:
        return
    assert value == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"degree":"Bachelor","degree":"Master"}',
        '[{"a":{"b":1,"b":1}}]',
        '{"a":1,"\\u0061":2}',
    ],
)
def test_a_member_that_stands_twice_is_refused(text: str) -> None:
    with pytest.raises(ParsingError, match="twice"):
        parse_json(text)


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a":-Infinity}', "1e999", "[-1e400]"])
def test_numbers_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        parse_json(text)


@pytest.mark.parametrize(
    "text",
    [
        "9007199254740992",
        "-9007199254740992",
        '{"a":[9007199254740993]}',
        "1" * 400,
        "9007199254740993.0",
        "9007199254740993e0",
    ],
)
def test_integers_that_another_reader_would_round_are_out_of_range(text: str) -> None:
    with pytest.raises(RangeError):
        parse_json(text)


def test_the_largest_safe_integers_are_read() -> None:
    assert parse_json(f"[{SAFE},{-SAFE},{SAFE}.0]") == [SAFE, -SAFE, SAFE]


def test_floats_that_are_finite_are_read() -> None:
    assert parse_json("[1E30,-4.50,2e-3,0.000000000000000000000000001,-0]") == [1e30, -4.5, 0.002, 1e-27, 0]


@pytest.mark.parametrize("text", ["1" * 10_000, '{"a":[-' + "9" * 10_000 + "]}", "0." + "1" * 10_000])
def test_a_number_of_ten_thousand_digits_is_refused_in_no_time(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ParsingError):
        parse_json(text)
    assert time.process_time() - start < 0.05


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000,
        '"' + '\\"' * 500_000,
        '"' + '\\"' * 500_000 + "\\",
        '"' * 1_000_001,
        '"a' * 500_000,
        "1" * 1_000_000,
        ("1" * 399 + ",") * 2_500,
    ],
)
def test_text_that_is_made_to_be_slow_is_refused_in_linear_time(text: str) -> None:
    start = time.process_time()
    with pytest.raises(LedVcError):
        parse_json(text, max_bytes=2_000_000)
    assert time.process_time() - start < 1


def test_ten_megabytes_of_brackets_are_refused_even_where_so_much_is_allowed() -> None:
    start = time.process_time()
    with pytest.raises(ParsingError):
        parse_json(b"[" * 10_000_000, max_bytes=20_000_000)
    assert time.process_time() - start < 1


def test_depth_is_allowed_up_to_the_limit_and_not_beyond() -> None:
    assert parse_json("[" * 64 + "]" * 64)
    with pytest.raises(ParsingError, match="deeper"):
        parse_json("[" * 65 + "]" * 65)


def test_brackets_and_digits_inside_text_do_not_count() -> None:
    text = "[" * 100 + '\\\\\\"' + "7" * 1000
    assert parse_json(f'["{text}"]') == ["[" * 100 + '\\"' + "7" * 1000]


@pytest.mark.parametrize("text", [r'"\ud800"', r'["\udc00\ud800"]', r'{"\uDBFF":1}', '"\ud800"'])
def test_a_lone_surrogate_is_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        parse_json(text)


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert parse_json(r'"\ud83d\ude00"') == "\U0001f600"


@pytest.mark.parametrize(
    "data",
    [
        '{"a":1}'.encode("utf-16"),
        '{"a":1}'.encode("utf-16-be"),
        '{"a":1}'.encode("utf-32"),
        b'\xef\xbb\xbf{"a":1}',
        b'"\xc0\xaf"',
        b'"\xe0\x80\xaf"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
    ],
)
def test_another_encoding_than_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(ParsingError):
        parse_json(data)


@pytest.mark.parametrize(
    "text", ["", " ", "{", "[1,]", '{"a":1,}', "'a'", '"\t"', "01", "+1", "1.", ".5", "[1] 2", "tru"]
)
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        parse_json(text)


def test_size_is_counted_in_bytes_and_stops_at_the_limit() -> None:
    assert parse_json('"é"', max_bytes=4) == "é"
    with pytest.raises(ParsingError, match="larger"):
        parse_json('"é"', max_bytes=3)


def test_an_error_does_not_quote_the_document() -> None:
    with pytest.raises(ParsingError) as caught:
        parse_json('{"name":"Peeters","name":"Peeters"}')
    assert "Peeters" not in str(caught.value)


@pytest.mark.parametrize("text", ["[]", '"a"', "1", "null"])
def test_an_object_is_asked_for_and_nothing_else_will_do(text: str) -> None:
    with pytest.raises(ParsingError, match="object"):
        parse_object(text)
