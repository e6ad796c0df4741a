"""The citizen's session, records and credentials. Records are read only: nobody changes the register from here."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from led_wallet.access import AppWallet, Caller, Own, Visitor, by_header, dismiss
from led_wallet.api import answers
from led_wallet.api.answers import problems
from led_wallet.api.schemas import FetchRequest, HeldDocument, HeldList, ProofAnswer, ProofList, SessionAnswer
from led_wallet.portfolio import Portfolio, Proof
from led_web.problems import ProblemError

router = APIRouter(prefix="/api/wallet")


@router.get("/session", summary="Who is logged in", responses=problems(401), tags=["session"])
def get_session(wallet: AppWallet, session: Visitor) -> SessionAnswer:
    """Answer with the login and the token that every change must carry."""
    return SessionAnswer(
        given_name=session.claims.given_name,
        family_name=session.claims.family_name,
        method=session.claims.method,
        may_fetch=wallet.may_fetch(session),
        csrf_token=session.csrf_token,
        ends_at=session.ends_at,
        ends_in_seconds=int(session.ends_in.total_seconds()),
    )


@router.delete("/session", status_code=204, summary="Log out", responses=problems(401, 403), tags=["session"])
def delete_session(wallet: AppWallet, session: Caller) -> Response:
    """End the session here and the access token at the OpenID provider."""
    wallet.log_out(session)
    response = Response(status_code=204)
    dismiss(response, wallet.settings)
    return response


@router.get("/records", summary="All own records", responses=problems(401, 503), tags=["records"])
def get_records(own: Own) -> ProofList:
    """Answer with every record of the citizen, withdrawn ones marked, and nobody else's."""
    return ProofList(records=[_answer(own, one) for one in own.proofs()])


@router.get("/records/{handle}", summary="One own record", responses=problems(401, 404, 503), tags=["records"])
def get_record(handle: str, own: Own) -> ProofAnswer:
    """Answer with one record; what is somebody else's does not exist here."""
    return _answer(own, own.proof(handle))


@router.get("/credentials", summary="Everything in the wallet", responses=problems(401, 503), tags=["credentials"])
def get_credentials(own: Own) -> HeldList:
    """Answer with all credentials that are kept here."""
    return HeldList(credentials=[credential for one in own.proofs() for credential in _answer(own, one).credentials])


@router.post(
    "/credentials",
    status_code=201,
    summary="Fetch what is missing of one record, by OpenID4VCI",
    responses=problems(401, 403, 404, 409, 502, 503),
    tags=["credentials"],
    dependencies=[Depends(by_header)],
)
def post_credentials(asked: FetchRequest, own: Own) -> ProofAnswer:
    """Fetch the full credential and the summary for this choice, and answer with the record as it stands then."""
    own.fetch(own.proof(asked.record), birth_date=asked.birth_date)
    return _answer(own, own.proof(asked.record))


@router.get(
    "/credentials/{credential}",
    summary="One credential with its document",
    responses=problems(401, 404, 503),
    tags=["credentials"],
)
def get_credential(credential: str, own: Own) -> HeldDocument:
    """Answer with one credential as its issuer signed it."""
    found = own.credential(credential)
    owner = next((one for one in own.proofs() if one.record.id == found.record), None)
    if owner is None:
        raise ProblemError(404, "not_found", "There is no such credential.")
    return answers.held_document(found, handle=owner.handle, usable=found.id in own.usable(owner))


def _answer(own: Portfolio, proof: Proof) -> ProofAnswer:
    return answers.proof(proof, usable=own.usable(proof))
