"""The wallet as a client of the OpenID provider: where to send the browser, and what its code is worth.

Authorization code with PKCE S256 (RFC 7636), state and nonce; client_secret_basic; the provider's metadata and keys are
fetched and kept for five minutes.
"""

import base64
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote, urlencode

from jwcrypto.common import JWException
from jwcrypto.jwk import JWKSet

from led_vc.encoding import base64url_encode, parse_object
from led_vc.errors import LedVcError
from led_vc.fetch import Fetcher, Response, Routes
from led_wallet.login.attempts import Attempt
from led_wallet.login.claims import ASKED_FOR
from led_wallet.login.id_token import IdTokenError, verify_id_token
from led_wallet.settings import WalletSettings
from led_web.problems import ProblemError

_REMEMBERED_SECONDS: Final = 300.0
_ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_FORM: Final = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
# ACM's targeted login: skip the choice of capacity, this is for citizens.
_CITIZEN_HINT: Final = base64.b64encode(json.dumps({"cap_hint": "BUR"}).encode()).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What a code was worth: the claims of the verified ID token, and the access token with its seconds to live."""

    claims: Mapping[str, Any] = field(repr=False)
    access_token: str = field(repr=False)
    expires_in: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    """The provider's metadata and keys."""

    metadata: Mapping[str, Any]
    keys: JWKSet


class OpenIdProvider:
    """One OpenID provider, as this wallet's client sees it."""

    def __init__(self, settings: WalletSettings) -> None:
        """Take the settings; nothing is fetched yet."""
        self._settings, self._routes = settings, Routes.parse(settings.routes)
        self._fetcher: Fetcher = settings.fetcher()
        credentials = (
            f"{quote(settings.wallet_oidc_client_id, safe='')}:{quote(settings.oidc_client_secret(), safe='')}"
        )
        self._authorization = "Basic " + base64.b64encode(credentials.encode()).decode()
        self._published: _Published | None = None
        self._known_until = 0.0

    def authorization_url(self, attempt: Attempt, *, language: str) -> str:
        """Return where the browser goes to log in. Raises ProblemError 503 login_unavailable."""
        asked = {
            "response_type": "code",
            "client_id": self._settings.wallet_oidc_client_id,
            "redirect_uri": self._settings.callback_url,
            "scope": self._settings.wallet_oidc_scope,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": base64url_encode(sha256(attempt.verifier.encode()).digest()),
            "code_challenge_method": "S256",
            "claims": json.dumps({"id_token": dict.fromkeys(ASKED_FOR)}),
            # Never on the strength of a login that somebody else left open in this browser.
            "prompt": "login",
            "login_hint": _CITIZEN_HINT,
            "ui_locales": language,
        }
        endpoint = str(self._provider().metadata["authorization_endpoint"])
        return f"{self._routes.apply(endpoint) or endpoint}?{urlencode(asked)}"

    def exchange(self, code: str, attempt: Attempt) -> Tokens:
        """Return what `code` is worth. Raises ProblemError: 502 login_failed, 503 login_unavailable."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._settings.callback_url,
            "code_verifier": attempt.verifier,
        }
        answer = self._post("token_endpoint", form)
        body = _object(answer)
        token, lifetime = body.get("access_token"), body.get("expires_in", 0)
        if answer.status != 200 or not isinstance(token, str) or str(body.get("token_type")).lower() != "bearer":
            raise _failed("the provider did not take the code")
        try:
            claims = verify_id_token(
                str(body.get("id_token")),
                self._provider().keys,
                issuer=self._settings.wallet_oidc_issuer,
                client_id=self._settings.wallet_oidc_client_id,
                nonce=attempt.nonce,
                # The provider lives in the real time, also where a demo moves the clock of our services.
                now=datetime.now(UTC),
            )
        except IdTokenError as e:
            raise _failed(str(e)) from e
        return Tokens(claims=claims, access_token=token, expires_in=lifetime if isinstance(lifetime, int) else 0)

    def revoke(self, access_token: str) -> None:
        """Tell the provider that the token is no longer needed (RFC 7009); a provider out of reach lets it expire."""
        try:
            if "revocation_endpoint" in self._provider().metadata:
                self._post("revocation_endpoint", {"token": access_token, "token_type_hint": "access_token"})
        except ProblemError:
            return

    def names_itself(self, issuer: str | None) -> bool:
        """Tell whether an answer with this `iss` is the provider's (RFC 9207)."""
        if issuer is None:
            return not self._provider().metadata.get("authorization_response_iss_parameter_supported")
        return issuer == self._settings.wallet_oidc_issuer

    def close(self) -> None:
        """Close idle connections."""
        self._fetcher.close()

    def _post(self, endpoint: str, form: Mapping[str, str]) -> Response:
        headers = {**_FORM, "authorization": self._authorization}
        url = str(self._provider().metadata[endpoint])
        try:
            return self._fetcher.post(url, body=urlencode(form).encode(), headers=headers)
        except LedVcError as e:
            raise _unavailable() from e

    def _provider(self) -> _Published:
        if self._published is None or time.monotonic() >= self._known_until:
            try:
                self._published = self._fetch_provider()
            except (LedVcError, JWException) as e:
                raise _unavailable() from e
            self._known_until = time.monotonic() + _REMEMBERED_SECONDS
        return self._published

    def _fetch_provider(self) -> _Published:
        issuer = self._settings.wallet_oidc_issuer.rstrip("/")
        metadata = _object(self._fetcher.get(f"{issuer}/.well-known/openid-configuration"))
        if metadata.get("issuer") != self._settings.wallet_oidc_issuer:
            raise _unavailable()
        if not all(isinstance(metadata.get(name), str) for name in _ENDPOINTS):
            raise _unavailable()
        keys = self._fetcher.get(metadata["jwks_uri"]).body
        return _Published(metadata=metadata, keys=JWKSet.from_json(keys.decode()))


def _object(answer: Response) -> Mapping[str, Any]:
    try:
        return parse_object(answer.body)
    except LedVcError as e:
        raise _unavailable() from e


def _unavailable() -> ProblemError:
    return ProblemError(503, "login_unavailable", "The login service does not answer.", headers={"retry-after": "10"})


def _failed(why: str) -> ProblemError:
    return ProblemError(502, "login_failed", f"Logging in failed: {why}.")
