"""The pages: the check itself, its explanation, and what stands in the footer of every page."""

from collections.abc import Callable
from datetime import datetime
from threading import Thread

from fastapi import APIRouter, Request
from starlette.responses import Response

from led_verifier.checking import Checker
from led_verifier.settings import VerifierSettings
from led_web.catalogue import LANGUAGES, catalogue, split_language, with_language
from led_web.pages import Pages

_IN_THE_PAGE = ("verifier.", "check.", "claim.", "error.429.", "shell.")
"""The messages that the page itself writes."""
_FOOTER = {"/controle/uitleg": "explain", "/hulp": "help", "/contact": "contact", "/privacy": "privacy"}
_FOOTER |= {"/toegankelijkheid": "accessibility"}


def router(shell: Pages, settings: VerifierSettings, checker: Checker, now: Callable[[], datetime]) -> APIRouter:
    """Return the routes of the pages, in every language."""
    routes = APIRouter(include_in_schema=False)

    def start(request: Request) -> Response:
        # Who opens the page will check something soon: renew what is known now, and let nobody wait for it.
        Thread(target=checker.prepare, args=(now(),), daemon=True).start()
        words, versions = words_in_the_page(request), checker.versions()
        return shell.render(request, "controle.html", words=words, versions=versions, verifier_url=_shown(settings))

    def explained(request: Request) -> Response:
        _, path = split_language(request.url.path)
        template, email = f"{_FOOTER[path]}.html", settings.contact_email
        return shell.render(request, template, email=email, verifier_url=_shown(settings))

    for language in LANGUAGES:
        routes.add_api_route(with_language(language, "/controle"), start)
        routes.add_api_route(with_language(language, "/controle/words"), words_in_the_page)
        for path in _FOOTER:
            routes.add_api_route(with_language(language, path), explained)
    return routes


def words_in_the_page(request: Request) -> dict[str, str]:
    """Return the messages that the page's own code writes, in the language of the path."""
    language, _ = split_language(request.url.path)
    messages = catalogue(language).messages
    return {key: text for key, text in messages.items() if key.startswith(_IN_THE_PAGE)}


def _shown(settings: VerifierSettings) -> str:
    """Return the verifier's address as people type it."""
    return settings.verifier_url.removeprefix("https://").removeprefix("http://")
