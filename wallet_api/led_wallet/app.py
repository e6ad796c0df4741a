"""The wallet service: pages under /mijn and /en/mijn, the API under /api/wallet."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Security
from fastapi.security import APIKeyCookie
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.staticfiles import StaticFiles

from led_wallet.access import session_cookie
from led_wallet.api import presentations, records
from led_wallet.pages import login, showing
from led_wallet.pages import records as record_pages
from led_wallet.pages.refusals import Refusals
from led_wallet.pages.shell import STATIC_PATH, Shell
from led_wallet.settings import WalletSettings
from led_wallet.wallet import Wallet
from led_web import health, problems
from led_web.database import reading
from led_web.headers import BodyLimit, SecurityHeaders
from led_web.limits import RateLimit
from led_web.pages import shared_static

_STATIC = Path(__file__).parent / "static"
_MOST_BYTES = 16 * 1024
_LIMITED = ("/mijn/aanmelden/start", "/en/mijn/aanmelden/start", "/api/wallet/presentations")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Nothing from elsewhere, and no HTML from a string."""


def create_app(settings: WalletSettings) -> FastAPI:
    """Return the application. Its paths: /mijn, /en/mijn, /api/wallet."""
    wallet, shell = Wallet.open(settings), Shell(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        wallet.close()

    app = FastAPI(
        title="LED wallet",
        summary="A citizen's proofs: fetch them, show them, look back. One logs in by the pages; a cookie holds on.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/wallet/openapi.json",
        lifespan=lifespan,
    )
    app.state.wallet, app.state.shell = wallet, shell
    problems.install(app, Refusals(shell, settings))
    cookie = APIKeyCookie(name=session_cookie(settings), auto_error=False, description="Set by /mijn/aanmelden/start.")
    for routes in (records.router, presentations.router):
        app.include_router(routes, dependencies=[Security(cookie)])
    for routes in (login.router(), record_pages.router(), showing.router()):
        app.include_router(routes)
    app.mount(f"{STATIC_PATH}/shared", shared_static())
    app.mount(STATIC_PATH, StaticFiles(directory=_STATIC))
    health.install(app, lambda: _database_answers(wallet))
    app.add_middleware(BodyLimit, default=_MOST_BYTES)
    app.add_middleware(RateLimit, rates=dict.fromkeys(_LIMITED, settings.wallet_rate))
    app.add_middleware(SecurityHeaders, csp=CSP, https=settings.secure)
    return app


def _database_answers(wallet: Wallet) -> bool:
    try:
        with reading(wallet.engine) as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True
