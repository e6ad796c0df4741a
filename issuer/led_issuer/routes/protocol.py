"""Errors of the OAuth and OpenID4VCI endpoints: their own shape, which is not a problem document.

https://www.rfc-editor.org/rfc/rfc6749#section-5.2
"""

from collections.abc import Mapping
from typing import Any, get_args

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response

from led_issuer.identity import bearer_token
from led_issuer.routes.bodies import json_body
from led_vc.errors import LedVcError
from led_vc.oid4vci import ErrorCode, ErrorResponse
from led_web.problems import ProblemError


class ProtocolRefusalError(Exception):
    """A refusal with an error code of the specification."""

    def __init__(
        self, error: ErrorCode, description: str = "", *, status: int = 400, headers: Mapping[str, str] | None = None
    ) -> None:
        """Take what the body says; `description` is for developers and quotes nothing that was sent."""
        super().__init__(error)
        self.response, self.status, self.headers = (
            ErrorResponse(error, description or None),
            status,
            dict(headers or {}),
        )


def invalid_access_token() -> ProtocolRefusalError:
    """Return the refusal of an access token (RFC 6750, section 3.1)."""
    challenge = {"www-authenticate": 'Bearer error="invalid_token"'}
    return ProtocolRefusalError("invalid_token", status=401, headers=challenge)


def refusal(error: LedVcError, otherwise: ErrorCode) -> ProtocolRefusalError:
    """Return the refusal for a message that could not be read: its own code where it is the specification's."""
    code = next((known for known in get_args(ErrorCode) if known == error.code), otherwise)
    return ProtocolRefusalError(code, error.detail)


def access_token(request: Request) -> str:
    """Return the bearer token of `request`."""
    try:
        return bearer_token(request)
    except ProblemError as e:
        raise invalid_access_token() from e


async def message_body(request: Request) -> dict[str, Any]:
    """Return the JSON object in the body of a credential request."""
    try:
        return await json_body(request)
    except ProblemError as e:
        if e.status == 413:  # a bound of the door, not of the protocol
            raise
        raise ProtocolRefusalError("invalid_credential_request", e.detail) from e


def install(app: FastAPI) -> None:
    """Answer these refusals in `app`."""

    def answer(_request: Request, error: Exception) -> Response:
        assert isinstance(error, ProtocolRefusalError)
        return JSONResponse(error.response.to_json(), error.status, error.headers)

    app.add_exception_handler(ProtocolRefusalError, answer)
