"""`POST /controle/check`: a text or a file in, always an answer with a banner out."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from led_verifier.checking import Checker
from led_verifier.outcome import merged
from led_verifier.prints import MAXIMUM_BYTES, Codes, read_print
from led_verifier.schemas import CheckRequest, Outcome
from led_verifier.uploads import read_file
from led_web.problems import Problem, ProblemError

_JSON = "application/json"
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {"schema": CheckRequest.model_json_schema()},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
            "image/*": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
            },
        },
    }
}


def router(checker: Checker, now: Callable[[], datetime]) -> APIRouter:
    """Return the route."""
    routes = APIRouter(tags=["check"])

    @routes.post(
        "/controle/check",
        summary="Check what a person shows",
        response_model=Outcome,
        response_model_by_alias=True,
        openapi_extra=_BODY,
        responses={400: {"model": Problem}, 413: {"model": Problem}, 429: {"model": Problem}},
    )
    async def check(request: Request) -> Outcome:
        """Take `{"text": …}` of at most 1 MiB, or a picture or PDF of at most 10 MB. Nothing is kept."""
        started = time.perf_counter()
        if request.headers.get("content-type", "").startswith(_JSON):
            text = _text(await request.body())
            outcome = await run_in_threadpool(checker.check, text, now())
        else:
            data = await read_file(request)
            outcome = await run_in_threadpool(_check_file, checker, data, now())
        return outcome.model_copy(update={"milliseconds": round((time.perf_counter() - started) * 1000)})

    return routes


def _text(body: bytes) -> str:
    try:
        return CheckRequest.model_validate_json(body).text
    except ValidationError as error:
        raise ProblemError(400, "invalid_request", "A JSON object with a text is expected.") from error


def _check_file(checker: Checker, data: bytes, now: datetime) -> Outcome:
    if len(data) > MAXIMUM_BYTES:
        return checker.unreadable("too_large", now, size=_megabytes(data))
    found = read_print(data)
    if isinstance(found, Codes):
        return _best(found.texts, [checker.check(text, now) for text in found.texts])
    return checker.unreadable(found.reason, now, n=found.pages)


def _best(texts: Sequence[str], outcomes: Sequence[Outcome]) -> Outcome:
    """Return the answer for all codes of a print: a foreign code beside ours does no harm."""
    ours = [(text, outcome) for text, outcome in zip(texts, outcomes, strict=True) if outcome.proofs]
    if not ours:
        return outcomes[0].model_copy(update={"text": texts[0]})
    return merged([outcome for _, outcome in ours]).model_copy(update={"text": ours[0][0]})


def _megabytes(data: bytes) -> int:
    return -(-len(data) // (1024 * 1024))
