"""What the issuer says about itself to a wallet that never met it.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-12.2
"""

from typing import Any

from fastapi import APIRouter, Response

from led_issuer.issuing.kinds import supported
from led_issuer.runtime import AppRuntime
from led_vc.oid4vci import MAXIMUM_PROOFS, AuthorizationServerMetadata, Display, IssuerMetadata

router = APIRouter(tags=["OpenID4VCI"])
_CACHE = "public, max-age=300"


@router.get("/.well-known/openid-credential-issuer", summary="Credential issuer metadata")
def issuer_metadata(runtime: AppRuntime, response: Response) -> dict[str, Any]:
    """Answer with what can be issued, and where."""
    response.headers["cache-control"] = _CACHE
    origin = runtime.names.origin
    return IssuerMetadata(
        credential_issuer=origin,
        credential_endpoint=f"{origin}/credential",
        nonce_endpoint=f"{origin}/nonce",
        batch_size=MAXIMUM_PROOFS,
        display=(
            Display("LED: Leer- en ervaringsbewijzendatabank", "nl-BE"),
            Display("LED: Flemish register of qualifications", "en"),
        ),
        configurations=supported(),
    ).to_json()


@router.get("/.well-known/oauth-authorization-server", summary="Authorization server metadata")
def authorization_server_metadata(runtime: AppRuntime, response: Response) -> dict[str, Any]:
    """Answer with where codes are exchanged."""
    response.headers["cache-control"] = _CACHE
    origin = runtime.names.origin
    return AuthorizationServerMetadata(issuer=origin, token_endpoint=f"{origin}/token").to_json()
