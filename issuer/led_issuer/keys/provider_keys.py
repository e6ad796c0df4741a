"""A key per provider and period: made, found for a moment, rotated, revoked.

A new key's window starts in the hour that runs; the key before it keeps its window to the end of that hour, so that
what was signed a moment ago stays inside it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, func, insert, select, update

from led_issuer.audit import write_audit
from led_issuer.keys.windows import ceil_hour, floor_hour
from led_issuer.tables import keys, status_lists
from led_vc.keys import KeyAlgorithm, LocalSigner, PrivateKey, PublicKey
from led_vc.qualification import RegisterNames
from led_web.secrets import MasterKey

_PURPOSE = "provider-key"


class NoKeyError(Exception):
    """A provider has no key that may sign at that moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """The public side of a key: signs from `valid_from` until just before `valid_until`, unless revoked."""

    provider: int
    serial: int
    public_key: PublicKey
    valid_from: datetime
    valid_until: datetime
    revoked_at: datetime | None

    def may_sign(self, moment: datetime) -> bool:
        """Say whether the key may sign at `moment`."""
        return self.revoked_at is None and self.valid_from <= moment < self.valid_until


def provider_keys(connection: Connection, provider: int | None = None) -> tuple[KeyRow, ...]:
    """Return the keys of one provider, or of all, by provider and serial."""
    wanted = select(keys).order_by(keys.c.provider, keys.c.serial)
    if provider is not None:
        wanted = wanted.where(keys.c.provider == provider)
    return tuple(_row(row) for row in connection.execute(wanted))


def signing_key(connection: Connection, provider: int, moment: datetime) -> KeyRow:
    """Return the newest key that may sign at `moment`. Raises NoKeyError."""
    usable = [key for key in provider_keys(connection, provider) if key.may_sign(moment)]
    if not usable:
        raise NoKeyError(f"provider {provider} has no key for now")
    return usable[-1]


def provider_signer(
    connection: Connection, master_key: MasterKey, names: RegisterNames, provider: int, serial: int
) -> LocalSigner:
    """Return the signer of that key."""
    wanted = select(keys).where(keys.c.provider == provider, keys.c.serial == serial)
    row = connection.execute(wanted).one()
    raw = master_key.aead(_PURPOSE).decrypt(row.private_key_sealed, _row_id(provider, serial))
    private_key = PrivateKey.from_bytes(cast(KeyAlgorithm, row.algorithm), raw)
    return LocalSigner(names.verification_method(provider, serial), private_key)


def add_key(
    connection: Connection,
    master_key: MasterKey,
    *,
    provider: int,
    algorithm: KeyAlgorithm,
    start: datetime,
    lifetime: timedelta,
) -> KeyRow:
    """Make the provider's next key, whose window starts in the hour of `start`."""
    last = select(func.max(keys.c.serial)).where(keys.c.provider == provider)
    serial = (connection.execute(last).scalar() or 0) + 1
    private_key = PrivateKey.generate(algorithm)
    valid_from = floor_hour(start)
    sealed = master_key.aead(_PURPOSE).encrypt(private_key.to_bytes(), _row_id(provider, serial))
    values: dict[str, Any] = {
        "provider": provider,
        "serial": serial,
        "algorithm": algorithm,
        "private_key_sealed": sealed,
        "public_multikey": private_key.public_key.to_multikey(),
        "valid_from": valid_from,
        "valid_until": valid_from + lifetime,
    }
    connection.execute(insert(keys).values(values))
    write_audit(connection, at=start, actor="keys", action="key_made", subject=f"{provider}#k{serial}")
    return KeyRow(
        provider=provider,
        serial=serial,
        public_key=private_key.public_key,
        valid_from=valid_from,
        valid_until=valid_from + lifetime,
        revoked_at=None,
    )


def rotate_key(
    connection: Connection,
    master_key: MasterKey,
    *,
    provider: int,
    now: datetime,
    lifetime: timedelta,
    algorithm: KeyAlgorithm | None = None,
) -> KeyRow:
    """Make a new key that signs from now on; the ones before it stop at the end of this hour and go on verifying."""
    before = [key for key in provider_keys(connection, provider) if key.may_sign(now)]
    chosen = algorithm or (before[-1].public_key.algorithm if before else "Ed25519")
    fresh = add_key(connection, master_key, provider=provider, algorithm=chosen, start=now, lifetime=lifetime)
    end = max(ceil_hour(now), fresh.valid_from + timedelta(hours=1))
    connection.execute(
        update(keys)
        .where(keys.c.provider == provider, keys.c.serial < fresh.serial, keys.c.valid_until > end)
        .values(valid_until=end)
    )
    return fresh


def revoke_key(connection: Connection, *, provider: int, serial: int, at: datetime) -> KeyRow:
    """Revoke a key from the hour of `at` on, once and for good; NoKeyError when there is no such key.

    The provider's status lists are marked as changed: those that the key signed in that hour hold no longer.
    """
    this = (keys.c.provider == provider) & (keys.c.serial == serial)
    connection.execute(update(keys).where(this, keys.c.revoked_at.is_(None)).values(revoked_at=floor_hour(at)))
    row = connection.execute(select(keys).where(this)).one_or_none()
    if row is None:
        raise NoKeyError(f"provider {provider} has no key k{serial}")
    connection.execute(update(status_lists).where(status_lists.c.provider == provider).values(dirty=True))
    write_audit(connection, at=at, actor="keys", action="key_revoked", subject=f"{provider}#k{serial}")
    return _row(row)


def _row(row: Row[Any]) -> KeyRow:
    return KeyRow(
        provider=row.provider,
        serial=row.serial,
        public_key=PublicKey.from_multikey(row.public_multikey),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        revoked_at=row.revoked_at,
    )


def _row_id(provider: int, serial: int) -> str:
    return f"{provider}/{serial}"
