"""`POST /credential-offers`: a wallet asks for an offer in the name of its citizen, over the back channel.

The record must be the citizen's own; of another's nobody learns whether it exists.
"""

import unicodedata
from typing import Annotated, Any

from fastapi import APIRouter, Depends

from led_issuer.audit import write_audit
from led_issuer.identifiers import new_id
from led_issuer.identity import AppLogin, Login
from led_issuer.issuing.kinds import CONFIGURATIONS
from led_issuer.issuing.offers import LIFETIME, Offer, OfferDesk
from led_issuer.issuing.records import RegisterRecord, find_record
from led_issuer.routes.answers import problems
from led_issuer.routes.bodies import json_body, takes, validated
from led_issuer.routes.citizen import person_of, require_strong_login
from led_issuer.routes.citizen_record import not_issuable_because
from led_issuer.routes.refusals import accounted, actor_of
from led_issuer.runtime import AppRuntime, Runtime
from led_issuer.schemas import OfferAnswer, OfferRequest
from led_vc.oid4vci import CredentialOffer
from led_vc.qualification import PersonName
from led_web.database import writing
from led_web.problems import ProblemError

router = APIRouter()

_REFUSALS = {
    "own_declaration_not_issuable": "An own declaration never becomes an attestation.",
    "record_withdrawn": "The provider withdrew this record.",
    "record_suspended": "This record is suspended.",
    "proof_type_unknown": "The kind of this proof is not known.",
}


@router.post(
    "/credential-offers",
    summary="Offer the citizen a credential of one of the own records",
    description="The answer's offer is redeemed with OpenID4VCI within five minutes, once.",
    responses=problems(400, 401, 403, 404, 409, 413, 415, 503),
    openapi_extra=takes(OfferRequest),
    tags=["wallets"],
)
def post_credential_offer(
    runtime: AppRuntime, login: AppLogin, body: Annotated[dict[str, Any], Depends(json_body)]
) -> OfferAnswer:
    """Answer with an offer."""
    wanted = validated(OfferRequest, body)
    with accounted(runtime, actor=actor_of(login), action="credential_offer_refused", subject=wanted.record):
        code = _offer(runtime, login, wanted)
    credential_offer = CredentialOffer(
        credential_issuer=runtime.names.origin,
        credential_configuration_ids=(CONFIGURATIONS[wanted.profile],),
        pre_authorized_code=code,
    )
    return OfferAnswer(credential_offer=credential_offer.to_json(), expires_in=int(LIFETIME.total_seconds()))


def _offer(runtime: Runtime, login: Login, wanted: OfferRequest) -> str:
    person = person_of(login, runtime)
    require_strong_login(login, runtime)
    with writing(runtime.engine) as connection:
        found = find_record(connection, wanted.record)
        if person is None or found is None or found.person != person:
            raise ProblemError(404, "record_not_found", "There is no such record of yours.")
        if (reason := not_issuable_because(found)) is not None:
            raise ProblemError(409, reason, _REFUSALS[reason])
        offer = Offer(
            id=new_id(),
            person=person,
            record=found.id,
            profile=wanted.profile,
            birth_date=wanted.birth_date,
            show=tuple(wanted.show) if wanted.profile == "qualification" else (),
            present_name=present_name(login, found),
        )
        now = runtime.now()
        code = OfferDesk(runtime.master_key).offer(connection, offer, now=now)
        write_audit(connection, at=now, actor="citizen", action="credential_offered", subject=found.id)
    return code


def present_name(login: Login, found: RegisterRecord) -> PersonName | None:
    """Return the name of today where the login knows one that is not the record's (a name may change)."""
    if login.family_name is None:
        return None
    given = unicodedata.normalize("NFC", login.given_name).strip() if login.given_name else None
    name = PersonName(given or None, unicodedata.normalize("NFC", login.family_name).strip())
    return None if name == found.record.name else name
