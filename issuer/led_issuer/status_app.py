"""The status app: whole signed lists for whoever asks, and nothing else.

It reads publications and writes nothing; it needs no key. No request of it says whose credential is checked.
"""

import hashlib
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import FastAPI, Path, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from led_issuer.routes.answers import problems as problem_answers
from led_issuer.routes.public import signed_document
from led_issuer.settings import IssuerSettings
from led_issuer.status.lists import publication
from led_web import health, problems
from led_web.database import open_engine, reading
from led_web.headers import BodyLimit, SecurityHeaders
from led_web.problems import ProblemError

_KEPT_SECONDS = 1.0
_MOST_KEPT = 256
_LARGEST_NUMBER = 16_000  # what the QR table has numbers for

_ANSWERS: dict[int | str, dict[str, Any]] = {
    **problem_answers(404),
    200: {"content": {"application/vc": {"schema": {"type": "object"}}}},
    304: {"description": "Not changed since the ETag in If-None-Match"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    body: bytes
    etag: str
    until: float


class Publications:
    """Published lists by number, kept for a second, so that a rush on one list is one query."""

    def __init__(self, engine: Engine) -> None:
        """Take the database."""
        self._engine = engine
        self._kept: dict[int, _Kept] = {}
        self._lock = threading.Lock()

    def get(self, number: int) -> tuple[bytes, str] | None:
        """Return the newest version's bytes and ETag."""
        kept = self._kept.get(number)
        if kept is not None and time.monotonic() < kept.until:
            return kept.body, kept.etag
        with reading(self._engine) as connection:
            found = publication(connection, number)
        if found is None:
            return None
        body = found.document.encode()
        etag = f'"{found.version}-{hashlib.sha256(body).hexdigest()[:32]}"'
        with self._lock:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[number] = _Kept(body=body, etag=etag, until=time.monotonic() + _KEPT_SECONDS)
        return body, etag


def create_app(settings: IssuerSettings) -> FastAPI:
    """Return the app."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        engine = await run_in_threadpool(open_engine, settings.issuer_database_url)
        app.state.engine, app.state.publications = engine, Publications(engine)
        try:
            yield
        finally:
            engine.dispose()

    app = FastAPI(
        title="LED status lists",
        version="1",
        openapi_url="/api/status/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    problems.install(app)
    health.install(app, lambda: _ready(app))
    app.add_middleware(BodyLimit, default=1024)
    app.add_middleware(SecurityHeaders, https=settings.production)
    app.get("/status/{number}", summary="A signed status list", response_class=Response, responses=_ANSWERS)(_status)
    return app


def _status(request: Request, number: Annotated[int, Path(ge=1, le=_LARGEST_NUMBER)]) -> Response:
    """Answer with the whole list (https://www.w3.org/TR/vc-bitstring-status-list/)."""
    publications: Publications = request.app.state.publications
    found = publications.get(number)
    if found is None:
        raise ProblemError(404, "status_list_not_found", "There is no such status list.")
    body, etag = found
    return signed_document(request, body, etag, media_type="application/vc")


def _ready(app: FastAPI) -> bool:
    try:
        with reading(app.state.engine) as connection:
            return connection.execute(select(1)).scalar() == 1
    except SQLAlchemyError:
        return False
