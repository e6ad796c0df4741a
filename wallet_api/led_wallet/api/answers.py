"""From what the wallet knows to what the API says."""

from typing import Any

from led_vc.encoding import base64url_encode
from led_wallet.api.schemas import (
    Held,
    HeldDocument,
    Institution,
    PreparationAnswer,
    ProofAnswer,
    ShowingAnswer,
    ShownAnswer,
    Version,
)
from led_wallet.held import HeldCredential
from led_wallet.portfolio import Proof
from led_wallet.presenting import RENEWED_EVERY, Preparation, Shown
from led_wallet.showings import Showing
from led_web.problems import Problem


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the refusals of a route as problem documents."""
    # "4XX" stands for whatever else a request can do wrong; FastAPI would promise a 422 of its own otherwise.
    answers: tuple[int | str, ...] = (*statuses, "4XX")
    return {status: {"model": Problem, "content": {"application/problem+json": {}}} for status in answers}


def held(credential: HeldCredential, *, handle: str, usable: bool) -> Held:
    """Describe a credential."""
    return Held(**_members(credential, handle=handle, usable=usable))


def held_document(credential: HeldCredential, *, handle: str, usable: bool) -> HeldDocument:
    """Describe a credential with its document."""
    return HeldDocument(**_members(credential, handle=handle, usable=usable), credential=dict(credential.document))


def proof(found: Proof, *, usable: frozenset[str]) -> ProofAnswer:
    """Describe a record; `usable` names its credentials that a verifier would accept."""
    record = found.record
    return ProofAnswer(
        handle=found.handle,
        section=record.section,
        state=found.state,
        fetchable=found.fetchable,
        title=record.title,
        title_en=record.title_en,
        proof_type=record.proof_type,
        completion=record.completion,
        category=record.category,
        institutions=[
            Institution(name=body.name, successor=body.successor.name if body.successor else None)
            for body in record.institutions
        ],
        awarding_date=record.awarding_date,
        supplier=record.supplier.name,
        seen_on=record.seen_on,
        changed_at=record.changed_at,
        versions=[
            Version(version=one.version, operation=one.operation, accepted_at=one.accepted_at)
            for one in record.versions
        ],
        credentials=[held(one, handle=found.handle, usable=one.id in usable) for one in found.credentials],
    )


def preparation(prepared: Preparation) -> PreparationAnswer:
    """Describe what has to be signed."""
    return PreparationAnswer(
        preparation=prepared.token,
        verification_method=prepared.verification_method,
        data=base64url_encode(prepared.data),
        created=prepared.created,
        expires=prepared.expires,
    )


def shown(what: Shown) -> ShownAnswer:
    """Describe a presentation and its code."""
    return ShownAnswer(
        presentation=dict(what.document),
        qr_text=what.text,
        qr_svg=what.svg,
        created=what.created,
        expires=what.expires,
        renew_after_seconds=int(RENEWED_EVERY.total_seconds()),
    )


def showing(line: Showing) -> ShowingAnswer:
    """Describe a line of the log."""
    return ShowingAnswer(
        way=line.way,
        title=line.title,
        claims=list(line.claims),
        started_at=line.started_at,
        last_at=line.last_at,
    )


def _members(credential: HeldCredential, *, handle: str, usable: bool) -> dict[str, Any]:
    return {
        "id": credential.id,
        "record": handle,
        "profile": credential.profile,
        "birth_date": credential.birth_date,
        "usable": usable,
        "fetched_at": credential.fetched_at,
        "valid_until": credential.valid_until,
    }
