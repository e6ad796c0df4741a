"""A session lives on the server; the browser has a random cookie and nothing else.

It ends by itself: after some minutes without a sign of life, and in any case with the citizen's access token.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from led_wallet.identifiers import new_id
from led_wallet.login.claims import Claims
from led_wallet.login.provider import Tokens
from led_wallet.settings import WalletSettings
from led_wallet.tables import holders, sessions
from led_web.database import reading, writing
from led_web.secrets import MasterKey

_BYTES: Final = 32
_NOTED_EVERY: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A citizen who is logged in."""

    id: str
    holder: str
    claims: Claims
    access_token: str = field(repr=False)
    csrf_token: str = field(repr=False)
    ends_at: datetime
    ends_in: timedelta


class Sessions:
    """Opens, finds and closes sessions."""

    def __init__(self, engine: Engine, key: MasterKey, settings: WalletSettings, now: Callable[[], datetime]) -> None:
        """Take the database, the master key, the limits and the clock."""
        self._engine, self._settings, self._now = engine, settings, now
        self._mac, self._csrf, self._aead = key.mac("session"), key.mac("csrf"), key.aead("session")

    def open(self, claims: Claims, tokens: Tokens) -> str:
        """Open a session and return the cookie's value, which is kept nowhere."""
        token, session_id, now = secrets.token_urlsafe(_BYTES), new_id(), self._now()
        lifetime = min(self._settings.longest, timedelta(seconds=max(tokens.expires_in, 60)))
        secret = json.dumps({"claims": asdict(claims), "access_token": tokens.access_token}).encode()
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.expires_at < now))
            row = {
                "id": session_id,
                "token_mac": self._mac.digest(token.encode()),
                "holder": self._holder(connection, claims.subject),
                "sealed": self._aead.encrypt(secret, session_id),
                "seen_at": now,
                "expires_at": now + lifetime,
            }
            connection.execute(insert(sessions).values(row))
        return token

    def find(self, token: str) -> Session | None:
        """Return the session of the cookie's value and note the sign of life; None when it is over."""
        now = self._now()
        with reading(self._engine) as connection:
            wanted = select(sessions).where(sessions.c.token_mac == self._mac.digest(token.encode()))
            row = connection.execute(wanted).one_or_none()
        if row is None or now >= row.expires_at or now >= row.seen_at + self._settings.idle:
            return None
        seen_at = row.seen_at
        if now - seen_at >= _NOTED_EVERY:
            with writing(self._engine) as connection:
                connection.execute(update(sessions).where(sessions.c.id == row.id).values(seen_at=now))
            seen_at = now
        return self._session(row, ends_at=min(row.expires_at, seen_at + self._settings.idle), now=now)

    def close(self, session: Session) -> None:
        """End the session."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.id == session.id))

    def _session(self, row: Row[Any], *, ends_at: datetime, now: datetime) -> Session:
        secret = json.loads(self._aead.decrypt(row.sealed, row.id))
        return Session(
            id=row.id,
            holder=row.holder,
            claims=Claims(**secret["claims"]),
            access_token=secret["access_token"],
            csrf_token=self._csrf.digest(row.id.encode()).hex(),
            ends_at=ends_at,
            ends_in=ends_at - now,
        )

    def _holder(self, connection: Connection, subject: str) -> str:
        issuer = self._settings.wallet_oidc_issuer
        wanted = select(holders.c.id).where(holders.c.issuer == issuer, holders.c.subject == subject)
        known = connection.execute(wanted).scalar_one_or_none()
        if known is not None:
            return str(known)
        made = new_id()
        row = {"id": made, "issuer": issuer, "subject": subject, "created_at": self._now()}
        try:
            with connection.begin_nested():
                connection.execute(insert(holders).values(row))
        except IntegrityError:  # two first logins at once: the other one won
            return str(connection.execute(wanted).scalar_one())
        return made
