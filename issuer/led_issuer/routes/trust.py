"""What verifiers fetch: the trust list, the verification bundle, and a provider's DID document.

All of it is public, signed where it matters, and the same for everybody: nobody learns who is checked.
"""

import hashlib
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from led_issuer.json_text import json_text
from led_issuer.keys import provider_keys
from led_issuer.routes.answers import problems
from led_issuer.routes.public import OPEN, signed_document
from led_issuer.runtime import AppRuntime
from led_issuer.trust.bundle import current_bundle
from led_issuer.trust.did_documents import did_document
from led_issuer.trust.documents import Published, latest
from led_web.database import reading
from led_web.problems import ProblemError

router = APIRouter(tags=["verifiers"])
_JSON: dict[int | str, dict[str, Any]] = {
    **problems(503),
    200: {"content": {"application/json": {"schema": {"type": "object"}}}},
    304: {"description": "Not changed since the ETag in If-None-Match"},
}


@router.get("/trust-list", summary="The signed trust list", response_class=Response, responses=_JSON)
def get_trust_list(request: Request, runtime: AppRuntime) -> Response:
    """Answer with the newest version."""
    with reading(runtime.engine) as connection:
        published = latest(connection, "trust_list")
    if published is None:
        raise ProblemError(503, "not_ready", "The register is being set up.", headers={"retry-after": "5"})
    return _published(request, published)


@router.get("/bundle", summary="The signed verification bundle", response_class=Response, responses=_JSON)
def get_bundle(request: Request, runtime: AppRuntime) -> Response:
    """Answer with a bundle that holds what is true now."""
    return _published(request, current_bundle(runtime))


@router.get(
    "/provider/{number}/did.json",
    summary="A provider's DID document (did:web)",
    response_class=Response,
    responses={**problems(404), 200: {"content": {"application/did+json": {"schema": {"type": "object"}}}}},
)
def get_did_document(runtime: AppRuntime, number: Annotated[int, Path(ge=1, le=999)]) -> Response:
    """Answer with the provider's keys."""
    with reading(runtime.engine) as connection:
        keys = provider_keys(connection, number)
    if not keys:
        raise ProblemError(404, "provider_not_found", "There is no such provider.")
    lifetime = timedelta(days=runtime.settings.credential_validity_days)
    document = did_document(runtime.names, number, keys, credential_lifetime=lifetime)
    return Response(json_text(document), media_type="application/did+json", headers=dict(OPEN))


def _published(request: Request, published: Published) -> Response:
    body = published.document.encode()
    etag = f'"{published.version}-{hashlib.sha256(body).hexdigest()[:32]}"'
    return signed_document(request, body, etag, media_type="application/json")
