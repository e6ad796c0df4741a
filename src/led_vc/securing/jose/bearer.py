"""The token by which a provider's own system shows who it is: short-lived, for one address, usable once.

A JWT (https://www.rfc-editor.org/rfc/rfc7519) signed with a key that the provider registered. Which keys those are,
and that a `jti` comes once, only the receiving service knows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from led_vc.errors import ExpiredError, LedVcError, MalformedValueError, ProofVerificationError
from led_vc.keys import PrivateKey, PublicKey
from led_vc.securing.jose import claims
from led_vc.securing.jose.compact import CompactJws, parse_compact, sign_compact, verify_compact

BEARER_TYPE = "JWT"
MAXIMUM_LIFETIME = timedelta(minutes=5)
_MAX_KEYS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BearerToken:
    """A verified token. The caller must still see to it that (`issuer`, `token_id`) was never used before."""

    issuer: str
    token_id: str
    expires: datetime


def verify_bearer(
    token: str, *, audience: str, now: datetime, keys_of: Callable[[str], Sequence[PublicKey]]
) -> BearerToken:
    """Return who signed `token` for `audience`; `keys_of` gives the keys that an issuer registered.

    Raises LedVcError: for a form that is not ours, an unknown issuer, a bad signature, another audience, a token that
    ended or that lives longer than five minutes.
    """
    jws = parse_compact(token, type_=BEARER_TYPE)
    issuer, token_id = claims.text(jws.claims, "iss"), claims.text(jws.claims, "jti")
    keys = [key for key in keys_of(issuer) if key.algorithm == jws.algorithm][:_MAX_KEYS]
    if not any(_verifies(jws, key) for key in keys):
        raise ProofVerificationError("no registered key of the issuer signed the token")
    claims.require_audience(jws.claims, audience)
    claims.require_started(jws.claims, now)
    expires = claims.moment(jws.claims, "exp")
    if now >= expires + claims.CLOCK_SKEW:
        raise ExpiredError("the token has ended")
    if expires > now + MAXIMUM_LIFETIME + claims.CLOCK_SKEW:
        raise MalformedValueError("the token lives longer than five minutes")
    return BearerToken(issuer=issuer, token_id=token_id, expires=expires)


def sign_bearer(private_key: PrivateKey, *, issuer: str, audience: str, token_id: str, expires: datetime) -> str:
    """Return the token that a provider sends."""
    members = {"iss": issuer, "aud": audience, "jti": token_id, "exp": claims.numeric_date(expires)}
    return sign_compact(members, private_key, header={"typ": BEARER_TYPE})


def _verifies(jws: CompactJws, key: PublicKey) -> bool:
    try:
        verify_compact(jws, key)
    except LedVcError:
        return False
    return True
