"""`POST /token` and `POST /nonce`: from an offer's code to what the credential endpoint asks for.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-6
"""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool

from led_issuer.issuing.kinds import CONFIGURATIONS
from led_issuer.issuing.nonces import NonceDesk
from led_issuer.issuing.offers import LIFETIME, GrantError, OfferDesk
from led_issuer.routes.answers import problems, protocol_errors
from led_issuer.routes.bodies import form_body
from led_issuer.routes.protocol import ProtocolRefusalError, refusal
from led_issuer.runtime import AppRuntime, Runtime
from led_issuer.schemas import NonceAnswer, TokenAnswer
from led_vc.errors import MalformedValueError
from led_vc.oid4vci import PRE_AUTHORIZED_CODE, AuthorizationDetail, NonceResponse, TokenRequest, TokenResponse
from led_web.database import writing

router = APIRouter(tags=["OpenID4VCI"])

_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["grant_type", "pre-authorized_code"],
                    "properties": {
                        "grant_type": {"const": PRE_AUTHORIZED_CODE},
                        "pre-authorized_code": {"type": "string"},
                        "authorization_details": {"type": "string"},
                    },
                }
            }
        },
    }
}


@router.post(
    "/token",
    summary="Exchange a pre-authorized code",
    responses={**protocol_errors(400), 200: {"model": TokenAnswer}},
    openapi_extra=_FORM,
)
async def post_token(request: Request, runtime: AppRuntime) -> dict[str, Any]:
    """Answer with an access token that works once, for five minutes."""
    try:
        wanted = TokenRequest.parse(await form_body(request))
    except MalformedValueError as e:
        raise refusal(e, "invalid_request") from e
    return (await run_in_threadpool(_exchange, runtime, wanted)).to_json()


@router.post("/nonce", summary="Get a nonce for key proofs", responses={**problems(413), 200: {"model": NonceAnswer}})
def post_nonce(runtime: AppRuntime) -> dict[str, Any]:
    """Answer with a nonce that works once, for five minutes."""
    return NonceResponse(NonceDesk(runtime.master_key).fresh(now=runtime.now())).to_json()


def _exchange(runtime: Runtime, wanted: TokenRequest) -> TokenResponse:
    if wanted.tx_code is not None:
        raise ProtocolRefusalError("invalid_request", "the offer has no tx_code")
    try:
        with writing(runtime.engine) as connection:
            desk = OfferDesk(runtime.master_key)
            token, profile = desk.redeem(connection, wanted.pre_authorized_code, now=runtime.now())
    except GrantError as e:
        raise ProtocolRefusalError("invalid_grant", "the code does not work, or does no longer") from e
    kind = CONFIGURATIONS[profile]
    asked = any(detail.credential_configuration_id == kind for detail in wanted.authorization_details)
    detail = AuthorizationDetail(credential_configuration_id=kind, credential_identifiers=(kind,))
    return TokenResponse(
        access_token=token,
        expires_in=int(LIFETIME.total_seconds()),
        authorization_details=(detail,) if asked else (),
    )
