"""What every page is given: who is logged in, and how to write dates and claims in the language of the page."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, cast

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, RedirectResponse

from led_wallet.login import Claims, Session
from led_wallet.pages.claims import ClaimRows
from led_wallet.pages.dates import day_in_words, in_words, last_day_in_words, time_in_words
from led_wallet.settings import WalletSettings
from led_web.catalogue import LANGUAGES, catalogue, split_language, with_language
from led_web.pages import Pages
from led_web.problems import ProblemError

STATIC_PATH: Final = "/mijn/static"
_OWN_PAGE: Final = re.compile(r"(/en)?/mijn(/[a-z-]+){0,4}")
_TEMPLATES: Final = Path(__file__).parent.parent / "templates"
_NOBODY: Final = Claims(subject="-", method=None, given_name=None, family_name=None)


class Shell:
    """Renders the wallet's templates."""

    def __init__(self, settings: WalletSettings) -> None:
        """Take the settings."""
        self._pages = Pages(_TEMPLATES, settings, application="wallet", static_path=STATIC_PATH)

    def page(
        self, request: Request, template: str, session: Session | None, status: int = 200, **context: Any
    ) -> HTMLResponse:
        """Return a page for `session`, or for nobody in particular."""
        language, _ = split_language(request.url.path)
        claims = ClaimRows(catalogue(language), session.claims if session else _NOBODY)
        return self._pages.render(
            request,
            template,
            status,
            session=session,
            claims=claims,
            in_words=partial(in_words, language=language),
            day=partial(day_in_words, language=language),
            last_day=partial(last_day_in_words, language=language),
            moment=partial(time_in_words, language=language),
            **context,
        )

    def error(self, request: Request, problem: ProblemError) -> HTMLResponse:
        """Return the error page that all services share."""
        return self._pages.error(request, problem)


def shell_of(request: Request) -> Shell:
    """Return what renders the pages of the application that answers `request`."""
    return cast(Shell, request.app.state.shell)


AppShell = Annotated[Shell, Depends(shell_of)]
"""What renders pages."""


def is_own_page(address: str) -> bool:
    """Tell whether `address` is a page of the wallet, and of no other site."""
    return _OWN_PAGE.fullmatch(address) is not None


def go(request: Request, path: str) -> RedirectResponse:
    """Send the browser to a page in the language that it is in, by GET."""
    language, _ = split_language(request.url.path)
    return RedirectResponse(with_language(language, path), 303)


def add_page(routes: APIRouter, path: str, endpoint: Callable[..., Any], methods: Iterable[str] = ("GET",)) -> None:
    """Add a page in every language."""
    for language in LANGUAGES:
        routes.add_api_route(with_language(language, path), endpoint, methods=list(methods), response_model=None)
