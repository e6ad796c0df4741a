"""Keep every answer that anybody gets over HTTP, the services from one another included.

What the demo's login provider says is left out: there, in the claim `rrn`, a person's number belongs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.fetched import listen_to_fetches


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One kept answer."""

    method: str
    path: str
    status: int
    body: bytes
    raw: bytes

    @classmethod
    def read(cls, file: Path) -> "Answer":
        """Read what `record` wrote."""
        raw = file.read_bytes()
        first, _, rest = raw.partition(b"\n")
        method, path, status = first.decode().split(" ")
        return cls(method=method, path=path, status=int(status), body=rest.partition(b"\n\n")[2], raw=raw)


@contextmanager
def record(folder: Path, *, login_port: int) -> Iterator[None]:
    """Write each answer of this process to a file of its own: the request's line, the headers, the body."""
    folder.mkdir()
    numbers, send = count(1), httpx2.Client.send

    def keep(request: httpx2.Request, response: httpx2.Response) -> None:
        if request.url.port != login_port:
            (folder / f"{next(numbers):05}").write_bytes(_text(request, response))

    def listening(self: httpx2.Client, request: httpx2.Request, **options: Any) -> httpx2.Response:
        response = send(self, request, **options)
        keep(request, response)
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx2.Client, "send", listening)
        listen_to_fetches(patch, keep)
        yield


def _text(request: httpx2.Request, response: httpx2.Response) -> bytes:
    response.read()
    lines = [f"{request.method} {request.url.path} {response.status_code}"]
    lines += [f"{name}: {value}" for name, value in response.headers.multi_items()]
    return "\n".join(lines).encode() + b"\n\n" + response.content
