"""What the OpenAPI document says of refusals: problem details (RFC 9457), or OAuth's errors where it has them."""

from typing import Any

from pydantic import BaseModel

from led_web.problems import Problem


class ProtocolError(BaseModel):
    """An error of OAuth 2.0 and OpenID4VCI."""

    error: str
    error_description: str | None = None


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the refusals of a route as problem documents."""
    return {status: {"model": Problem, "content": {"application/problem+json": {}}} for status in (*statuses, 429)}


def protocol_errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the refusals of an OAuth endpoint."""
    refusals: dict[int | str, dict[str, Any]] = {status: {"model": ProtocolError} for status in statuses}
    return refusals | {429: {"model": Problem}}
