"""A did:web, fetched from a server on loopback."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from led_vc.errors import (
    InvalidVerificationMethodError,
    LedVcError,
    MalformedValueError,
    ParsingError,
    RetrievalError,
    UnsafeUrlError,
)
from led_vc.fetch import Fetcher, Routes, fetch_did_web
from led_vc.keys import PrivateKey

DID = "did:web:led.example:provider:7"
HOSTS = frozenset({"led.example"})
KEY = PrivateKey.from_seed("Ed25519", b"did:web").public_key
DOCUMENT = {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    "id": DID,
    "verificationMethod": [
        {"id": f"{DID}#k1", "type": "Multikey", "controller": DID, "publicKeyMultibase": KEY.to_multikey()}
    ],
    "assertionMethod": [f"{DID}#k1"],
}


@dataclass(slots=True)
class Site:
    """What lies at /provider/7/did.json, and what was asked for."""

    body: bytes = field(default_factory=lambda: json.dumps(DOCUMENT).encode())
    status: int = 200
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    port: int = 0

    def fetch(self, did: str = DID, *, hosts: frozenset[str] = HOSTS) -> Any:
        """Fetch a DID whose host is this one."""
        return fetch_did_web(
            did, Fetcher(Routes.parse(f"https://led.example=http://127.0.0.1:{self.port}")), hosts=hosts
        )


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append((self.path, self.headers["accept"]))
            self.send_response(found.status)
            self.send_header("location", "https://led.example/elsewhere")
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield found
    server.shutdown()


def test_a_document_is_read_from_where_the_did_says(site: Site) -> None:
    document = site.fetch()
    assert document.id == DID
    assert document.verification_methods[f"{DID}#k1"].public_key == KEY
    assert document.assertion_method == {f"{DID}#k1"}
    [(path, accept)] = site.asked
    assert path == "/provider/7/did.json"
    assert accept is not None
    assert "application/did+json" in accept


@pytest.mark.parametrize(
    "other", ["did:web:led.example:provider:8", "did:web:led.example:provider:7:", "did:web:LED.example"]
)
def test_a_document_of_another_did_is_refused(other: str, site: Site) -> None:
    site.body = json.dumps(DOCUMENT | {"id": other}).encode()
    with pytest.raises(InvalidVerificationMethodError, match="another one"):
        site.fetch()


def test_a_host_that_the_caller_did_not_name_is_not_asked(site: Site) -> None:
    for hosts in (frozenset[str](), frozenset({"other.example", "example", "LED.example"})):
        with pytest.raises(UnsafeUrlError, match="not one of the hosts"):
            site.fetch(hosts=hosts)
    assert site.asked == []


@pytest.mark.parametrize(
    "did", ["did:web:localhost%3A8080", "did:web:127.0.0.1", "did:web:led.example%3A8080", "did:key:z"]
)
def test_a_did_that_plays_games_is_not_asked_for_even_when_its_host_is_named(did: str, site: Site) -> None:
    with pytest.raises(UnsafeUrlError):
        site.fetch(did, hosts=frozenset({"localhost", "127.0.0.1", "localhost:8080", "led.example"}))
    assert site.asked == []


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", ParsingError),
        (b"<html>", ParsingError),
        (b'{"id": "did:web:led.example:provider:7", "id": "x"}', ParsingError),
        (b"[" * 100 + b"]" * 100, ParsingError),
        (b"[]", LedVcError),
        (b"{}", MalformedValueError),
        (b'{"id": ["did:web:led.example:provider:7"]}', MalformedValueError),
        (b'{"id": "' + b"x" * 300_000 + b'"}', LedVcError),
    ],
)
def test_what_is_no_document_is_refused(body: bytes, error: type[LedVcError], site: Site) -> None:
    site.body = body
    with pytest.raises(error):
        site.fetch()


@pytest.mark.parametrize("status", [201, 204, 404, 410, 500])
def test_another_answer_is_could_not_find_out(status: int, site: Site) -> None:
    site.status, site.body = status, b""
    with pytest.raises(RetrievalError) as caught:
        site.fetch()
    assert caught.value.outcome == "unknown"


def test_a_redirect_is_not_followed(site: Site) -> None:
    site.status = 302
    with pytest.raises(UnsafeUrlError, match="redirects"):
        site.fetch()
    assert len(site.asked) == 1
