"""The bounded client, against real servers on loopback."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from led_vc.errors import RetrievalError, UnsafeUrlError
from led_vc.fetch import Fetcher, Routes
from tests.unit.fetch.hosts import DRIPS, dripping_host


class _Site(BaseHTTPRequestHandler):
    """Answers by path: /ok, /moved, /large, /drip, /gzip."""

    def do_GET(self) -> None:
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("location", "http://127.0.0.1:1/")
            self.end_headers()
            return
        self.send_response(200)
        if self.path.startswith("/gzip"):
            self.send_header("content-encoding", "gzip")
        self.end_headers()
        if self.path.startswith("/large"):
            self.wfile.write(b"x" * 5000)
        elif self.path.startswith("/drip"):
            for _ in range(30):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self.wfile.write(self.path.encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(201)
        self.end_headers()
        self.wfile.write(self.headers["content-type"].encode() + b" " + body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _fetcher(site: str, **bounds: float) -> Fetcher:
    return Fetcher(
        Routes.parse(f"https://led.example={site}"),
        timeout=bounds.get("timeout", 3),
        max_bytes=int(bounds.get("max_bytes", 4096)),
    )


def test_a_routed_url_is_fetched_from_loopback_with_its_path(site: str) -> None:
    response = _fetcher(site).get("https://led.example/ok?a=1")
    assert (response.status, response.body) == (200, b"/ok?a=1")


def test_json_is_posted_with_its_content_type(site: str) -> None:
    response = _fetcher(site).post_json("https://led.example/in", {"a": 1})
    assert (response.status, response.body) == (201, b'application/json {"a": 1}')


def test_the_longest_route_wins() -> None:
    routes = Routes.parse("https://led.example=http://127.0.0.1:1,https://led.example/status=http://127.0.0.1:2")
    assert routes.apply("https://led.example/status/3") == "http://127.0.0.1:2/status/3"
    assert routes.apply("https://led.example/statuses") == "http://127.0.0.1:1/statuses"


def test_a_route_does_not_fit_a_longer_host_name() -> None:
    assert Routes.parse("https://led.example=http://127.0.0.1:1").apply("https://led.example.evil/x") is None


@pytest.mark.parametrize("text", ["https://led.example=http://10.0.0.1:80", "http://a=http://127.0.0.1:1", "nonsense"])
def test_a_route_only_leads_to_loopback(text: str) -> None:
    with pytest.raises(UnsafeUrlError):
        Routes.parse(text)


def test_a_redirect_is_not_followed(site: str) -> None:
    with pytest.raises(UnsafeUrlError, match="redirects"):
        _fetcher(site).get("https://led.example/moved")


def test_an_answer_past_the_bound_is_refused(site: str) -> None:
    with pytest.raises(RetrievalError, match="too large"):
        _fetcher(site).get("https://led.example/large")


def test_an_answer_that_drips_is_cut_off(site: str) -> None:
    with pytest.raises(RetrievalError, match="ReadTimeout"):
        _fetcher(site, timeout=0.5).get("https://led.example/drip")


def test_a_host_whose_headers_never_end_is_cut_off() -> None:
    with dripping_host() as (address, sent):
        with pytest.raises(RetrievalError, match="ReadTimeout"):
            _fetcher(address, timeout=0.5).get("https://led.example/")
        assert 0 < sent() < DRIPS


def test_a_host_that_drips_does_not_keep_another_exchange_from_its_time(site: str) -> None:
    with dripping_host() as (address, _sent):
        fetcher = Fetcher(Routes.parse(f"https://slow.example={address},https://led.example={site}"), timeout=0.5)
        for _ in range(2):
            with pytest.raises(RetrievalError):
                fetcher.get("https://slow.example/")
            assert fetcher.get("https://led.example/ok").status == 200


def test_an_answer_in_an_encoding_that_was_not_asked_for_is_refused(site: str) -> None:
    with pytest.raises(RetrievalError, match="compressed"):
        _fetcher(site).get("https://led.example/gzip")


def test_nobody_listening_is_could_not_find_out() -> None:
    with pytest.raises(RetrievalError) as caught:
        _fetcher("http://127.0.0.1:9").get("https://led.example/ok")
    assert caught.value.outcome == "unknown"


@pytest.mark.parametrize(
    "url",
    [
        "http://led.example/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data",
        "https://224.0.0.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://0x7f000001/",
        "https://user:secret@example.org/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://[::1",
        "https://l\u0435d.example/",
        "https://led.example/a b",
        "https://led.example/\r\nHost: x",
        "file:///etc/passwd",
        "https://",
        "https://nul\0.example",
    ],
)
def test_an_unsafe_url_is_never_asked(url: str) -> None:
    with pytest.raises(UnsafeUrlError):
        Fetcher().get(url)


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..example"])
def test_a_name_that_no_resolver_takes_has_no_address(host: str) -> None:
    with pytest.raises(RetrievalError, match="no address"):
        Fetcher().get(f"https://{host}/")


@pytest.mark.parametrize("path", ["/a b", "/\u00e9", "/\r\nHost: x", "/\x00"])
def test_a_path_that_would_need_an_escape_is_not_asked_through_a_route_either(path: str, site: str) -> None:
    with pytest.raises(UnsafeUrlError):
        _fetcher(site).get(f"https://led.example{path}")
