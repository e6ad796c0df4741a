"""A register on loopback that says what a test wants: its bundle, its status lists, or nothing at all."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from led_cli.platform.server import Server, free_port
from led_vc.did import did_key
from led_verifier.settings import VerifierSettings
from tests import world


@dataclass(slots=True)
class Register:
    """What it publishes now, and what it was asked for."""

    bundle: dict[str, Any] | None = field(default_factory=lambda: world.Publication(status_lists=()).bundle())
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    slow: float = 0.0
    status_down: bool = False
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def publish(self, number: int = world.SUMMARY_REVOCATION.status_list, **changes: Any) -> None:
        """Publish a status list of the university."""
        self.lists[str(number)] = world.signed_status_list(number, **changes)

    def answer(self, request: Request) -> Response:
        """Answer as the register would."""
        self.asked.append(request.url.path)
        if request.url.path == "/bundle":
            return JSONResponse(self.bundle) if self.bundle is not None else Response(status_code=503)
        time.sleep(self.slow)
        found = None if self.status_down else self.lists.get(request.path_params["number"])
        return Response(status_code=503) if found is None else JSONResponse(found)


@contextmanager
def serve(register: Register) -> Iterator[Register]:
    """Serve `register` on a free port."""
    register.port = free_port()
    routes = [Route("/bundle", register.answer), Route("/status/{number}", register.answer)]
    server = Server(Starlette(routes=routes), register.port)
    server.start()
    try:
        yield register
    finally:
        server.stop()


def settings_for(register: Register, folder: Path, **changes: Any) -> VerifierSettings:
    """Return the settings of a verifier that knows `register`, in the moment of the world."""
    clock = folder / "clock"
    set_clock(clock, world.NOW)
    usual = VerifierSettings(
        routes=f"https://led.example=http://127.0.0.1:{register.port}",
        clock_file=clock,
        trust_root=did_key.did_of(world.ROOT.public_key),
        check_rate="10000/minute",
    )
    return usual.model_copy(update=changes)


def set_clock(clock: Path, now: datetime) -> None:
    """Let the clock of `clock` say `now`, from this moment on."""
    clock.write_text(str((now - datetime.now(UTC)).total_seconds()))


def bundle(**changes: Any) -> dict[str, Any]:
    """Return a bundle of the world with the given members of its publication changed."""
    return replace(world.Publication(status_lists=()), **changes).bundle()


def later(seconds: float) -> datetime:
    """Return a moment after the world's."""
    return world.NOW + timedelta(seconds=seconds)
