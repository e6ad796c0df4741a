"""Log in by the OpenID provider, and log out: the wallet has no accounts and no passwords of its own (rule L22)."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from led_wallet.access import AppWallet, Sender, admit, browser_of, dismiss, remember, session_of
from led_wallet.login import Attempt, Claims, LoginRefusedError
from led_wallet.pages.shell import AppShell, add_page, go, is_own_page
from led_wallet.wallet import Wallet
from led_web.catalogue import DEFAULT, split_language, with_language
from led_web.problems import ProblemError

CALLBACK: Final = "/mijn/aanmelden/terug"
_MOST: Final = 2048
_REFUSED: Final = {"login_failed": 400, "login_unavailable": 503, "wrong_capacity": 403, "mandate_refused": 403}
_Text = Annotated[str, Query(max_length=_MOST)]


def router() -> APIRouter:
    """Return the routes of login and logout."""
    routes = APIRouter(include_in_schema=False)
    routes.add_api_route(CALLBACK, come_back, response_model=None)  # registered at the provider, in one language
    add_page(routes, "/mijn/aanmelden", login_page)
    add_page(routes, "/mijn/aanmelden/start", start)
    add_page(routes, "/mijn/aanmelden/geweigerd/{reason}", refused)
    add_page(routes, "/mijn/afmelden", log_out, methods=("POST",))
    add_page(routes, "/mijn/afgemeld", logged_out)
    return routes


def login_page(request: Request, wallet: AppWallet, shell: AppShell, terug: _Text = "") -> Response:
    """Say what logging in is for and by which means; somebody who is in already goes on."""
    try:
        session_of(request, wallet)
    except ProblemError:
        return shell.page(request, "login.html", None, then=terug if is_own_page(terug) else "")
    return go(request, "/mijn")


def start(request: Request, wallet: AppWallet, terug: _Text = "") -> Response:
    """Send the browser to the OpenID provider."""
    language, _ = split_language(request.url.path)
    then = terug if is_own_page(terug) else with_language(language, "/mijn")
    browser = browser_of(request, wallet.settings)
    attempt = wallet.attempts.begin(browser, then)
    response = RedirectResponse(wallet.provider.authorization_url(attempt, language=language), 303)
    remember(response, wallet.settings, browser)
    return response


def come_back(
    request: Request,
    wallet: AppWallet,
    code: _Text = "",
    state: _Text = "",
    error: _Text = "",
    iss: Annotated[str | None, Query(max_length=_MOST)] = None,
) -> Response:
    """Open a session for who comes back from the provider with the code of a login that this browser began.

    The address holds a code, so no page is shown here: one goes on, or to the page that says why not.
    """
    attempt = wallet.attempts.finish(browser_of(request, wallet.settings), state)
    language = split_language(attempt.return_to)[0] if attempt else DEFAULT
    try:
        begun = _begun(wallet, attempt, code=code, error=error, iss=iss)
        token = _open_session(wallet, code, begun)
    except ProblemError as e:
        return RedirectResponse(with_language(language, f"/mijn/aanmelden/geweigerd/{e.code}"), 303)
    _close_former(request, wallet)
    response = RedirectResponse(begun.return_to, 303)
    admit(response, wallet.settings, token)
    return response


def refused(reason: str) -> Response:
    """Say why nobody was let in."""
    known = reason if reason in _REFUSED else "login_failed"
    raise ProblemError(_REFUSED[known], known, "Nobody was logged in.")


def log_out(request: Request, wallet: AppWallet, session: Sender) -> Response:
    """End the session, here and at the provider."""
    wallet.log_out(session)
    response = go(request, "/mijn/afgemeld")
    dismiss(response, wallet.settings)
    return response


def logged_out(request: Request, shell: AppShell) -> Response:
    """Say that it is over."""
    return shell.page(request, "logged_out.html", None)


def _begun(wallet: Wallet, attempt: Attempt | None, *, code: str, error: str, iss: str | None) -> Attempt:
    """Return the login that was begun here. Raises ProblemError unless the answer is a good one and its provider's."""
    if attempt is None or error or not code or not wallet.provider.names_itself(iss):
        raise ProblemError(400, "login_failed", "The login was not finished.")
    return attempt


def _open_session(wallet: Wallet, code: str, attempt: Attempt) -> str:
    """Return the cookie of a new session. Raises ProblemError when there is no reason to open one."""
    tokens = wallet.provider.exchange(code, attempt)
    try:
        claims = Claims.of_citizen(tokens.claims)
    except LoginRefusedError:
        wallet.provider.revoke(tokens.access_token)
        raise
    return wallet.sessions.open(claims, tokens)


def _close_former(request: Request, wallet: Wallet) -> None:
    """End the session that this browser still had: one person at a time."""
    try:
        wallet.sessions.close(session_of(request, wallet))
    except ProblemError:
        return
