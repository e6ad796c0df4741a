"""What every answer carries and what every request may weigh: security headers, and a bound counted on the wire."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from led_web.problems import ProblemError, problem_response

STRICT_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'; require-trusted-types-for 'script'"
)
_COMMON = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}


class SecurityHeaders:
    """Add the security headers, a content security policy and `no-store` where the answer sets none itself."""

    def __init__(self, app: ASGIApp, *, csp: str = STRICT_CSP, camera: bool = False, https: bool = False) -> None:
        """Take the policy; `camera` lets the page's own origin use it; `https` adds HSTS."""
        self._app = app
        self._headers = _COMMON | {
            "content-security-policy": csp,
            "permissions-policy": f"camera=({'self' if camera else ''}), microphone=(), geolocation=()",
            "cache-control": "no-store",
        }
        if https:
            self._headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the answer's headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, complete)


class BodyTooLargeError(ProblemError):
    """The body passed the bound of its path."""

    def __init__(self, limit: int) -> None:
        """Take the bound in bytes."""
        super().__init__(413, "content_too_large", f"At most {limit} bytes.")


class BodyLimit:
    """Count the bytes of a request's body, with or without Content-Length, and answer 413 past the bound."""

    def __init__(self, app: ASGIApp, *, default: int = 1024 * 1024, paths: Mapping[str, int] | None = None) -> None:
        """Take the bound in bytes, and other bounds for exact paths."""
        self._app, self._default, self._paths = app, default, dict(paths or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on while it stays within its bound."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._paths.get(scope["path"], self._default)
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > limit:
            await problem_response(BodyTooLargeError(limit))(scope, receive, send)
            return
        seen = 0
        started = False

        async def count() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise BodyTooLargeError(limit)
            return message

        async def note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, count, note)
        except BodyTooLargeError as e:
            if not started:
                await problem_response(e)(scope, receive, send)
