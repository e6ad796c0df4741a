"""Start the loopback OpenID provider and wait until it answers; stop it with whoever started it."""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

ISSUER = "https://login.led.example"
"""The provider's identifier; LED_ROUTES says where it really is."""

CALLBACK_PATH = "/mijn/aanmelden/terug"
"""Where the wallet lets people come back."""

_HERE = Path(__file__).parent
_PATIENCE = 30.0


class DemoLoginError(Exception):
    """The provider did not start; the message is for the person at the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A client of the provider; without `redirect_uris` it can introspect and nothing else."""

    client_id: str
    client_secret: str
    redirect_uris: tuple[str, ...] = ()

    def metadata(self) -> dict[str, Any]:
        """Return what the provider is told (OpenID Connect Registration 1.0, section 2)."""
        local = all(urlsplit(uri).hostname in ("127.0.0.1", "localhost") for uri in self.redirect_uris)
        return {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "redirect_uris": list(self.redirect_uris),
            # A loopback address of a native application may have any port (RFC 8252, section 7.3).
            "application_type": "native" if local else "web",
        }


class DemoLogin(AbstractContextManager["DemoLogin"]):
    """A running provider."""

    def __init__(self, process: subprocess.Popen[str], port: int, issuer: str) -> None:
        """Take the process, which answers on `port` of 127.0.0.1."""
        self._process, self.port, self.issuer = process, port, issuer

    @property
    def address(self) -> str:
        """Return where it really is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def route(self) -> str:
        """Return its part of LED_ROUTES."""
        return f"{self.issuer}={self.address}"

    def stop(self) -> None:
        """End it and wait."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.terminate()
        self._process.wait(_PATIENCE)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def __exit__(self, *_exception: object) -> None:
        """Stop the provider."""
        self.stop()


def launch(
    accounts: Sequence[Mapping[str, Any]], clients: Sequence[Client], *, port: int = 0, issuer: str = ISSUER
) -> DemoLogin:
    """Start the provider for `accounts` and `clients`, and return when it answers; port 0 takes a free one.

    The accounts go through standard input, so that no list of people and numbers lies on disk or in the process table.
    """
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "LED_LOGIN_ISSUER": issuer,
        "LED_LOGIN_PORT": str(port),
        "LED_LOGIN_CLIENTS": json.dumps([client.metadata() for client in clients]),
    }
    with tempfile.TemporaryFile("w+") as log:  # the provider keeps writing to it after we let go
        process = subprocess.Popen(  # noqa: S603 - our own script with our own node
            [_node(), str(_HERE / "server.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=_HERE,
            env=environment,
        )
        try:
            return DemoLogin(process, _await_port(process, accounts, log), issuer)
        except BaseException:
            process.kill()
            process.wait()
            raise


def _await_port(process: subprocess.Popen[str], accounts: Sequence[Mapping[str, Any]], log: IO[str]) -> int:
    if process.stdin is None or process.stdout is None:
        raise DemoLoginError("the login provider has no pipes")
    process.stdin.write(json.dumps({"accounts": list(accounts)}) + "\n")
    process.stdin.flush()
    deadline = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if select.select([process.stdout], [], [], 0.2)[0] and (line := process.stdout.readline()):
            return int(json.loads(line)["port"])
    log.seek(0)
    raise DemoLoginError(f"The login provider did not start: {log.read()[-400:].strip() or 'no answer'}")


def _node() -> str:
    beside = Path(sys.executable).parent / "node"
    found = str(beside) if beside.exists() else shutil.which("node")
    if found is None or not (_HERE / "node_modules" / "oidc-provider").is_dir():
        raise DemoLoginError("The login provider needs Node and its packages: run `make run`, which installs them.")
    return found
