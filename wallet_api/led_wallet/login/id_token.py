"""The ID token: who logged in, signed by the provider.

https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation. An ID token counts when:

1. it is signed with an asymmetric algorithm, by a key of the provider's published set;
2. it was made by the provider that we asked, for this wallet and for no other;
3. it was made just now and has not expired;
4. it carries the nonce of the login that we began.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from jwcrypto.common import JWException
from jwcrypto.jwk import JWKSet
from jwcrypto.jws import JWS

from led_vc.encoding import parse_object
from led_vc.errors import LedVcError

ALGORITHMS: Final = ("ES256", "PS256", "RS256")
_SKEW: Final = timedelta(seconds=60)
_MAX_AGE: Final = timedelta(minutes=10)
_MAX_CHARACTERS: Final = 32 * 1024


class IdTokenError(Exception):
    """The token does not prove who logged in; the message is for the log and names no person."""


def verify_id_token(
    token: str, keys: JWKSet, *, issuer: str, client_id: str, nonce: str, now: datetime
) -> Mapping[str, Any]:
    """Return the claims of `token`. Raises IdTokenError."""
    claims = _signed_claims(token, keys)  # (1)
    audience = claims.get("aud")
    if claims.get("iss") != issuer:  # (2)
        raise IdTokenError("another provider's token")
    if audience not in (client_id, [client_id]) or claims.get("azp", client_id) != client_id:
        raise IdTokenError("a token for another client")
    made, expires = _moment(claims, "iat"), _moment(claims, "exp")  # (3)
    if made > now.timestamp() + _SKEW.total_seconds():
        raise IdTokenError("a token from the future")
    if now.timestamp() > min(expires, made + _MAX_AGE.total_seconds()) + _SKEW.total_seconds():
        raise IdTokenError("a token that is too old")
    if claims.get("nonce") != nonce:  # (4)
        raise IdTokenError("a token of another login")
    return claims


def _signed_claims(token: str, keys: JWKSet) -> Mapping[str, Any]:
    if len(token) > _MAX_CHARACTERS or token.count(".") != 2:
        raise IdTokenError("not a token")
    signed = JWS()
    signed.allowed_algs = list(ALGORITHMS)
    try:
        signed.deserialize(token)
        key = keys.get_key(signed.jose_header.get("kid")) if "kid" in signed.jose_header else _only(keys)
        if key is None:
            raise IdTokenError("a key that the provider does not publish")
        signed.verify(key)
        return parse_object(signed.payload)
    except (JWException, ValueError, LedVcError) as e:
        raise IdTokenError(f"the signature cannot be relied on: {type(e).__name__}") from e


def _only(keys: JWKSet) -> Any:
    found = list(keys["keys"])
    return found[0] if len(found) == 1 else None


def _moment(claims: Mapping[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise IdTokenError(f"{name} is no moment")
    return float(value)
