"""What a citizen reads when something is refused: whose problem it is, the next step, and the way to LED (rule L31)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import Request
from starlette.responses import Response

from led_wallet.access import dismiss
from led_wallet.pages.shell import Shell, go, is_own_page
from led_wallet.settings import WalletSettings
from led_web.catalogue import split_language
from led_web.problems import ProblemError


@dataclass(frozen=True, slots=True)
class Words:
    """The names of the messages for one kind of refusal, and whether to log in is the next step."""

    title: str
    text: str
    log_in: bool = False


_CANNOT: Final = "wallet.error.title"
WORDS: Final[Mapping[str, Words]] = {
    "session_expired": Words("wallet.login.title", "wallet.error.session", log_in=True),
    "login_failed": Words("error.login.title", "error.login.text", log_in=True),
    "login_unavailable": Words("error.login.title", "error.login.text", log_in=True),
    "wrong_capacity": Words(_CANNOT, "wallet.login.other_capacity", log_in=True),
    "mandate_refused": Words(_CANNOT, "wallet.login.mandate", log_in=True),
    "strong_login_required": Words(_CANNOT, "wallet.error.strong_login", log_in=True),
    "own_declaration_not_issuable": Words(_CANNOT, "wallet.error.own_declaration"),
    "record_withdrawn": Words(_CANNOT, "wallet.error.withdrawn"),
    "record_suspended": Words(_CANNOT, "wallet.error.suspended"),
    "key_gone": Words(_CANNOT, "wallet.error.key_gone"),
    "qr_too_large": Words(_CANNOT, "wallet.error.too_large"),
    "register_unavailable": Words("error.503.title", "wallet.error.signer"),
}


class Refusals:
    """Answers an error of the pages."""

    def __init__(self, shell: Shell, settings: WalletSettings) -> None:
        """Take what renders, and the settings."""
        self._shell, self._settings = shell, settings

    def __call__(self, request: Request, problem: ProblemError) -> Response:
        """Return the page for `problem`; whoever is not logged in goes to log in, and comes back."""
        _, path = split_language(request.url.path)
        if problem.code == "login_required":
            comes_back = request.method == "GET" and path != "/mijn" and is_own_page(request.url.path)
            return go(request, "/mijn/aanmelden" + (f"?terug={request.url.path}" if comes_back else ""))
        words = WORDS.get(problem.code)
        only_looking = problem.code == "register_unavailable" and request.method == "GET"
        if words is None or only_looking:
            return self._shell.error(request, problem)
        minutes = _minutes(problem.headers.get("retry-after"))
        response: Response = self._shell.page(
            request, "refusal.html", None, problem.status, words=words, minutes=minutes, code=problem.code
        )
        response.headers.update(problem.headers)
        if problem.code == "session_expired":
            dismiss(response, self._settings)
        return response


def _minutes(retry_after: str | None) -> int:
    seconds = int(retry_after) if retry_after and retry_after.isdecimal() else 60
    return max(2, -(-seconds // 60))  # the sentence is in the plural
