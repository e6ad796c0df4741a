"""base64url, base58btc, base45 and multibase: one text per value."""

import base64
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from led_vc.encoding import (
    base45_decode,
    base45_encode,
    base58btc_decode,
    base58btc_encode,
    base64url_decode,
    base64url_encode,
    multibase_decode,
    multibase_encode,
)
from led_vc.errors import ParsingError

BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_every_encoding_gives_back_what_it_was_given(data: bytes) -> None:
    assert base64url_decode(base64url_encode(data)) == data
    assert base58btc_decode(base58btc_encode(data)) == data
    assert base45_decode(base45_encode(data)) == data
    assert multibase_decode(multibase_encode(data, "z")) == data
    assert multibase_decode(multibase_encode(data, "u")) == data


@settings(deadline=None)
@given(st.text(alphabet=BASE64URL, max_size=12))
def test_no_two_base64url_texts_give_the_same_bytes(text: str) -> None:
    try:
        data = base64url_decode(text)
    except ParsingError:
        return
    assert base64url_encode(data) == text


@settings(deadline=None)
@given(st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=12))
def test_no_two_base45_texts_give_the_same_bytes(text: str) -> None:
    try:
        data = base45_decode(text)
    except ParsingError:
        return
    assert base45_encode(data) == text


@settings(deadline=None)
@given(st.text(alphabet="123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", max_size=30))
def test_every_base58_text_is_the_one_text_of_its_bytes(text: str) -> None:
    assert base58btc_encode(base58btc_decode(text)) == text


@settings(deadline=None)
@given(st.binary(max_size=100))
def test_base64url_is_what_the_standard_library_writes_without_padding(data: bytes) -> None:
    assert base64url_encode(data) == base64.urlsafe_b64encode(data).decode().rstrip("=")


@pytest.mark.parametrize(
    "text", ["YQ==", "YQ=", "YQ\n", " YQ", "Y Q", "+/8", "YR", "YWJ", "A", "AAAAA", "é", "YWI=", "Ā"]
)
def test_lax_base64url_is_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        base64url_decode(text)


@pytest.mark.parametrize(
    ("data", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")]
)
def test_base45_has_the_examples_of_its_specification(data: bytes, text: str) -> None:
    assert (base45_encode(data), base45_decode(text)) == (text, data)


@pytest.mark.parametrize("text", ["A", "AAAA", "ab", "GGW", ":::", "::", "A\n", "É8"])
def test_base45_beyond_its_range_or_alphabet_is_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        base45_decode(text)


@pytest.mark.parametrize("text", ["0", "O", "I", "l", "z z", "é", "abc\n"])
def test_base58_beyond_its_alphabet_is_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        base58btc_decode(text)


def test_base58_has_the_examples_of_its_draft() -> None:
    assert base58btc_encode(b"Hello World!") == "2NEpo7TZRRrLZSi2U"
    assert base58btc_encode(bytes.fromhex("0000287fb4cd")) == "11233QC4"


@pytest.mark.parametrize("text", ["z" + "z" * 1_000_000, "z" + "1" * 1_000_000, "u" + "A" * 1_000_000])
def test_multibase_of_a_megabyte_is_refused_before_it_is_worked_on(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ParsingError, match="more than"):
        multibase_decode(text)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize("base", ["z", "u"])
def test_multibase_stops_exactly_at_its_limit(base: str) -> None:
    text = multibase_encode(b"\xff" * 64, "z" if base == "z" else "u")
    assert len(multibase_decode(text, max_bytes=64)) == 64
    with pytest.raises(ParsingError, match="more than"):
        multibase_decode(text, max_bytes=63)


@pytest.mark.parametrize("text", ["", "m" + "YQ", "f61", "Z1", "U1", "\x00", "YQ"])
def test_another_base_is_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        multibase_decode(text)
