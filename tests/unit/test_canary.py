"""The canary sings when it should, and only then."""

import base64
import gzip
import json
import zlib
from hashlib import sha256
from urllib.parse import quote

import pytest

from led_issuer.identifiers import new_id
from led_issuer.sample.people import GRADUATE
from led_vc.encoding import base45_encode, base64url_encode
from tests.canary import assert_clean, find, known_numbers

TEXTBOOK = "93051822361"
KNOWN = GRADUATE.rrn


def _b64(data: bytes) -> bytes:
    return base64url_encode(data).encode()


@pytest.mark.parametrize(
    "data",
    [
        TEXTBOOK,
        f'{{"insz": "{TEXTBOOK}"}}',
        f'{{"insz": {TEXTBOOK}}}',
        "93.05.18-223.61",
        "93 05 18 223 61",
        "GET /records/93051822361?x=1",
        f"urn:x:{TEXTBOOK}:y",
        _b64(json.dumps({"rrn": TEXTBOOK}).encode()),
        b"eyJhbGciOiJFZERTQSJ9." + _b64(json.dumps({"rrn": TEXTBOOK}).encode()) + b".c2lnbmF0dXJl",
        base64.b64encode(b"some text before " + TEXTBOOK.encode()),
        gzip.compress(TEXTBOOK.encode(), mtime=0),
        zlib.compress(TEXTBOOK.encode()),
        b'{"encodedList":"u' + _b64(gzip.compress(b"\0" * 99 + TEXTBOOK.encode(), mtime=0)) + b'"}',
        _b64(_b64(b"twice " + TEXTBOOK.encode())),
        b"VP1-R" + base45_encode(b"\xd9\x05\x01 some cbor " + TEXTBOOK.encode()).encode(),
        b"%39%33%30%35%31%38%32%32%33%36%31",
        quote("93.05.18-223.61/x", safe="").encode(),
        (b"\xff rrn " + TEXTBOOK.encode()).hex(),
    ],
)
def test_a_number_is_found_through_every_wrapping(data: bytes | str) -> None:
    assert find(data)
    with pytest.raises(AssertionError, match="ending in 361"):
        assert_clean(data, "a response")


@pytest.mark.parametrize("grouped", [f"{KNOWN[:6]} {KNOWN[6:]}", "-".join(KNOWN), f"{KNOWN[:3]}_{KNOWN[3:]}"])
def test_a_known_number_is_found_however_it_is_grouped(grouped: str) -> None:
    assert find(f"x {grouped} y")


@pytest.mark.parametrize("spelling", [KNOWN, f"{KNOWN[:2]}.{KNOWN[2:4]}.{KNOWN[4:6]}-{KNOWN[6:9]}.{KNOWN[9:]}"])
def test_an_unsalted_hash_of_a_known_number_is_found(spelling: str) -> None:
    digest = sha256(spelling.encode())
    for data in (digest.hexdigest(), digest.digest(), b"u" + _b64(digest.digest()), b"/id/" + _b64(digest.digest())):
        assert find(data)
    assert find(f'{{"pseudonym": "{digest.hexdigest().upper()}"}}')


@pytest.mark.parametrize(
    "data",
    [
        "93051822362",
        "193051822361",
        "930518223610",
        "2026-11-23T18:00:00Z",
        "1732384800000",
        "https://led.example/status/3#70412",
        "0.93051822360",
        "",
        b"\x1f\x8bnot gzip at all",
        "VP1-Rnot base45",
    ],
)
def test_what_is_no_number_is_left_alone(data: bytes | str) -> None:
    assert_clean(data, "a response")


def test_the_registers_own_identifiers_never_look_like_a_number() -> None:
    for _ in range(2000):
        assert_clean(f"https://led.example/record/{new_id()}", "an identifier")


def test_the_whole_sample_is_known() -> None:
    assert len(known_numbers()) > 400
    assert KNOWN in known_numbers()
