"""The library's only sockets: a bounded HTTP client that goes nowhere it was not told to go.

Refuses: anything but https (a route to loopback excepted), redirects, private or local addresses,
slow or large answers.
"""

import ipaddress
import json
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

import httpx2

from led_vc.errors import RetrievalError, UnsafeUrlError

DEFAULT_TIMEOUT = 3.0
DEFAULT_MAX_BYTES = 2 * 1024 * 1024
_LOOPBACK = ("127.0.0.1", "[::1]", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer within bounds; `headers` has lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Routes:
    """Where URLs that begin with a prefix are really reached: development and tests only."""

    prefixes: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `https://host[/path]=http://127.0.0.1:port`, comma separated; only loopback is a target."""
        pairs = []
        for item in filter(None, (part.strip() for part in text.split(","))):
            prefix, separator, target = item.partition("=")
            authority = urlsplit(target).netloc.rpartition(":")[0] or urlsplit(target).netloc
            if not separator or not prefix.startswith("https://") or authority not in _LOOPBACK:
                raise UnsafeUrlError(f"not a route from https to loopback: {item}")
            pairs.append((prefix.rstrip("/"), target.rstrip("/")))
        return cls(tuple(sorted(pairs, key=lambda pair: -len(pair[0]))))

    def apply(self, url: str) -> str | None:
        """Return the address behind `url`, or None when no prefix fits. The longest prefix wins."""
        for prefix, target in self.prefixes:
            if url == prefix or url.startswith((prefix + "/", prefix + "?")):
                path = urlsplit(prefix).path
                return target + path + url.removeprefix(prefix)
        return None


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
        self._client = httpx2.Client(follow_redirects=False, trust_env=False, timeout=timeout)

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
        self._client.close()

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Response:
        address, host, extensions = self._destination(url)
        request = self._client.build_request(method, address, headers={**headers, "host": host}, content=body)
        request.extensions = {**request.extensions, **extensions}
        deadline = time.monotonic() + self._timeout
        try:
            response = self._client.send(request, stream=True)
            try:
                data = bytearray()
                for chunk in response.iter_bytes():
                    data += chunk
                    # A host that sends a byte a second never trips a read timeout: the whole exchange has a limit.
                    if len(data) > self._max_bytes or time.monotonic() > deadline:
                        raise RetrievalError(f"the answer of {host} is too large or too slow")
            finally:
                response.close()
        except (httpx2.HTTPError, httpx2.InvalidURL) as e:
            raise RetrievalError(f"no answer from {host}: {type(e).__name__}") from e
        if response.is_redirect:
            raise RetrievalError(f"{host} redirects, which is not followed")
        return Response(status=response.status_code, headers=dict(response.headers), body=bytes(data))

    def _destination(self, url: str) -> tuple[str, str, dict[str, Any]]:
        """Return the URL to connect to, its Host header and what TLS must check."""
        routed = self._routes.apply(url)
        if routed is not None:
            return routed, urlsplit(routed).netloc, {}
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as e:  # half an IPv6 address, a port that is none
            raise UnsafeUrlError("not a URL") from e
        if parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
            raise UnsafeUrlError("only plain https URLs are fetched")
        # The name is resolved once and the connection goes to that address, so that it cannot change in between.
        pinned = _public_address(parts.hostname, port or 443)
        netloc = (f"[{pinned}]" if ":" in pinned else pinned) + (f":{port}" if port else "")
        return urlunsplit(parts._replace(netloc=netloc)), parts.netloc, {"sni_hostname": parts.hostname}


def _public_address(hostname: str, port: int) -> str:
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(hostname, port, type=socket.SOCK_STREAM)}
    except (OSError, ValueError) as e:  # a label of more than 63 letters is no name in IDNA
        raise RetrievalError(f"{hostname} has no address") from e
    if not found or not all(ipaddress.ip_address(address).is_global for address in found):
        raise UnsafeUrlError(f"{hostname} is not a public address")
    return sorted(found)[0]
