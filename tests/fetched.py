"""Hear what `led_vc.fetch` says and is told: it speaks below the clients that the tests listen to otherwise."""

from collections.abc import Callable, Mapping

import httpx2
import pytest

from led_vc.fetch import Fetcher, Response

Listener = Callable[[httpx2.Request, httpx2.Response], None]


def listen_to_fetches(patch: pytest.MonkeyPatch, listen: Listener) -> None:
    """Let `listen` hear every exchange of every fetcher, at the address that was really asked."""
    exchange = Fetcher._exchange

    def listening(self: Fetcher, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Response:
        answer = exchange(self, method, url, headers, body)
        asked = httpx2.Request(method, self._routes.apply(url) or url, headers=dict(headers), content=body)
        listen(asked, httpx2.Response(answer.status, headers=dict(answer.headers), content=answer.body))
        return answer

    patch.setattr(Fetcher, "_exchange", listening)
