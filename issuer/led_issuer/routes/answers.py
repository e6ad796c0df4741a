"""What the OpenAPI document says of refusals: problem details (RFC 9457), or OAuth's errors where it has them."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

from led_web.problems import Problem


class ProtocolError(BaseModel):
    """An error of OAuth 2.0 and OpenID4VCI."""

    error: str
    error_description: str | None = None


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the refusals of a route as problem documents; `default` stands for whatever else may go wrong."""
    described = {"content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
    refusals: dict[int | str, dict[str, Any]] = {
        status: {"description": HTTPStatus(status).phrase, **described} for status in (*statuses, 429)
    }
    return {**refusals, "default": {"description": "Another refusal", **described}}


def protocol_errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the refusals of an OAuth endpoint; what is not the protocol's is a problem document."""
    refusals: dict[int | str, dict[str, Any]] = {status: {"model": ProtocolError} for status in statuses}
    return {**problems(413), **refusals}
