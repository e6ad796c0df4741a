"""VC-API over HTTP: a JSON body in, an answer of `led_vc.vcapi` out."""

from fastapi import Request
from starlette.responses import JSONResponse

from led_vc.encoding import JsonObject, parse_object
from led_vc.vcapi import Answer
from led_web.problems import ProblemError


async def body_of(request: Request) -> JsonObject:
    """Return the body, one JSON object. Raises ParsingError, RangeError, and ProblemError for another media type.

    A page elsewhere can make a browser post a form or plain text to loopback, but not JSON.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise ProblemError(415, "unsupported_media_type", "The body must be application/json.")
    return parse_object(await request.body())


def response(answer: Answer) -> JSONResponse:
    """Return the answer over HTTP."""
    return JSONResponse(answer.body, answer.status, dict(answer.headers), media_type=answer.media_type)
