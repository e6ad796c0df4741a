"""Who delivers: a provider's own system with a signed token, or its clerk with a login of that organisation.

Neither a citizen nor an officer nor another supplier delivers anything (rule L4).
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection, delete, insert, select, update

from led_issuer.inserts import insert_if_new
from led_issuer.register.codes import Codes
from led_issuer.tables import delivery_keys, seen_tokens
from led_vc.encoding import base64url_decode, parse_object
from led_vc.errors import ExpiredError, LedVcError
from led_vc.keys import PublicKey
from led_vc.securing.jose import BearerToken, verify_bearer
from led_web.problems import ProblemError

_REMEMBERED = timedelta(minutes=10)
_CLERKS = frozenset({"OV", "GID"})


class ClerkLogin(Protocol):
    """What a login tells about a clerk."""

    @property
    def capacity(self) -> str | None:
        """Return `vo_doelgroepcode`."""
        ...

    @property
    def organisation(self) -> str | None:
        """Return `vo_orgcode`."""
        ...


def looks_like_provider_token(token: str, codes: Codes) -> bool:
    """Say whether `token` names a supplier as its issuer; that alone proves nothing."""
    try:
        claims = parse_object(base64url_decode(token.split(".")[1]), max_bytes=8192, max_depth=4)
    except (LedVcError, IndexError):
        return False
    return claims.get("iss") in codes.suppliers


def provider_of_token(connection: Connection, token: str, *, audience: str, now: datetime) -> str:
    """Return the supplier that signed `token`, which counts once. Raises ProblemError 401 `invalid_token`."""
    try:
        verified = verify_bearer(token, audience=audience, now=now, keys_of=_keys(connection))
        _once(connection, verified, now)
    except LedVcError as e:
        code = "token_expired" if isinstance(e, ExpiredError) else "invalid_token"
        raise ProblemError(401, code, e.detail, headers={"www-authenticate": "Bearer"}) from e
    return verified.issuer


def provider_of_clerk(login: ClerkLogin, codes: Codes) -> str:
    """Return the supplier for which this clerk works. Raises ProblemError 403 `not_a_provider`."""
    supplier = codes.suppliers.get(login.organisation or "")
    if login.capacity not in _CLERKS or supplier is None:
        raise ProblemError(403, "not_a_provider", "Only a provider of LED delivers.")
    return supplier.code


def register_delivery_key(connection: Connection, supplier: str, public_key: PublicKey, now: datetime) -> None:
    """Let `supplier` sign its tokens with this key; registering it again changes nothing."""
    multikey = public_key.to_multikey()
    known = select(delivery_keys).where(
        delivery_keys.c.supplier == supplier, delivery_keys.c.public_multikey == multikey
    )
    if connection.execute(known).first() is None:
        row = {"supplier": supplier, "public_multikey": multikey, "registered_at": now}
        connection.execute(insert(delivery_keys).values(row))


def revoke_delivery_keys(connection: Connection, supplier: str, now: datetime) -> int:
    """Refuse every key of `supplier` from now on and return how many there were."""
    current = (delivery_keys.c.supplier == supplier) & delivery_keys.c.revoked_at.is_(None)
    return connection.execute(update(delivery_keys).where(current).values(revoked_at=now)).rowcount


def _keys(connection: Connection) -> Callable[[str], Sequence[PublicKey]]:
    def keys_of(issuer: str) -> Sequence[PublicKey]:
        current = (delivery_keys.c.supplier == issuer) & delivery_keys.c.revoked_at.is_(None)
        found = connection.execute(select(delivery_keys.c.public_multikey).where(current)).scalars()
        return [PublicKey.from_multikey(multikey) for multikey in found]

    return keys_of


def _once(connection: Connection, token: BearerToken, now: datetime) -> None:
    """Remember the token; its id cannot come a second time while it would still count."""
    connection.execute(delete(seen_tokens).where(seen_tokens.c.expires_at < now - _REMEMBERED))
    row = {"issuer": token.issuer, "jti": token.token_id, "expires_at": token.expires}
    if not insert_if_new(connection, seen_tokens, row):
        raise ProblemError(401, "token_used", "This token was used before.")
