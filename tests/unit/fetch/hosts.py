"""A host on loopback that sends a byte of a header now and then, and never the last."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DRIPS = 400
"""The bytes that it sends in all, ten in a second: who waits for the end of a header waits that long."""


@contextmanager
def dripping_host() -> Iterator[tuple[str, Callable[[], int]]]:
    """Give the address, and a function that says how many bytes were sent to whoever connected last."""
    sent = [0]

    def serve(connection: socket.socket) -> None:
        sent[0] = 0
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nx-drip: ")
            while sent[0] < DRIPS:
                try:
                    connection.sendall(b"x")
                except OSError:
                    return
                sent[0] += 1
                time.sleep(0.1)

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", lambda: sent[0]
