"""A bound on how often one client may knock on a door: a moving window in memory, for one process."""

from collections.abc import Mapping

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from led_web.problems import ProblemError, problem_response


class RateLimit:
    """Answer 429 with Retry-After when a client passes the rate of a path."""

    def __init__(self, app: ASGIApp, *, rates: Mapping[str, str]) -> None:
        """Take a rate such as `60/minute` per exact path."""
        self._app = app
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rates: dict[str, RateLimitItem] = {path: parse(rate) for path, rate in rates.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on while its client keeps to the rate."""
        rate = self._rates.get(scope["path"]) if scope["type"] == "http" else None
        if rate is not None:
            client = (scope.get("client") or ("unknown", 0))[0]
            if not self._limiter.hit(rate, scope["path"], client):
                seconds = str(rate.get_expiry())
                problem = ProblemError(429, "too_many_requests", headers={"retry-after": seconds})
                await problem_response(problem)(scope, receive, send)
                return
        await self._app(scope, receive, send)
