"""Bodies of requests, read strictly: one reading per body, bounded, no member twice.

FastAPI's own readers take the last of two members with the same name; these refuse both.
"""

from typing import Any, TypeVar
from urllib.parse import parse_qsl

from fastapi import Request
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect

from led_vc.encoding import parse_object
from led_vc.errors import LedVcError, MalformedValueError
from led_web.problems import ProblemError

_MAX_FIELDS = 16
_Model = TypeVar("_Model", bound=BaseModel)


async def json_body(request: Request) -> dict[str, Any]:
    """Return the JSON object in the body. Raises ProblemError 400 and 415."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise ProblemError(415, "unsupported_media_type", "The body must be application/json.")
    try:
        return parse_object(await request.body())
    except LedVcError as e:
        raise ProblemError(400, "invalid_request", e.detail) from e
    except ClientDisconnect as e:
        raise ProblemError(400, "invalid_request") from e


async def form_body(request: Request) -> dict[str, str]:
    """Return the form in the body (application/x-www-form-urlencoded). Raises MalformedValueError invalid_request."""
    try:
        text = (await request.body()).decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=_MAX_FIELDS)
    except (ValueError, ClientDisconnect) as e:
        raise MalformedValueError("the body must be a form", code="invalid_request") from e
    form = dict(pairs)
    if len(form) != len(pairs):
        raise MalformedValueError("a field comes twice", code="invalid_request")
    return form


def validated(model: type[_Model], document: dict[str, Any]) -> _Model:
    """Return `document` as `model`. Raises ProblemError 400, which names fields and quotes no value."""
    try:
        return model.model_validate(document)
    except ValidationError as e:
        fields = sorted({".".join(str(part) for part in item["loc"]) for item in e.errors()})
        raise ProblemError(400, "invalid_request", "Missing or malformed: " + ", ".join(fields)) from e


def takes(model: type[BaseModel]) -> dict[str, Any]:
    """Return what the OpenAPI document says of a route whose body is read by `json_body`."""
    schema = model.model_json_schema()
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
