"""Values keep every letter: what a codec would not give back is written as text."""

from typing import Any

import pytest

from led_vc.errors import ParsingError
from led_vc.qr.times import compress_date, compress_date_time, expand_date, expand_date_time
from led_vc.qr.urls import compress_url, expand_url

_KEY = "did:key:z6MkmprLyQ3XYPfAk4GiJX5JE5VeAJKAmsMbdnCEtQkaMXPG"


@pytest.mark.parametrize(
    "url",
    [
        "https://led.example/status/12?x=y#z",
        "http://data.europa.eu/snb/eqf/7",
        "https://user@led.example/",
        _KEY,
        f"{_KEY}#{_KEY.removeprefix('did:key:')}",
        "did:key:not-base58-0OIl",
        "did:key:z",
        "did:key:z6Mk#",
        "did:v1:nym:z6Mk",
        "urn:uuid:8450269e-11eb-4545-9369-2cf3539818aa",
        "data:text/plain;base64,aGVsbG8=",
        "data:,hello",
        "data:text/plain;base64,aGVsbG9=",
    ],
)
def test_a_url_in_parts_comes_back(url: str) -> None:
    parts = compress_url(url)
    assert isinstance(parts, list)
    assert expand_url(parts) == url


@pytest.mark.parametrize(
    "url",
    [
        "did:web:led.example:provider:11",
        "https://led.example:8080/status",
        "https:led.example",
        "HTTPS://led.example/",
        "https://bücher.example/",
        "https://1.2.3.4/",
        "https://a%41.example/",
        "https:///x",
        "did:key:z6Mk#a#b",
        "mailto:zoe@led.example",
        "urn:uuid:8450269E-11eb-4545-9369-2cf3539818aa",
        "no url",
        "",
    ],
)
def test_a_url_that_no_scheme_covers_stays_text(url: str) -> None:
    assert compress_url(url) == url


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [2],
        [0, "x"],
        [2, b"x"],
        [2, "x", "y"],
        [True, "x"],
        [3, b"short"],
        [4, "text/plain", "x"],
        [1025, 5],
        [1025, "a", "b", "c"],
        [1026, "a"],
        ["https", "x"],
    ],
)
def test_parts_of_no_known_form_are_refused(parts: list[Any]) -> None:
    with pytest.raises(ParsingError):
        expand_url(parts)


@pytest.mark.parametrize(
    ("date", "seconds"),
    [("1970-01-01", 0), ("1983-02-17", 414288000), ("1914-08-04", -1748649600), ("0001-01-01", -62135596800)],
)
def test_a_date_is_the_seconds_of_its_midnight(date: str, seconds: int) -> None:
    assert (compress_date(date), expand_date(seconds)) == (seconds, date)


@pytest.mark.parametrize(
    "text", ["1983-02", "1983", "1983-02-30", "0000-01-01", "1983-02-17Z", "1983-02-17\n", "19830217", "١983-02-17"]
)
def test_what_is_no_date_stays_text(text: str) -> None:
    assert compress_date(text) == text


@pytest.mark.parametrize("value", [1, 10**12, -(10**12)])
def test_seconds_of_no_date_are_refused(value: int) -> None:
    with pytest.raises(ParsingError):
        expand_date(value)


@pytest.mark.parametrize(
    ("time", "value"),
    [
        ("2026-11-23T18:00:00Z", 1795456800),
        ("2026-11-23T18:00:00.000Z", [1795456800, 0]),
        ("2026-11-23T18:00:00.250Z", [1795456800, 250]),
        ("1969-12-31T23:59:59Z", -1),
        ("0999-12-31T23:59:59.005Z", [-30610224001, 5]),
    ],
)
def test_a_time_is_seconds_and_perhaps_milliseconds(time: str, value: int | list[int]) -> None:
    assert (compress_date_time(time), expand_date_time(value)) == (value, time)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T18:00:00+01:00",
        "2026-11-23T18:00:00.25Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T18:00:60Z",
        "2026-11-23",
        "now",
    ],
)
def test_a_time_in_another_form_stays_text(text: str) -> None:
    assert compress_date_time(text) == text


@pytest.mark.parametrize("value", [[1], [1, 1000], [1, -1], [1, 2, 3], ["1", 2], 10**15])
def test_a_time_of_no_known_form_is_refused(value: Any) -> None:
    with pytest.raises(ParsingError):
        expand_date_time(value)
