"""The credentials that people keep here: each with a key of its own, both sealed, each found by its owner alone."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, or_, select

from led_vc.encoding import JsonObject, parse_datetime
from led_vc.keys import PrivateKey
from led_wallet.identifiers import is_id, new_id
from led_wallet.register import Profile
from led_wallet.tables import credentials
from led_web.database import reading, writing
from led_web.secrets import MasterKey


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCredential:
    """A credential in the wallet, made from one version of one record."""

    id: str
    record: str
    record_version: int
    profile: Profile
    birth_date: bool
    fetched_at: datetime
    valid_until: datetime
    document: JsonObject = field(repr=False)


class HeldCredentials:
    """Keeps credentials and their keys. The keys leave only as something to sign with, in this process."""

    def __init__(self, engine: Engine, key: MasterKey, now: Callable[[], datetime]) -> None:
        """Take the database, the master key and the clock."""
        self._engine, self._now = engine, now
        self._keys, self._documents = key.aead("holder-key"), key.aead("credential")

    def add(
        self,
        holder: str,
        document: JsonObject,
        key: PrivateKey,
        *,
        record: str,
        record_version: int,
        profile: Profile,
        birth_date: bool,
    ) -> HeldCredential:
        """Keep a credential; those of the record that it takes the place of go, with their keys."""
        made, now, valid_until = new_id(), self._now(), parse_datetime(str(document["validUntil"]))
        row = {
            "id": made,
            "holder": holder,
            "record": record,
            "record_version": record_version,
            "profile": profile,
            "birth_date": birth_date,
            "key_sealed": self._keys.encrypt(key.to_bytes(), made),
            "document_sealed": self._documents.encrypt(json.dumps(document, ensure_ascii=False).encode(), made),
            "fetched_at": now,
            "valid_until": valid_until,
        }
        table = credentials
        same_choice = (table.c.profile == profile) & (table.c.birth_date == birth_date)
        of_record = (table.c.holder == holder) & (table.c.record == record)
        with writing(self._engine) as connection:
            connection.execute(
                delete(table).where(of_record, or_(table.c.record_version < record_version, same_choice))
            )
            connection.execute(insert(table).values(row))
        return HeldCredential(
            id=made,
            record=record,
            record_version=record_version,
            profile=profile,
            birth_date=birth_date,
            fetched_at=now,
            valid_until=valid_until,
            document=document,
        )

    def of_holder(self, holder: str) -> tuple[HeldCredential, ...]:
        """Return everything that `holder` keeps, the newest first."""
        wanted = select(credentials).where(credentials.c.holder == holder)
        with reading(self._engine) as connection:
            rows: Sequence[Row[Any]] = connection.execute(wanted.order_by(credentials.c.fetched_at.desc())).all()
        return tuple(self._held(row) for row in rows)

    def find(self, holder: str, credential: str) -> HeldCredential | None:
        """Return one credential of `holder`; None for anybody else's."""
        row = self._row(holder, credential)
        return None if row is None else self._held(row)

    def key_of(self, holder: str, credential: str) -> PrivateKey | None:
        """Return the key that a credential of `holder` is bound to."""
        row = self._row(holder, credential)
        return None if row is None else PrivateKey.from_bytes("Ed25519", self._keys.decrypt(row.key_sealed, row.id))

    def _row(self, holder: str, credential: str) -> Row[Any] | None:
        if not is_id(credential):
            return None
        wanted = select(credentials).where(credentials.c.id == credential, credentials.c.holder == holder)
        with reading(self._engine) as connection:
            return connection.execute(wanted).one_or_none()

    def _held(self, row: Row[Any]) -> HeldCredential:
        return HeldCredential(
            id=row.id,
            record=row.record,
            record_version=row.record_version,
            profile=row.profile,
            birth_date=row.birth_date,
            fetched_at=row.fetched_at,
            valid_until=row.valid_until,
            document=json.loads(self._documents.decrypt(row.document_sealed, row.id)),
        )
