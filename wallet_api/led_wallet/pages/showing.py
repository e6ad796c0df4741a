"""Choose what to show, show it on the screen or print it, and look back at what was shown."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from led_wallet.access import AppWallet, Own, Sender, Visitor
from led_wallet.pages.shell import AppShell, add_page, go
from led_wallet.presenting import RENEWED_EVERY
from led_wallet.showings import visible_claims

_WITH_DATE = "geboortedatum"
_CHOSEN = frozenset({"title", "name", "kind", "level", "awarded_by", "awarded_on", "birth_date"})


def router() -> APIRouter:
    """Return the routes."""
    routes = APIRouter(include_in_schema=False)
    add_page(routes, "/mijn/bewijs/{handle}/kiezen", choose_page)
    add_page(routes, "/mijn/bewijs/{handle}/kiezen", choose, methods=("POST",))
    for path, page in (("tonen", show), ("afdruk", print_out)):
        add_page(routes, f"/mijn/bewijs/{{handle}}/{path}", page)
        add_page(routes, f"/mijn/bewijs/{{handle}}/{path}/{{with_date}}", page)
    add_page(routes, "/mijn/logboek", log)
    return routes


def choose_page(handle: str, request: Request, own: Own, session: Visitor, shell: AppShell) -> Response:
    """Let the citizen choose whether the date of birth goes along, and see what the other person will see."""
    proof = own.proof(handle)
    if proof.state != "ready":
        return go(request, f"/mijn/bewijs/{handle}")
    return shell.page(request, "choose.html", session, proof=proof, chosen=_CHOSEN)


def choose(
    handle: str,
    request: Request,
    own: Own,
    _session: Sender,
    way: Annotated[Literal["tonen", "afdruk"], Form()],
    birth_date: Annotated[bool, Form()] = False,
) -> Response:
    """Fetch the summary for this choice where it is not here yet, and go on to the screen or the print."""
    own.fetch(own.proof(handle), birth_date=birth_date)
    return go(request, f"/mijn/bewijs/{handle}/{way}" + (f"/{_WITH_DATE}" if birth_date else ""))


def show(
    handle: str,
    request: Request,
    own: Own,
    wallet: AppWallet,
    session: Visitor,
    shell: AppShell,
    with_date: Literal["geboortedatum", ""] = "",
) -> Response:
    """Show the live code; the page asks the API for the next ones."""
    proof = own.proof(handle)
    summary = own.summary(proof, birth_date=bool(with_date))
    if summary is None or proof.state != "ready":
        return go(request, f"/mijn/bewijs/{handle}/kiezen")
    shown = wallet.presenter.show(session.holder, summary)
    wallet.showings.note(session.holder, summary, "qr")
    return shell.page(
        request,
        "show.html",
        session,
        proof=proof,
        credential=summary,
        shown=shown,
        visible=frozenset(visible_claims(summary)),
        every=int(RENEWED_EVERY.total_seconds()),
        verifier_url=_spelled(wallet.settings.verifier_url),
    )


def print_out(
    handle: str,
    request: Request,
    own: Own,
    wallet: AppWallet,
    session: Visitor,
    shell: AppShell,
    with_date: Literal["geboortedatum", ""] = "",
) -> Response:
    """Show what will be on paper: the credential alone, which whoever holds the paper can show."""
    proof = own.proof(handle)
    summary = own.summary(proof, birth_date=bool(with_date))
    if summary is None or proof.state != "ready":
        return go(request, f"/mijn/bewijs/{handle}/kiezen")
    shown = wallet.presenter.print_out(summary)
    wallet.showings.note(session.holder, summary, "print")
    return shell.page(
        request,
        "print.html",
        session,
        proof=proof,
        credential=summary,
        shown=shown,
        visible=frozenset(visible_claims(summary)),
        verifier_url=_spelled(wallet.settings.verifier_url),
    )


def log(request: Request, wallet: AppWallet, session: Visitor, shell: AppShell) -> Response:
    """Show what was shown, and when."""
    return shell.page(request, "log.html", session, lines=wallet.showings.of_holder(session.holder))


def _spelled(url: str) -> str:
    """Return an address as people type it."""
    return url.removeprefix("https://").removeprefix("http://")
