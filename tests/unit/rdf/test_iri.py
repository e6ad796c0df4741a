"""Absolute IRIs, and nothing looser."""

import pytest

from led_vc.rdf.iri import is_iri


@pytest.mark.parametrize(
    "text",
    [
        "https://led.example/institution/12", "did:key:z6Mk#z6Mk", "urn:uuid:0-1", "data:application/vc+jwt,ey.J-_=",
        "http://[::1]:80/a?b=c/d?#e?f", "mailto:a@b.example", "urn:ex:\u2070", "http://u:p@host:8080", "x:",
        "a:b?\ue000", "file:///x", "http://a/%20b", "http://host?q", "http://host#f", "urn:\U0001f303",
    ],
)  # fmt: skip
def test_an_absolute_iri_is_one(text: str) -> None:
    assert is_iri(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "relative", "/path", "#fragment", "?query", "//host", ":x", "1a:b", "_:b0", "a:b c", "a:b#c#d", "a:%zz",
        "a:%2", "http://[bad", "http://host:port/", "http://a@b@c/", "a:[b]", "a:<b>", 'a:"', "a:{b}", "a:|", "a:\\",
        "a:^", "a:`", "a:\x7f", "a:\n", "a:b\n", "a:\ue000", "a:\ufffe", "a:\ud800", "a:\u00a0\u0000", "é:b",
    ],
)  # fmt: skip
def test_other_text_is_not_an_iri(text: str) -> None:
    assert not is_iri(text)


def test_a_long_iri_takes_no_time_to_refuse() -> None:
    assert not is_iri("http://" + "a%20" * 100_000 + " ")
