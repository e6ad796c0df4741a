"""The citizen's proofs, one proof, and fetching its attestation."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from led_wallet.access import AppWallet, Own, Sender, Visitor
from led_wallet.pages.shell import AppShell, add_page, go


def router() -> APIRouter:
    """Return the routes."""
    routes = APIRouter(include_in_schema=False)
    add_page(routes, "/mijn", records)
    add_page(routes, "/mijn/bewijs/{handle}", record)
    add_page(routes, "/mijn/bewijs/{handle}/ophalen", fetch_page)
    add_page(routes, "/mijn/bewijs/{handle}/ophalen", fetch, methods=("POST",))
    add_page(routes, "/mijn/bewijs/{handle}/klaar", fetched)
    return routes


def records(request: Request, own: Own, wallet: AppWallet, session: Visitor, shell: AppShell) -> Response:
    """Show authentic data and own declarations apart, and what was shown last."""
    proofs = own.proofs()
    return shell.page(
        request,
        "records.html",
        session,
        authentic=[one for one in proofs if one.record.authentic],
        declared=[one for one in proofs if not one.record.authentic],
        last=next(iter(wallet.showings.of_holder(session.holder)), None),
        may_fetch=wallet.may_fetch(session),
    )


def record(handle: str, request: Request, own: Own, wallet: AppWallet, session: Visitor, shell: AppShell) -> Response:
    """Show one proof with its history and attestations."""
    proof = own.proof(handle)
    usable, may_fetch = own.usable(proof), wallet.may_fetch(session)
    return shell.page(request, "record.html", session, proof=proof, usable=usable, may_fetch=may_fetch)


def fetch_page(
    handle: str, request: Request, own: Own, wallet: AppWallet, session: Visitor, shell: AppShell
) -> Response:
    """Say what will be made; a proof that has its attestation, or can have none, goes back to its own page."""
    proof = own.proof(handle)
    if not proof.fetchable:
        return go(request, f"/mijn/bewijs/{handle}")
    return shell.page(request, "fetch.html", session, proof=proof, may_fetch=wallet.may_fetch(session))


def fetch(handle: str, request: Request, own: Own, _session: Sender) -> Response:
    """Fetch the attestation."""
    own.fetch(own.proof(handle), birth_date=False)
    return go(request, f"/mijn/bewijs/{handle}/klaar")


def fetched(handle: str, request: Request, own: Own, session: Visitor, shell: AppShell) -> Response:
    """Say that it is there."""
    proof = own.proof(handle)
    if proof.state != "ready":
        return go(request, f"/mijn/bewijs/{handle}")
    return shell.page(request, "fetched.html", session, proof=proof)
