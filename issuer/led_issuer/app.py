"""The issuer's app: the register's doors for providers, wallets and verifiers, and the work behind them.

Status lists have an app of their own (`status_app`), so that they can be served, and stopped, apart.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from led_issuer.background import Background
from led_issuer.identity import Identity
from led_issuer.issuing.path import IssuingPath
from led_issuer.routes import (
    coverage,
    coverage_page,
    credential,
    deliveries,
    metadata,
    offers,
    protocol,
    records,
    token,
    trust,
)
from led_issuer.runtime import Runtime
from led_issuer.settings import IssuerSettings
from led_issuer.setup import set_up
from led_web import health, problems
from led_web.database import reading
from led_web.headers import BodyLimit, SecurityHeaders
from led_web.limits import RateLimit
from led_web.pages import shared_static

_log = structlog.get_logger()

_BODIES = {
    deliveries.PATH: deliveries.BODY_LIMIT,
    "/token": 16 * 1024,
    "/nonce": 1024,
    "/credential": 320 * 1024,
    "/credential-offers": 4 * 1024,
}
_RATED = (deliveries.PATH, "/token", "/nonce", "/credential", "/credential-offers", "/records", "/bundle")


def create_app(settings: IssuerSettings) -> FastAPI:
    """Return the app; it opens its database, sets itself up and recovers when its lifespan begins."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        runtime = await run_in_threadpool(Runtime.open, settings)
        await run_in_threadpool(set_up, runtime)
        app.state.runtime, app.state.identity = runtime, identity_of(settings)
        app.state.issuing_path = IssuingPath(runtime)
        if recovered := await run_in_threadpool(app.state.issuing_path.recover):
            _log.info("recovered", credentials=recovered)
        background = Background(runtime)
        background.start()
        try:
            yield
        finally:
            await run_in_threadpool(background.stop)
            app.state.identity.close()
            runtime.close()

    app = FastAPI(
        title="LED register and issuer",
        version="1",
        openapi_url="/api/issuer/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    pages = coverage_page.shell(settings)
    problems.install(app, pages.error)
    protocol.install(app)
    health.install(app, lambda: _ready(app))
    for routes in (coverage, deliveries, records, offers, metadata, token, credential, trust):
        app.include_router(routes.router)
    app.include_router(coverage_page.router(pages))
    app.mount(f"{coverage_page.STATIC_PATH}/shared", shared_static())
    app.add_middleware(RateLimit, rates=dict.fromkeys(_RATED, settings.issuer_rate))
    app.add_middleware(BodyLimit, default=64 * 1024, paths=_BODIES)
    app.add_middleware(SecurityHeaders, https=settings.production)
    return app


def identity_of(settings: IssuerSettings) -> Identity:
    """Return what tells who a citizen is, by these settings."""
    return Identity(
        settings.fetcher(),
        issuer=settings.issuer_oidc_issuer,
        client_id=settings.issuer_oidc_client_id,
        client_secret=settings.oidc_client_secret(),
        wallets=settings.wallet_clients,
    )


def _ready(app: FastAPI) -> bool:
    try:
        with reading(app.state.runtime.engine) as connection:
            return connection.execute(select(1)).scalar() == 1
    except SQLAlchemyError:
        return False
