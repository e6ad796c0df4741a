"""The HTTP client: one exchange at a time, bounded as a whole in time and size."""

import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpcore2
import httpx2

from led_vc.errors import RetrievalError, UnsafeUrlError
from led_vc.fetch.network import Deadline, Loopback, PublicNetwork
from led_vc.fetch.routes import Routes

DEFAULT_TIMEOUT = 3.0
DEFAULT_MAX_BYTES = 2 * 1024 * 1024
_CONNECTIONS = 100
_IDLE_SECONDS = 5.0
# What httpcore raises has no class in common.
_FAILURES = (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer within bounds; `headers` has lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """GETs and POSTs. Raises RetrievalError when there is no usable answer, UnsafeUrlError when it will not ask."""

    def __init__(
        self,
        routes: Routes | None = None,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        max_bytes: int = DEFAULT_MAX_BYTES,
    ) -> None:
        """Take the routes (none by default), the seconds that a whole exchange may take, and the largest body."""
        self._routes = routes or Routes()
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._deadline = Deadline()
        context = httpx2.create_ssl_context(trust_env=False)
        self._public = _pool(PublicNetwork(self._deadline), context)
        self._loopback = _pool(Loopback(self._deadline), context)

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Response:
        """GET `url`."""
        return self._exchange("GET", url, headers or {}, None)

    def post(self, url: str, *, body: bytes, headers: Mapping[str, str] | None = None) -> Response:
        """POST `body` to `url`."""
        return self._exchange("POST", url, headers or {}, body)

    def post_json(self, url: str, value: Any, *, headers: Mapping[str, str] | None = None) -> Response:
        """POST `value` as JSON to `url`."""
        return self.post(
            url, body=json.dumps(value).encode(), headers={"content-type": "application/json", **(headers or {})}
        )

    def close(self) -> None:
        """Close idle connections."""
        self._public.close()
        self._loopback.close()

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Response:
        _check_plain_https(url)
        routed = self._routes.apply(url)
        address, pool = (url, self._public) if routed is None else (routed, self._loopback)
        host = urlsplit(address).netloc
        steps = dict.fromkeys(("connect", "read", "write", "pool"), self._timeout)
        # A compressed answer could be larger than what was sent: none is asked for, and none is opened.
        asked = {"accept": "*/*", "accept-encoding": "identity", "user-agent": "led-vc", **headers}
        sent = tuple(asked.items())
        self._deadline.at = time.monotonic() + self._timeout
        try:
            with pool.stream(method, address, headers=sent, content=body, extensions={"timeout": steps}) as response:
                return self._read(response, host)
        except _FAILURES as e:
            raise RetrievalError(f"no answer from {host}: {type(e).__name__}") from e

    def _read(self, response: httpcore2.Response, host: str) -> Response:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if 300 <= response.status < 400 and "location" in headers:
            raise UnsafeUrlError(f"{host} redirects, which is not followed")
        if headers.get("content-encoding", "identity") != "identity":
            raise RetrievalError(f"the answer of {host} is compressed, though that was not asked for")
        body = bytearray()
        for chunk in response.iter_stream():
            body += chunk
            if len(body) > self._max_bytes:
                raise RetrievalError(f"the answer of {host} is too large")
        return Response(status=response.status, headers=headers, body=bytes(body))


def _pool(network: httpcore2.NetworkBackend, context: ssl.SSLContext) -> httpcore2.ConnectionPool:
    return httpcore2.ConnectionPool(
        ssl_context=context,
        max_connections=_CONNECTIONS,
        keepalive_expiry=_IDLE_SECONDS,
        network_backend=network,
    )


def _check_plain_https(url: str) -> None:
    """Refuse what may not be asked: another scheme, no host, somebody's name, what would need an escape."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # raises for a port that is none
    except ValueError as e:
        raise UnsafeUrlError("not a URL") from e
    plain = url.isascii() and url.isprintable() and " " not in url
    if not plain or parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
        raise UnsafeUrlError("only plain https URLs are fetched")
