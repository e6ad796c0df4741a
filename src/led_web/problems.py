"""One place where an error becomes an answer: RFC 9457 problem details with a stable lower_snake code.

https://www.rfc-editor.org/rfc/rfc9457. A stack trace never leaves the process.
"""

import secrets
import traceback
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from led_vc.errors import LedVcError

_log = structlog.get_logger()
_TYPE_BASE = "https://w3id.org/led-vc/problems/"
ErrorPage = Callable[[Request, "ProblemError"], Response]


class ProblemError(Exception):
    """An error with an HTTP status, a stable code for machines and a sentence for people."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        """Take what the problem document says; `members` are its extensions."""
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.headers, self.members = dict(headers or {}), dict(members or {})


class Problem(BaseModel):
    """The body of every error answer, for the OpenAPI document."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    detail: str = ""


def problem_response(problem: ProblemError) -> JSONResponse:
    """Return `problem` as application/problem+json."""
    body = {
        "type": _TYPE_BASE + problem.code,
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "code": problem.code,
        "detail": problem.detail,
        **problem.members,
    }
    return JSONResponse(body, problem.status, problem.headers, media_type="application/problem+json")


def install(app: FastAPI, error_page: ErrorPage | None = None) -> None:
    """Answer every error of `app` as a problem document, or by `error_page` where a browser asks for a page."""

    def answer(request: Request, problem: ProblemError) -> Response:
        if error_page is not None and "text/html" in request.headers.get("accept", ""):
            return error_page(request, problem)
        return problem_response(problem)

    def on_problem(request: Request, error: Exception) -> Response:
        return answer(request, _as_problem(error))

    for kind in (ProblemError, LedVcError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, on_problem)
    # A middleware and not a handler: inside the security headers, which the last resort of Starlette stands outside of.
    app.add_middleware(_Bugs, answer=answer)


class _Bugs:
    """Answer what nobody expected with 500 and a reference, and say in the log where it happened."""

    def __init__(self, app: ASGIApp, *, answer: ErrorPage) -> None:
        self._app, self._answer = app, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, note)
        except Exception as error:
            if scope["type"] != "http" or started:
                raise
            reference = secrets.token_hex(6)
            # Class and places alone: a message may quote what a person sent.
            places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
            _log.error("unhandled", reference=reference, error=type(error).__name__, places=places)
            problem = ProblemError(500, "internal_error", "It is not your fault.", members={"reference": reference})
            await self._answer(Request(scope, receive), problem)(scope, receive, send)


def _as_problem(error: Exception) -> ProblemError:
    match error:
        case ProblemError():
            return error
        case LedVcError():
            status = 400 if error.outcome == "failed" else 503
            return ProblemError(status, error.code.lower(), error.detail)
        case RequestValidationError():
            # Names of fields only: the rejected value may be personal.
            fields = sorted({".".join(str(part) for part in item["loc"]) for item in error.errors()})
            return ProblemError(400, "invalid_request", "Missing or malformed: " + ", ".join(fields))
        case HTTPException():
            code = HTTPStatus(error.status_code).name.lower()
            return ProblemError(error.status_code, code, headers=error.headers)
    return ProblemError(500, "internal_error")
