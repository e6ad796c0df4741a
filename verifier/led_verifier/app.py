"""The verifier service: the page for employers, and the check behind it. It keeps nothing of what it checks."""

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from led_verifier import checks, pages, vcapi
from led_verifier.checking import Checker
from led_verifier.prints import MAXIMUM_BYTES
from led_verifier.register import Knowledge
from led_verifier.settings import VerifierSettings
from led_web import health, problems
from led_web.headers import BodyLimit, SecurityHeaders
from led_web.limits import RateLimit
from led_web.pages import Pages, shared_static
from led_web.problems import ProblemError

_HERE = Path(__file__).parent
STATIC_PATH = "/controle/static"
CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Nothing from elsewhere, no HTML from a string, and WebAssembly for the QR reader alone."""
_FORM_OVERHEAD = 64 * 1024


def create_app(settings: VerifierSettings) -> FastAPI:
    """Return the application. Its paths: /controle, /en/controle, the pages of the footer, /api/verifier, VC-API."""
    knowledge, clock = Knowledge(settings), settings.clock()
    checker = Checker(settings, knowledge)
    shell = Pages(_HERE / "templates", settings, application="verifier", static_path=STATIC_PATH)

    def error_page(request: Request, problem: ProblemError) -> Response:
        return shell.error(request, problem)

    app = FastAPI(
        title="LED verifier",
        summary="Check what a person shows; nothing is kept.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/verifier/openapi.json",
    )
    problems.install(app, error_page)
    app.include_router(checks.router(checker, clock.now))
    app.include_router(vcapi.router(vcapi.Verifier(settings, knowledge, clock.now)))
    app.include_router(pages.router(shell, settings, checker, clock.now))
    app.mount(f"{STATIC_PATH}/shared", shared_static())
    app.mount(STATIC_PATH, StaticFiles(directory=_HERE / "static"))
    health.install(app, lambda: knowledge.bundles.current(clock.now()) is not None)
    app.add_middleware(BodyLimit, paths={"/controle/check": MAXIMUM_BYTES + _FORM_OVERHEAD})
    app.add_middleware(RateLimit, rates=dict.fromkeys(("/controle/check", *vcapi.PATHS), settings.check_rate))
    app.add_middleware(SecurityHeaders, csp=CSP, camera=True, https=settings.production)
    return app
