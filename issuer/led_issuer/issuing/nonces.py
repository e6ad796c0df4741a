"""Nonces for key proofs: given out freely, used once.

A nonce is its own proof of where it came from (a keyed hash over random bytes and its end), so that giving one to
whoever asks costs no row. Only a used one is kept, until it would have ended anyway.
https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-7
"""

import hmac
import os
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete

from led_issuer.inserts import insert_if_new
from led_issuer.tables import nonces
from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.errors import ParsingError
from led_web.secrets import Mac, MasterKey

LIFETIME: Final = timedelta(minutes=5)
_RANDOM, _END, _TAG = 16, 8, 16


class NonceError(Exception):
    """A nonce that is not ours, has ended or was used."""


class NonceDesk:
    """Gives nonces and takes them back."""

    def __init__(self, master_key: MasterKey) -> None:
        """Derive the keys."""
        self._made: Mac = master_key.mac("c-nonce")
        self._used: Mac = master_key.mac("c-nonce-used")

    def fresh(self, *, now: datetime) -> str:
        """Return a nonce that counts from now on."""
        body = os.urandom(_RANDOM) + int((now + LIFETIME).timestamp()).to_bytes(_END)
        return base64url_encode(body + self._made.digest(body)[:_TAG])

    def spend(self, connection: Connection, nonce: str, *, now: datetime) -> None:
        """Use `nonce` up in the caller's transaction. Raises NonceError."""
        expires_at = self._end(nonce)
        if expires_at <= now:
            raise NonceError
        values = {"nonce_mac": self._used.digest(nonce.encode()), "expires_at": expires_at, "used_at": now}
        if not insert_if_new(connection, nonces, values):
            raise NonceError

    def _end(self, nonce: str) -> datetime:
        try:
            data = base64url_decode(nonce)
        except ParsingError as e:
            raise NonceError from e
        body, tag = data[: _RANDOM + _END], data[_RANDOM + _END :]
        if len(tag) != _TAG or not hmac.compare_digest(tag, self._made.digest(body)[:_TAG]):
            raise NonceError
        return datetime.fromtimestamp(int.from_bytes(body[_RANDOM:]), UTC)


def forget_ended(connection: Connection, *, now: datetime) -> None:
    """Drop used nonces that ended: they would be refused without their row too."""
    connection.execute(delete(nonces).where(nonces.c.expires_at < now - LIFETIME))
