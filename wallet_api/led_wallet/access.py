"""Who may come in: the session cookie, and the token that every change must carry beside it.

A cookie alone changes nothing: forms and the API send the session's CSRF token as well, which no other site can read.
The annotated types at the end are what routes ask for.
"""

import secrets
from typing import Annotated, Final, cast

from fastapi import Depends, Form, Header, Request
from starlette.responses import Response

from led_wallet.login import Session
from led_wallet.portfolio import Portfolio
from led_wallet.settings import WalletSettings
from led_wallet.wallet import Wallet
from led_web.problems import ProblemError

_MOST_CHARACTERS: Final = 200
_LOGIN_SECONDS: Final = 600


def wallet_of(request: Request) -> Wallet:
    """Return the service that answers `request`."""
    return cast(Wallet, request.app.state.wallet)


AppWallet = Annotated[Wallet, Depends(wallet_of)]
"""The parts of the service."""


def session_of(request: Request, wallet: AppWallet) -> Session:
    """Return who is logged in. Raises ProblemError 401: login_required, session_expired."""
    token = request.cookies.get(session_cookie(wallet.settings))
    if token is None:
        raise ProblemError(401, "login_required", "Log in first.")
    found = wallet.sessions.find(token) if len(token) <= _MOST_CHARACTERS else None
    if found is None:
        raise ProblemError(401, "session_expired", "You were away too long. Log in again.")
    return found


Visitor = Annotated[Session, Depends(session_of)]
"""A citizen who looks."""


def by_form(
    request: Request, session: Visitor, csrf: Annotated[str, Form(max_length=_MOST_CHARACTERS)] = ""
) -> Session:
    """Return who sent this form. Raises ProblemError 401, 403 csrf_token_wrong."""
    return _confirmed(request, session, csrf)


def by_header(
    request: Request, session: Visitor, x_csrf_token: Annotated[str, Header(max_length=_MOST_CHARACTERS)] = ""
) -> Session:
    """Return who sent this call of the API. Raises ProblemError 401, 403 csrf_token_wrong."""
    return _confirmed(request, session, x_csrf_token)


Sender = Annotated[Session, Depends(by_form)]
"""A citizen who changes something with a form."""
Caller = Annotated[Session, Depends(by_header)]
"""A citizen who changes something over the API."""


def own_portfolio(wallet: AppWallet, session: Visitor) -> Portfolio:
    """Return what the citizen can see and do."""
    return Portfolio(wallet, session)


Own = Annotated[Portfolio, Depends(own_portfolio)]
"""The citizen's proofs."""


def session_cookie(settings: WalletSettings) -> str:
    """Return the cookie's name; the prefix makes a browser refuse it from anywhere but this very host, over https."""
    return "__Host-led_session" if settings.secure else "led_session"


def login_cookie(settings: WalletSettings) -> str:
    """Return the name of the cookie of a login under way."""
    return "__Host-led_login" if settings.secure else "led_login"


def admit(response: Response, settings: WalletSettings, token: str) -> None:
    """Give the browser its session."""
    _set(response, settings, session_cookie(settings), token)


def dismiss(response: Response, settings: WalletSettings) -> None:
    """Take the session away from the browser."""
    response.delete_cookie(session_cookie(settings), path="/", secure=settings.secure, httponly=True)


def browser_of(request: Request, settings: WalletSettings) -> str:
    """Return what this browser is known by while it logs in, the same in all its tabs."""
    known = request.cookies.get(login_cookie(settings), "")
    return known if 20 <= len(known) <= _MOST_CHARACTERS else secrets.token_urlsafe(32)


def remember(response: Response, settings: WalletSettings, browser: str) -> None:
    """Let the browser know what it is known by."""
    _set(response, settings, login_cookie(settings), browser, seconds=_LOGIN_SECONDS)


def _confirmed(request: Request, session: Session, token: str) -> Session:
    foreign = request.headers.get("sec-fetch-site") == "cross-site"
    if foreign or not secrets.compare_digest(token.encode(), session.csrf_token.encode()):
        raise ProblemError(403, "csrf_token_wrong", "Send the session's CSRF token.")
    return session


def _set(response: Response, settings: WalletSettings, name: str, value: str, *, seconds: int | None = None) -> None:
    response.set_cookie(name, value, max_age=seconds, path="/", secure=settings.secure, httponly=True, samesite="lax")
