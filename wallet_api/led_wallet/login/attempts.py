"""A login that was begun: what has to come back with the answer, kept until it does, once, for ten minutes."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine, delete, insert, select

from led_wallet.tables import login_attempts
from led_web.database import writing
from led_web.secrets import MasterKey

_LIFETIME: Final = timedelta(minutes=10)
_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One login under way; all three secrets are 256 random bits (RFC 7636, section 4.1)."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    return_to: str


class Attempts:
    """Keeps logins under way: the state as a hash, bound to the browser that began, the rest sealed."""

    def __init__(self, engine: Engine, key: MasterKey, now: Callable[[], datetime]) -> None:
        """Take the database, the master key and the clock."""
        self._engine, self._now = engine, now
        self._mac, self._aead = key.mac("login-attempt"), key.aead("login-attempt")

    def begin(self, browser: str, return_to: str) -> Attempt:
        """Begin a login in `browser` (its cookie) that ends at the page `return_to`."""
        state, nonce, verifier = (secrets.token_urlsafe(_BYTES) for _ in range(3))
        attempt = Attempt(state=state, nonce=nonce, verifier=verifier, return_to=return_to)
        mac = self._mac.digest(state.encode())
        secret = json.dumps([nonce, verifier, return_to]).encode()
        row = {
            "state_mac": mac,
            "browser_mac": self._mac.digest(browser.encode()),
            "sealed": self._aead.encrypt(secret, mac.hex()),
            "expires_at": self._now() + _LIFETIME,
        }
        with writing(self._engine) as connection:
            connection.execute(delete(login_attempts).where(login_attempts.c.expires_at < self._now()))
            connection.execute(insert(login_attempts).values(row))
        return attempt

    def finish(self, browser: str, state: str) -> Attempt | None:
        """Return the login that `browser` began with `state` and forget it; None when there is none."""
        mac = self._mac.digest(state.encode())
        with writing(self._engine) as connection:
            row = connection.execute(select(login_attempts).where(login_attempts.c.state_mac == mac)).one_or_none()
            connection.execute(delete(login_attempts).where(login_attempts.c.state_mac == mac))
        if row is None or row.expires_at < self._now():
            return None
        if not secrets.compare_digest(row.browser_mac, self._mac.digest(browser.encode())):
            return None
        nonce, verifier, return_to = json.loads(self._aead.decrypt(row.sealed, mac.hex()))
        return Attempt(state=state, nonce=nonce, verifier=verifier, return_to=return_to)
