"""Corpus group A: texts that two readers could read in two ways, or that a reader would choke on."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.types import ASGIApp, Message

from led_vc.verify import verify_credential
from led_verifier.prints import MAXIMUM_BYTES
from tests.corpus.attack import Attack, Named, case, cases, under_each_suite
from tests.corpus.judging import assert_refused, assert_refused_when_shown, environment
from tests.corpus.service import Employer, assert_refused_over_http
from tests.corpus.signing import EDDSA_RDFC, Signing

TEXT = json.dumps(EDDSA_RDFC.issue(), ensure_ascii=False)
DEEP = 100_000
LIMIT = 2**20


def _unread(arrives: Any, code: str = "PARSING_ERROR", **expected: Any) -> Attack:
    """Refused before any signature is looked at."""
    return Attack(arrives=arrives, code=code, checked=0, shown="cannot be", **expected)


def _with_claim(text: str, raw: str) -> str:
    """Put a member before the others of the claim in a signed text."""
    return text.replace('"hasClaim": {', '"hasClaim": {' + raw + ", ", 1)


def _texts(by: Signing) -> Iterator[Named]:
    text = json.dumps(by.issue(), ensure_ascii=False)
    yield "A01 duplicate key in claims", _unread(_with_claim(text, '"title": "Doctor"'))
    yield "A01 duplicate key, escaped", _unread(_with_claim(text, '"t\\u0069tle": "Doctor"'))
    yield "A01 duplicate issuer", _unread(text.replace("{", '{"issuer": "did:web:evil.example", ', 1))
    yield "A01 duplicate proof option", _unread(text.replace('"proof": {', '"proof": {"proofPurpose": "x", ', 1))
    for number in ("NaN", "Infinity", "-Infinity", "1e999"):
        yield f"A04 {number}", _unread(_with_claim(text, f'"x": {number}'))
    for number in ("9007199254740993", "-9007199254740993", "9007199254740993.0"):
        yield f"A05 {number}", _unread(_with_claim(text, f'"x": {number}'), "RANGE_ERROR")
    digits = "9" * 10_000
    yield "A06 as a claim", _unread(_with_claim(text, f'"x": {digits}'))
    yield "A06 as statusListIndex", _unread(text.replace('"94567"', digits))
    yield "A07 arrays in a claim", _unread(_with_claim(text, '"x": ' + "[" * DEEP + "]" * DEEP))
    yield "A09 lone surrogate in a claim", _unread(_with_claim(text, '"x": "\\ud800"'))
    yield "A09 lone surrogate in a name", _unread(_with_claim(text, '"\\udc00": "x"'))
    yield "A09 surrogates the wrong way round", _unread(_with_claim(text, '"x": "\\udc00\\ud800"'))


def _objects(by: Signing) -> Iterator[Named]:
    """What another reader let through, and hands to us as values."""
    secured = by.issue()

    def with_claim(value: Any) -> dict[str, Any]:
        subject = secured["credentialSubject"]
        return {**secured, "credentialSubject": {**subject, "hasClaim": {**subject["hasClaim"], "x": value}}}

    yield "A04 a float that is no number", _unread(with_claim(float("nan")))
    yield "A05 an integer object", _unread(with_claim(9007199254740993), "RANGE_ERROR")
    yield "A07 nested objects", _unread(with_claim(_nested()))
    yield "A09 half a pair", _unread(with_claim("\ud800"))
    yield "A11 a member of a mebibyte", _unread(with_claim("x" * LIMIT))
    decomposed = by.issue()
    decomposed["credentialSubject"]["givenName"] = "Zoe\u0308 Fatima-Zahra"
    yield "A13 NFC to NFD", Attack(arrives=decomposed, code="PROOF_VERIFICATION_ERROR")


def _nested() -> list[Any]:
    found: list[Any] = []
    for _ in range(500):
        found = [found]
    return found


ENCODINGS = {
    "A10 UTF-16": TEXT.encode("utf-16"),
    "A10 UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "A10 UTF-32": TEXT.encode("utf-32"),
    "A10 byte order mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "A10 overlong": TEXT.encode().replace(b"/", b"\xc0\xaf", 1),
    "A10 Latin-1": TEXT.encode("latin-1", "replace"),
}
BYTES: list[Named] = [
    *((name, _unread(data)) for name, data in ENCODINGS.items()),
    ("A11 over a mebibyte", _unread(b" " * LIMIT + TEXT.encode())),
]
NOT_OURS: list[Named] = [
    ("A07 a hundred thousand arrays", _unread("[" * DEEP, tone="neu")),
    ("A07 a hundred thousand objects", _unread('{"a":' * DEEP, tone="neu")),
    ("A11 text over a mebibyte", _unread(" " * LIMIT + TEXT + " " * LIMIT)),
]
ATTACKS = [*under_each_suite(_texts), *NOT_OURS]
OBJECTS = list(under_each_suite(_objects))


@cases([*ATTACKS, *OBJECTS, *BYTES])
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases([*ATTACKS, *OBJECTS, *BYTES])
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    assert_refused_when_shown(attack)


@cases([named for named in ATTACKS if not named[0].startswith("A11")])
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


@cases([named for named in OBJECTS if named[0].startswith("A13")])
def test_another_normal_form_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


@case("A01 it bites")
def test_a_reader_that_keeps_the_last_member_would_find_the_signature_good(case: str) -> None:
    twice = _with_claim(TEXT, '"title": "Doctor"')
    assert verify_credential(json.loads(twice), environment()).verdict == "valid"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
@case("A10 the body")
def test_a_body_in_another_encoding_is_refused(case: str, encoding: str, employer: Employer) -> None:
    answer = employer.post(json.dumps({"text": TEXT}, ensure_ascii=False).encode(encoding))
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


@pytest.mark.parametrize("data", [TEXT.encode().replace(b"/", b"\xc0\xaf", 1), b'{"text": "\\ud800"}', b"\xff\xfe"])
@case("A10 the body, byte by byte")
def test_a_body_that_is_not_unicode_is_refused(case: str, data: bytes, employer: Employer) -> None:
    answer = employer.post(data)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


@case("A07 the body")
def test_a_body_of_arrays_is_refused(case: str, employer: Employer) -> None:
    answer = employer.post(b"[" * DEEP)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


@case("A11 one byte over the limit")
def test_a_body_over_the_limit_is_refused_by_its_length(case: str, employer: Employer) -> None:
    for size, status in ((MAXIMUM_BYTES + 64 * 1024, 400), (MAXIMUM_BYTES + 64 * 1024 + 1, 413)):
        assert employer.post(b" " * size).status_code == status


@case("A11 text over the limit")
def test_a_text_over_a_mebibyte_is_not_looked_at(case: str, employer: Employer) -> None:
    answer = employer.check('"LedSummaryCredential"' + " x" * LIMIT)
    assert (answer["banner"]["tone"], answer["proofs"]) == ("neu", [])


@case("A11 chunked without Content-Length")
def test_an_endless_body_is_refused_within_the_bytes_of_the_limit(case: str, employer: Employer) -> None:
    status, read = asyncio.run(_send_endlessly(employer.http.app, "/controle/check"))
    assert status == 413
    assert read <= MAXIMUM_BYTES + 64 * 1024 + _CHUNK


_CHUNK = 64 * 1024


async def _send_endlessly(app: ASGIApp, path: str) -> tuple[int, int]:
    """Send a body that has no length and no end; return the status, and how many bytes were taken of it."""
    read, sent = 0, list[Message]()

    async def receive() -> Message:
        nonlocal read
        if read > 4 * MAXIMUM_BYTES:  # nobody stops us: enough to fail by
            return {"type": "http.disconnect"}
        read += _CHUNK
        return {"type": "http.request", "body": b" " * _CHUNK, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [
            (b"host", b"testserver"),
            (b"content-type", b"application/json"),
            (b"transfer-encoding", b"chunked"),
        ],
        "client": ("testclient", 50000),
        "server": ("testserver", 80),
    }
    await app(scope, receive, send)
    return int(sent[0]["status"]), read
