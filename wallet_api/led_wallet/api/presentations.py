"""Show a credential and look back at what was shown.

Two steps, so that the key may live elsewhere: `prepare` gives bytes to sign, `complete` takes the signature. The door
that does both signs with the key that the wallet keeps. Every code that leaves is noted.
"""

from fastapi import APIRouter

from led_vc.encoding import base64url_decode
from led_wallet.access import AppWallet, Caller, Own, Visitor
from led_wallet.api import answers
from led_wallet.api.answers import problems
from led_wallet.api.schemas import CompleteRequest, PreparationAnswer, ShowingList, ShownAnswer, ShowRequest

router = APIRouter(prefix="/api/wallet", tags=["presentations"])


@router.post("/presentations/prepare", summary="Prepare: the bytes to sign", responses=problems(401, 403, 404))
def prepare(asked: ShowRequest, own: Own, wallet: AppWallet, session: Caller) -> PreparationAnswer:
    """Answer with what the holder's key has to sign so that the credential is shown now, for two minutes."""
    return answers.preparation(wallet.presenter.prepare(session.holder, own.credential(asked.credential)))


@router.post("/presentations/complete", summary="Complete: with the signature", responses=problems(400, 401, 403, 409))
def complete(asked: CompleteRequest, wallet: AppWallet, session: Caller) -> ShownAnswer:
    """Answer with the presentation and its code; the signature must be by the credential's own key."""
    signature = base64url_decode(asked.signature)
    credential, shown = wallet.presenter.complete(session.holder, asked.preparation, signature)
    wallet.showings.note(session.holder, credential, "qr")
    return answers.shown(shown)


@router.post("/presentations", summary="Prepare, sign and complete", responses=problems(401, 403, 404, 409))
def show(asked: ShowRequest, own: Own, wallet: AppWallet, session: Caller) -> ShownAnswer:
    """Answer with a live presentation, signed with the key that the wallet keeps."""
    credential = own.credential(asked.credential)
    shown = wallet.presenter.show(session.holder, credential)
    wallet.showings.note(session.holder, credential, "qr")
    return answers.shown(shown)


@router.post("/prints", summary="The credential alone, for paper", responses=problems(401, 403, 404, 409))
def print_out(asked: ShowRequest, own: Own, wallet: AppWallet, session: Caller) -> ShownAnswer:
    """Answer with the credential and its code, which whoever holds the paper can show."""
    credential = own.credential(asked.credential)
    shown = wallet.presenter.print_out(credential)
    wallet.showings.note(session.holder, credential, "print")
    return answers.shown(shown)


@router.get("/showings", summary="What was shown, and when", responses=problems(401))
def get_showings(wallet: AppWallet, session: Visitor) -> ShowingList:
    """Answer with the log: one line for each time that something was shown."""
    return ShowingList(showings=[answers.showing(line) for line in wallet.showings.of_holder(session.holder)])
