"""Who knocks with an access token: asked of the OpenID provider each time, believed only for clients that we know.

The register introspects the token as its own client (RFC 7662) and takes the claims from userinfo. A national number
stays inside `Login` until it is a pseudonym; it is in no repr, log or error.
"""

import base64
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, cast
from urllib.parse import quote, urlencode

from fastapi import Depends, Request

from led_vc.encoding import parse_object
from led_vc.errors import LedVcError
from led_vc.fetch import Fetcher, Response
from led_web.problems import ProblemError

_DISCOVERY_SECONDS = 300.0
_MAX_TOKEN = 8 * 1024
_ENDPOINTS = ("introspection_endpoint", "userinfo_endpoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The claims of ACM/IDM that count here; absent ones are None."""

    subject: str = field(repr=False)
    client: str
    capacity: str | None
    method: str | None
    national_number: str | None = field(repr=False)
    given_name: str | None = field(repr=False)
    family_name: str | None = field(repr=False)
    organisation: str | None
    mandate: bool


class Identity:
    """Asks one OpenID provider who an access token stands for."""

    def __init__(
        self, fetcher: Fetcher, *, issuer: str, client_id: str, client_secret: str, wallets: frozenset[str]
    ) -> None:
        """Take the provider, the register's own client there, and the clients whose tokens count."""
        self._fetcher, self._issuer, self._wallets = fetcher, issuer.rstrip("/"), wallets
        basic = f"{quote(client_id, safe='')}:{quote(client_secret, safe='')}"
        self._authorization = "Basic " + base64.b64encode(basic.encode()).decode()
        self._endpoints: Mapping[str, str] = {}
        self._known_until = 0.0

    def login(self, token: str) -> Login:
        """Return who `token` stands for. Raises ProblemError: 401 invalid_token, 503 login_unavailable."""
        try:
            state = self._introspect(token)
            claims = self._userinfo(token)
        except LedVcError as e:
            raise ProblemError(
                503, "login_unavailable", "The login service does not answer.", headers={"retry-after": "5"}
            ) from e
        if claims.get("sub") != state.get("sub") or not isinstance(claims.get("sub"), str):
            raise _invalid_token()
        return _login(state, claims)

    def close(self) -> None:
        """Close idle connections."""
        self._fetcher.close()

    def _introspect(self, token: str) -> Mapping[str, Any]:
        form = urlencode({"token": token, "token_type_hint": "access_token"}).encode()
        headers = {
            "authorization": self._authorization,
            "content-type": "application/x-www-form-urlencoded",
            "accept": "application/json",
        }
        state = _body(self._fetcher.post(self._endpoint("introspection_endpoint"), body=form, headers=headers))
        if state.get("active") is not True or state.get("client_id") not in self._wallets:
            raise _invalid_token()
        return state

    def _userinfo(self, token: str) -> Mapping[str, Any]:
        headers = {"authorization": f"Bearer {token}", "accept": "application/json"}
        answer = self._fetcher.get(self._endpoint("userinfo_endpoint"), headers=headers)
        if answer.status in (400, 401, 403):
            raise _invalid_token()
        return _body(answer)

    def _endpoint(self, name: str) -> str:
        if time.monotonic() >= self._known_until:
            answer = self._fetcher.get(f"{self._issuer}/.well-known/openid-configuration")
            found = _body(answer)
            if found.get("issuer") != self._issuer or not all(isinstance(found.get(one), str) for one in _ENDPOINTS):
                raise ProblemError(503, "login_unavailable", "The login service does not answer as it should.")
            self._endpoints = {one: str(found[one]) for one in _ENDPOINTS}
            self._known_until = time.monotonic() + _DISCOVERY_SECONDS
        return self._endpoints[name]


def bearer_token(request: Request) -> str:
    """Return the bearer token of `request`. Raises ProblemError 401."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not 0 < len(token) <= _MAX_TOKEN or not token.isascii():
        raise _invalid_token()
    return token.strip()


def login_of(request: Request) -> Login:
    """Return who sends `request`, by its access token."""
    token = bearer_token(request)
    return cast(Identity, request.app.state.identity).login(token)


AppLogin = Annotated[Login, Depends(login_of)]
"""What a route asks for to know who sends a request."""


def _invalid_token() -> ProblemError:
    return ProblemError(
        401, "invalid_token", "Log in again.", headers={"www-authenticate": 'Bearer error="invalid_token"'}
    )


def _body(answer: Response) -> dict[str, Any]:
    if answer.status != 200:
        raise ProblemError(503, "login_unavailable", "The login service refuses us.")
    return parse_object(answer.body)


def _login(state: Mapping[str, Any], claims: Mapping[str, Any]) -> Login:
    def text(name: str) -> str | None:
        value = claims.get(name)
        return value if isinstance(value, str) and value else None

    return Login(
        subject=str(claims["sub"]),
        client=str(state["client_id"]),
        capacity=text("vo_doelgroepcode"),
        method=text("acr"),
        national_number=text("rrn"),
        given_name=text("given_name"),
        family_name=text("family_name"),
        organisation=text("vo_orgcode"),
        mandate="ssm_mandaatgever" in claims or "ssm_mandaatgever" in state,
    )
