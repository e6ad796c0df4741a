"""An HTTP server on loopback in a thread, that can be started, awaited and stopped alone."""

import socket
import threading
import time

import uvicorn
from starlette.types import ASGIApp

_PATIENCE = 30.0


class ServerError(Exception):
    """A server did not come up; the message is for the person at the terminal."""


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Serves one application on 127.0.0.1:`port`."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Take the application and the port; nothing starts yet."""
        self.port = port
        config = uvicorn.Config(
            app, host="127.0.0.1", port=port, log_level="warning", access_log=False, server_header=False
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name=f"server-{port}", daemon=True)

    def start(self) -> None:
        """Start and wait until it answers."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError as e:
                raise ServerError(f"Port {self.port} is taken. Choose another with --port.") from e
        self._thread.start()
        deadline = time.monotonic() + _PATIENCE
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise ServerError(f"The server on port {self.port} did not start.")
            time.sleep(0.02)

    def stop(self) -> None:
        """Finish what is under way and close the port."""
        self._server.should_exit = True
        self._thread.join(_PATIENCE)

    def wait(self) -> None:
        """Block until the server stops."""
        while self._thread.is_alive():
            self._thread.join(0.5)
