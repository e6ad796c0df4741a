"""Where a connection goes: to the address that was looked at, and to public ones alone."""

import socket
from typing import Any

import pytest

from led_vc.errors import RetrievalError, UnsafeUrlError
from led_vc.fetch import Fetcher
from led_vc.fetch.network import public_address

PUBLIC = "93.184.215.14"


class _Names:
    """The system's resolver, with answers of our own in turn, and what it was asked to connect to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), 0
        self.connected: list[tuple[str, int]] = []
        monkeypatch.setattr(socket, "getaddrinfo", self._resolve)
        monkeypatch.setattr(socket, "create_connection", self._connect)

    def _resolve(self, _host: str, port: int, **_hints: Any) -> list[Any]:
        found = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    def _connect(self, address: tuple[str, int], *_rest: Any, **_named: Any) -> socket.socket:
        self.connected.append(address)
        raise ConnectionRefusedError


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    names = _Names(monkeypatch, [PUBLIC], ["127.0.0.1"])
    with pytest.raises(RetrievalError):
        Fetcher().get("https://rebinding.example/")
    assert (names.asked, names.connected) == (1, [(PUBLIC, 443)])


def test_a_name_that_has_come_to_mean_an_address_inside_is_not_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    names = _Names(monkeypatch, [PUBLIC], ["127.0.0.1"])
    fetcher = Fetcher()
    with pytest.raises(RetrievalError):
        fetcher.get("https://rebinding.example/")
    with pytest.raises(UnsafeUrlError):
        fetcher.get("https://rebinding.example/")
    assert names.connected == [(PUBLIC, 443)]


@pytest.mark.parametrize("inside", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0"])
def test_one_address_inside_among_public_ones_is_enough_to_refuse(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = _Names(monkeypatch, [PUBLIC, inside])
    with pytest.raises(UnsafeUrlError, match="not a public address"):
        Fetcher().get("https://two.example/")
    assert names.connected == []


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_a_public_address_is_one(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _Names(monkeypatch, [address])
    assert public_address("led.example", 443) == address


@pytest.mark.parametrize("host", ["", ".led.example", "led..example", "a" * 70 + ".example"])
def test_a_name_that_no_resolver_takes_has_no_address(host: str) -> None:
    with pytest.raises((RetrievalError, UnsafeUrlError)):
        Fetcher().get(f"https://{host}/")
