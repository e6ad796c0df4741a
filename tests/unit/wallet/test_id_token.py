"""An ID token counts only when the asked provider signed it, for this wallet, for this login, just now."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from jwcrypto.jwk import JWK, JWKSet
from jwcrypto.jws import JWS

from led_vc.encoding import base64url_encode
from led_wallet.login.id_token import IdTokenError, verify_id_token

ISSUER, CLIENT, NONCE = "https://login.led.example", "led-wallet", "n" * 43
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
KEY = JWK.generate(kty="EC", crv="P-256", kid="one", use="sig")
OTHER = JWK.generate(kty="EC", crv="P-256", kid="one", use="sig")
SHARED = JWK.generate(kty="oct", size=256, kid="secret")


def claims(**changes: Any) -> dict[str, Any]:
    made = int(NOW.timestamp())
    found = {"iss": ISSUER, "aud": CLIENT, "sub": "somebody", "nonce": NONCE, "iat": made, "exp": made + 300}
    return {name: value for name, value in (found | changes).items() if value is not None}


def token(key: JWK = KEY, alg: str = "ES256", kid: str | None = "one", **changes: Any) -> str:
    signed = JWS(json.dumps(claims(**changes)).encode())
    signed.allowed_algs = [alg]
    header = {"alg": alg, **({"kid": kid} if kid else {})}
    signed.add_signature(key, alg, json.dumps(header))
    return str(signed.serialize(compact=True))


def keys(*members: JWK) -> JWKSet:
    found = JWKSet()
    for key in members or (KEY,):
        found.add(key)
    return found


def verify(text: str, known: JWKSet | None = None, now: datetime = NOW) -> Any:
    return verify_id_token(text, known or keys(), issuer=ISSUER, client_id=CLIENT, nonce=NONCE, now=now)


def test_a_token_of_this_login_is_believed() -> None:
    assert verify(token())["sub"] == "somebody"


def test_a_token_without_a_key_name_is_held_against_the_only_key() -> None:
    assert verify(token(kid=None))["sub"] == "somebody"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://login.example"},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"aud": None},
        {"azp": "another"},
        {"nonce": "m" * 43},
        {"nonce": None},
        {"iat": None},
        {"exp": None},
        {"exp": True},
        {"iat": int(NOW.timestamp()) + 120},
        {"exp": int(NOW.timestamp()) - 61},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(IdTokenError):
        verify(token(**changes))


def test_a_token_is_old_after_ten_minutes_whatever_it_says() -> None:
    text = token(exp=int(NOW.timestamp()) + 86_400)
    with pytest.raises(IdTokenError):
        verify(text, now=NOW + timedelta(minutes=12))


def test_a_token_signed_by_another_key_is_refused() -> None:
    with pytest.raises(IdTokenError):
        verify(token(OTHER))


def test_a_key_that_is_not_published_is_refused() -> None:
    with pytest.raises(IdTokenError):
        verify(token(kid="two"))


def test_a_shared_secret_is_no_signature() -> None:
    with pytest.raises(IdTokenError):
        verify(token(SHARED, "HS256", "secret"), keys(SHARED))


def test_a_token_that_is_not_signed_is_refused() -> None:
    header = base64url_encode(json.dumps({"alg": "none"}).encode())
    body = base64url_encode(json.dumps(claims()).encode())
    with pytest.raises(IdTokenError):
        verify(f"{header}.{body}.")


@pytest.mark.parametrize("text", ["", "a.b.c", "é.é.é", "x" * 40_000])
def test_noise_is_refused(text: str) -> None:
    with pytest.raises(IdTokenError):
        verify(text)
