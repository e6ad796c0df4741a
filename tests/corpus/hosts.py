"""Status hosts that do harm: one that never answers, and one whose every answer is a bomb."""

import gzip
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from led_cli.platform.server import Server, free_port


@contextmanager
def silent_host() -> Iterator[str]:
    """Listen, and say nothing; give the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def bombing_host() -> Iterator[str]:
    """Answer everything with 64 MiB of zeros in 65 KB of gzip; give the address."""
    bomb = gzip.compress(bytes(64 * 2**20), mtime=0)

    def answer(_request: Request) -> Response:
        return Response(bomb, headers={"content-encoding": "gzip"})

    server = Server(Starlette(routes=[Route("/{path:path}", answer)]), free_port())
    server.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.stop()
