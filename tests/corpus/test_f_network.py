"""Corpus group F: documents and hosts that would make a verifier ask addresses that it should not, or wait for ever."""

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from led_vc.errors import RetrievalError, UnsafeUrlError
from led_vc.fetch import Fetcher, Routes, fetch_did_web
from led_vc.keys import LocalSigner
from led_vc.verify import verify_credential
from tests import world
from tests.corpus.attack import put
from tests.corpus.judging import environment
from tests.corpus.service import Employer, assert_never_green
from tests.corpus.service import employer as running_verifier
from tests.corpus.signing import EDDSA_JCS, EDDSA_RDFC
from tests.unit.fetch.hosts import DRIPS, dripping_host

METADATA = ("http://169.254.169.254/", "https://169.254.169.254/latest/meta-data/", "https://[fd00:ec2::254]/")
LOOPBACK_DIDS = ("did:web:localhost%3A8080", "did:web:localhost", "did:web:127.0.0.1", "did:web:%5B%3A%3A1%5D")
INSIDE = ("http://10.0.0.1/", "https://10.0.0.1/", "file:///etc/passwd", "https://led.example/elsewhere")
CANARY = "canary.example"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the hosts that this process looks up or connects to, as it does so."""
    hosts: list[str] = []
    resolve, connect = socket.getaddrinfo, socket.create_connection

    def watched_resolve(host: Any, *rest: Any, **named: Any) -> Any:
        hosts.append(str(host))
        return resolve(host, *rest, **named)

    def watched_connect(address: Any, *rest: Any, **named: Any) -> Any:
        hosts.append(f"{address[0]}:{address[1]}")
        return connect(address, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", watched_resolve)
    monkeypatch.setattr(socket, "create_connection", watched_connect)
    return hosts


def _others(asked: list[str], own: Employer) -> set[str]:
    """Return whom a service asked, but for its own register."""
    return set(asked) - {"127.0.0.1", f"127.0.0.1:{own.register.port}"}


def _cases(number: str, values: tuple[str, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("value", [pytest.param(value, id=f"{number} {value}") for value in values])


def _listed_at(url: str) -> dict[str, Any]:
    """Return a summary whose status list lies at `url`."""
    return EDDSA_RDFC.issue(put(EDDSA_RDFC.summary(), ("credentialStatus", "statusListCredential"), url))


def _signed_by(did: str) -> dict[str, Any]:
    """Return a summary that `did` says it issued."""
    signer = LocalSigner(f"{did}#k1", world.STRANGER.private_key)
    return EDDSA_JCS.forge(EDDSA_JCS.summary() | {"issuer": did}, signer=signer)


# -- F01 and F02: addresses inside -------------------------------------------------------------------------------------


@_cases("F01", METADATA)
def test_metadata_is_not_asked_for(value: str, asked: list[str]) -> None:
    with pytest.raises(UnsafeUrlError) as caught:
        Fetcher().get(value)
    assert caught.value.code == "UNSAFE_URL"
    report = verify_credential(_listed_at(value), environment())
    assert (report.verdict, report.check("status").code) == ("indeterminate", "STATUS_RETRIEVAL_ERROR")
    assert not [host for host in asked if ":" in host and not host.startswith("fd00:ec2::254")], "nothing was connected"


@_cases("F01", METADATA)
def test_a_service_does_not_ask_for_metadata(value: str, asked: list[str], employer: Employer) -> None:
    answer = employer.check(_listed_at(value))
    assert_never_green(answer)
    assert answer["banner"]["code"] == "STATUS_RETRIEVAL_ERROR"
    assert _others(asked, employer) == set()


@_cases("F02", LOOPBACK_DIDS)
def test_a_did_web_on_loopback_is_not_resolved(value: str, asked: list[str]) -> None:
    with pytest.raises(UnsafeUrlError) as caught:
        fetch_did_web(value, Fetcher(), hosts=frozenset({"localhost", "127.0.0.1", "localhost:8080", "[::1]"}))
    assert caught.value.code == "UNSAFE_URL"
    assert verify_credential(_signed_by(value), environment()).verdict != "valid"
    assert asked == []


@_cases("F02", LOOPBACK_DIDS)
def test_a_service_does_not_resolve_a_did_web_on_loopback(value: str, asked: list[str], employer: Employer) -> None:
    assert_never_green(employer.check(_signed_by(value)))
    assert _others(asked, employer) == set()


# -- F04: a redirect ---------------------------------------------------------------------------------------------------


@pytest.fixture
def moved() -> Iterator[Callable[[str], str]]:
    """Give a function that starts a host whose every answer is a redirect to there, and returns its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(location: str) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(302)
                self.send_header("location", location)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Stay silent."""

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@_cases("F04", INSIDE)
def test_a_redirect_inside_is_not_followed(value: str, moved: Callable[[str], str], asked: list[str]) -> None:
    address = moved(value)
    with pytest.raises(UnsafeUrlError) as caught:
        Fetcher(Routes.parse(f"https://led.example={address}")).get("https://led.example/status/1")
    assert caught.value.code == "UNSAFE_URL"
    assert set(asked) == {"127.0.0.1", address.removeprefix("http://")}


@_cases("F04", INSIDE[:1])
def test_a_service_does_not_follow_a_redirect_inside(
    value: str, moved: Callable[[str], str], asked: list[str], tmp_path: Path
) -> None:
    address = moved(value)
    with running_verifier(tmp_path, status_at=address) as own:
        answer = own.check(EDDSA_RDFC.issue())
        assert _others(asked, own) == {address.removeprefix("http://")}
    assert_never_green(answer)
    assert answer["banner"]["code"] == "STATUS_RETRIEVAL_ERROR"


# -- F06: a slow host --------------------------------------------------------------------------------------------------


@_cases("F06", ("headers that never end",))
def test_a_host_that_drips_is_cut_off(value: str) -> None:
    with dripping_host() as (address, sent):
        with pytest.raises(RetrievalError):
            Fetcher(Routes.parse(f"https://led.example={address}")).get("https://led.example/status/1")
        assert 0 < sent() < DRIPS


@_cases("F06", ("headers that never end, to a service",))
def test_a_slow_host_holds_up_nobody_else(value: str, tmp_path: Path) -> None:
    on_no_list = EDDSA_RDFC.forge(
        {member: stated for member, stated in EDDSA_RDFC.summary().items() if member != "credentialStatus"}
    )
    with dripping_host() as (address, sent), running_verifier(tmp_path, status_at=address) as own:
        own.check(on_no_list)
        with ThreadPoolExecutor(1) as other:
            slow = other.submit(own.check, EDDSA_RDFC.issue())
            while not sent() and not slow.done():
                threading.Event().wait(0.01)
            assert own.check(on_no_list)["banner"]["tone"] == "bad"
            assert not slow.done()
            answer = slow.result()
        assert sent() < DRIPS
    assert_never_green(answer)
    assert answer["banner"]["code"] == "STATUS_RETRIEVAL_ERROR"


# -- F08: other URLs in a credential -----------------------------------------------------------------------------------

_CANARIES: dict[str, Any] = {
    "credentialSchema": {"id": f"https://{CANARY}/schema", "type": "JsonSchema"},
    "renderMethod": {"id": f"https://{CANARY}/template", "type": "SvgRenderingTemplate2023"},
    "image": f"https://{CANARY}/image.png",
    "evidence": {"id": f"https://{CANARY}/evidence", "type": "Evidence"},
    "termsOfUse": {"id": f"https://{CANARY}/terms", "type": "TermsOfUse"},
    "refreshService": {"id": f"https://{CANARY}/refresh", "type": "RefreshService"},
    "relatedResource": {"id": f"https://{CANARY}/resource", "digestMultibase": "uEiAkoYyQ"},
    "@context": ["https://www.w3.org/ns/credentials/v2", f"https://{CANARY}/context"],
}


def _with_canary(member: str) -> dict[str, Any]:
    return EDDSA_JCS.forge(EDDSA_JCS.summary() | {member: _CANARIES[member]})


@_cases("F08", tuple(_CANARIES))
def test_no_other_url_of_a_credential_is_asked(value: str, asked: list[str]) -> None:
    secured = _with_canary(value)
    for known in (environment(), world.environment(trust=None, checks=frozenset({"proof", "data_model"}))):
        assert verify_credential(secured, known).verdict in ("valid", "invalid", "indeterminate")
    assert asked == []


@_cases("F08", tuple(_CANARIES))
def test_a_service_asks_no_other_url_of_a_credential(value: str, asked: list[str], employer: Employer) -> None:
    answer = employer.check(_with_canary(value))
    assert answer["proofs"] or answer["banner"]
    assert _others(asked, employer) == set()
