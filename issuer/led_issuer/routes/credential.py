"""`POST /credential`: key proofs in, one credential per key out.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-8

In order to issue we (1) find what the access token allows; (2) check that this is what is asked for; (3) check every
key proof; (4) spend nonces and token in the transaction that plans; (5) go the rest of the issuing path. A wallet whose
answer got lost asks again with the same keys and gets the same credentials.
"""

from collections.abc import Sequence
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Request

from led_issuer.issuing.again import issued_before
from led_issuer.issuing.kinds import CONFIGURATIONS
from led_issuer.issuing.nonces import NonceDesk, NonceError
from led_issuer.issuing.offers import GrantError, Offer, OfferDesk
from led_issuer.issuing.path import IssuingPath
from led_issuer.issuing.request import Issued, LintError, NotNowError, OvertakenError, RecordNotFoundError
from led_issuer.keys import NoKeyError
from led_issuer.routes.answers import protocol_errors
from led_issuer.routes.protocol import (
    ProtocolRefusalError,
    access_token,
    invalid_access_token,
    message_body,
    refusal,
)
from led_issuer.runtime import AppRuntime, Runtime
from led_issuer.schemas import CredentialAnswer
from led_vc.did import did_key
from led_vc.errors import InvalidChallengeError, LedVcError, NotIssuableError
from led_vc.oid4vci import MAXIMUM_PROOFS, CredentialRequest, CredentialResponse
from led_vc.securing.jose import KeyProof, verify_key_proof
from led_web.database import reading, writing

router = APIRouter(tags=["OpenID4VCI"])

_SCHEMA = {
    "type": "object",
    "required": ["proofs"],
    "properties": {
        "credential_configuration_id": {"enum": list(CONFIGURATIONS.values())},
        "credential_identifier": {"type": "string"},
        "proofs": {
            "type": "object",
            "required": ["jwt"],
            "properties": {"jwt": {"type": "array", "items": {"type": "string"}, "maxItems": MAXIMUM_PROOFS}},
        },
    },
}


@router.post(
    "/credential",
    summary="Get the credentials of an offer",
    responses={**protocol_errors(400, 401, 503), 200: {"model": CredentialAnswer}},
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": _SCHEMA}}}},
)
def post_credential(
    request: Request, runtime: AppRuntime, body: Annotated[dict[str, Any], Depends(message_body)]
) -> dict[str, Any]:
    """Answer with the credentials, in the order of the proofs."""
    token = access_token(request)
    offer = _offer(runtime, token)  # (1)
    proofs = _proofs(runtime, _wanted(body, offer))  # (2) (3)
    path = cast(IssuingPath, request.app.state.issuing_path)
    try:
        issued = _issue(runtime, path, token, offer, proofs)  # (4) (5)
    except NonceError as e:
        raise ProtocolRefusalError("invalid_nonce", "get a new nonce") from e
    except GrantError as e:
        raise invalid_access_token() from e
    except NotIssuableError as e:
        raise ProtocolRefusalError("credential_request_denied", e.code) from e
    except (RecordNotFoundError, OvertakenError) as e:
        raise ProtocolRefusalError("credential_request_denied", "the record changed: ask for a new offer") from e
    except (NotNowError, NoKeyError) as e:
        later = {"retry-after": "5"}
        raise ProtocolRefusalError("temporarily_unavailable", "try again", status=503, headers=later) from e
    except LintError as e:
        raise ProtocolRefusalError("credential_request_denied", "it did not pass the register's own check") from e
    return CredentialResponse(tuple(one.document for one in issued)).to_json()


def _offer(runtime: Runtime, token: str) -> Offer:
    try:
        with reading(runtime.engine) as connection:
            return OfferDesk(runtime.master_key).granted(connection, token, now=runtime.now())
    except GrantError as e:
        raise invalid_access_token() from e


def _wanted(body: dict[str, Any], offer: Offer) -> CredentialRequest:
    try:
        wanted = CredentialRequest.parse(body)
    except LedVcError as e:
        raise refusal(e, "invalid_credential_request") from e
    kind = CONFIGURATIONS[offer.profile]
    if wanted.credential_identifier not in (None, kind):
        raise ProtocolRefusalError("unknown_credential_identifier", "the token is not for this credential")
    if wanted.credential_configuration_id not in (None, kind):
        known = wanted.credential_configuration_id in CONFIGURATIONS.values()
        raise ProtocolRefusalError(
            "invalid_credential_request" if known else "unknown_credential_configuration",
            "the token is not for this credential",
        )
    return wanted


def _proofs(runtime: Runtime, wanted: CredentialRequest) -> list[KeyProof]:
    """Check every proof; holders must differ, since a credential per key is what is asked for."""
    audience, now = runtime.names.origin, runtime.now()
    try:
        proofs = [verify_key_proof(token, audience=audience, now=now) for token in wanted.proofs]
    except InvalidChallengeError as e:
        raise ProtocolRefusalError("invalid_nonce", e.detail) from e
    except LedVcError as e:
        raise ProtocolRefusalError("invalid_proof", f"{e.code}: {e.detail}") from e
    if len({proof.public_key for proof in proofs}) != len(proofs):
        raise ProtocolRefusalError("invalid_proof", "each proof must be for another key")
    return proofs


def _issue(
    runtime: Runtime, path: IssuingPath, token: str, offer: Offer, proofs: Sequence[KeyProof]
) -> tuple[Issued, ...]:
    desk, nonces = OfferDesk(runtime.master_key), NonceDesk(runtime.master_key)
    holders = tuple(did_key.did_of(proof.public_key) for proof in proofs)
    with writing(runtime.engine) as connection:
        now = runtime.now()
        for nonce in {proof.nonce for proof in proofs}:
            nonces.spend(connection, nonce, now=now)
        if not desk.spend(connection, token, now=now):
            if (before := issued_before(connection, offer, holders)) is None:
                raise GrantError
            return before
        planned = path.plan(connection, offer.request(holders))
    return path.finish(planned)
