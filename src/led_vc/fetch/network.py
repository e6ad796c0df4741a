"""Connections that end when the exchange must be over, and that lead to public addresses alone.

A name is looked up here, where the connection is made, and the connection goes to the very address that was looked
at: there is no moment in between in which the name could begin to mean another one (DNS rebinding).
"""

import ipaddress
import math
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore2

from led_vc.errors import RetrievalError, UnsafeUrlError

_UNICAST = ipaddress.ip_network("2000::/3")


class Deadline(threading.local):
    """When the exchange of this thread must be over. Connections outlive exchanges, so that they ask for it here."""

    at: float = math.inf

    def left(self) -> float:
        """Return the seconds that are left. Raises httpcore2.ReadTimeout when there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the exchange takes too long")
        return left

    def bound(self, timeout: float | None) -> float:
        """Return how long a single step may take, of which `timeout` is the most."""
        return self.left() if timeout is None else min(timeout, self.left())


class _Stream(httpcore2.NetworkStream):
    """A connection of which each step is bounded by the whole: a byte now and then never trips a read timeout."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.bound(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.bound(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        # Python bounds the whole handshake by the timeout of the socket.
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.bound(timeout))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Loopback(httpcore2.NetworkBackend):
    """Connects to the address that it is given; for routes, which lead to loopback alone."""

    def __init__(self, deadline: Deadline) -> None:
        """Take the deadline of whoever connects."""
        self._deadline = deadline
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect."""
        made = self._sockets.connect_tcp(host, port, self._deadline.bound(timeout), local_address, socket_options)
        return _Stream(made, self._deadline)


class PublicNetwork(Loopback):
    """Connects to public addresses alone."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Look `host` up and connect to its address. Raises UnsafeUrlError unless all of its addresses are public."""
        return super().connect_tcp(public_address(host, port), port, timeout, local_address, socket_options)


def public_address(host: str, port: int) -> str:
    """Return an address of `host`. Raises RetrievalError without one, UnsafeUrlError when any is not public."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, ValueError) as e:  # a label of more than 63 letters is no name in IDNA
        raise RetrievalError(f"{host} has no address") from e
    if not found or not all(_is_public(address) for address in found):
        raise UnsafeUrlError(f"{host} is not a public address")
    return sorted(found)[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    # Others of IPv6 hold an address of IPv4 and may lead to it: mapped, NAT64, 6to4, Teredo.
    return ip.is_global and ip in _UNICAST and ip.sixtofour is None and ip.teredo is None
