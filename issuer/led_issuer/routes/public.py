"""Signed documents that are the same for everybody: kept for seconds, asked again by ETag, readable from any page."""

from collections.abc import Mapping

from fastapi import Request, Response

CACHE = "public, max-age=15"
OPEN: Mapping[str, str] = {"cache-control": CACHE, "access-control-allow-origin": "*"}
"""Short enough that a revocation is seen within a minute; any origin may read what anybody may read."""


def signed_document(request: Request, body: bytes, etag: str, *, media_type: str) -> Response:
    """Return the document with its strong ETag, or 304 to who has it."""
    headers = {**OPEN, "etag": etag, "access-control-expose-headers": "etag"}
    if etag in [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
