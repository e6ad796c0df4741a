"""What was shown, when and how: one line for each time a person shows something, however often the code is renewed.

To whom is not known: a screen or a paper does not say who looked.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Engine, Row, insert, select, update

from led_wallet.held import HeldCredential
from led_wallet.identifiers import new_id
from led_wallet.tables import showings
from led_web.database import reading, writing
from led_web.secrets import MasterKey

Way = Literal["qr", "print"]
_SAME_SHOWING: Final = timedelta(minutes=2)
_MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """One line of the log. `claims` are names of what was visible, as in the catalogue under `claim.`."""

    id: str
    way: Way
    title: str
    claims: tuple[str, ...]
    started_at: datetime
    last_at: datetime


class Showings:
    """Keeps the log of each holder; title and claims are sealed."""

    def __init__(self, engine: Engine, key: MasterKey, now: Callable[[], datetime]) -> None:
        """Take the database, the master key and the clock."""
        self._engine, self._now, self._aead = engine, now, key.aead("showing")

    def note(self, holder: str, credential: HeldCredential, way: Way) -> None:
        """Note that `credential` is shown now; a code that is renewed goes on with the line that is there."""
        now, table = self._now(), showings
        latest = (
            select(table.c.id)
            .where(table.c.holder == holder, table.c.credential == credential.id, table.c.way == way)
            .where(table.c.last_at >= now - _SAME_SHOWING)
            .order_by(table.c.last_at.desc())
            .limit(1)
        )
        with writing(self._engine) as connection:
            going_on = connection.execute(latest).scalar_one_or_none()
            if going_on is not None:
                connection.execute(update(table).where(table.c.id == going_on).values(last_at=now))
                return
            connection.execute(insert(table).values(self._row(holder, credential, way, now)))

    def of_holder(self, holder: str) -> tuple[Showing, ...]:
        """Return the latest lines of `holder`, the newest first."""
        wanted = select(showings).where(showings.c.holder == holder).order_by(showings.c.started_at.desc()).limit(_MOST)
        with reading(self._engine) as connection:
            rows: Sequence[Row[Any]] = connection.execute(wanted).all()
        return tuple(self._showing(row) for row in rows)

    def _row(self, holder: str, credential: HeldCredential, way: Way, now: datetime) -> dict[str, Any]:
        made, claim = new_id(), credential.document["credentialSubject"]["hasClaim"]
        detail = json.dumps([claim["title"], visible_claims(credential)], ensure_ascii=False).encode()
        return {
            "id": made,
            "holder": holder,
            "credential": credential.id,
            "way": way,
            "sealed": self._aead.encrypt(detail, made),
            "started_at": now,
            "last_at": now,
        }

    def _showing(self, row: Row[Any]) -> Showing:
        title, claims = json.loads(self._aead.decrypt(row.sealed, row.id))
        return Showing(
            id=row.id,
            way=row.way,
            title=title,
            claims=tuple(claims),
            started_at=row.started_at,
            last_at=row.last_at,
        )


def visible_claims(credential: HeldCredential) -> list[str]:
    """Return what somebody sees who reads this credential, in the order of the pages."""
    subject = credential.document["credentialSubject"]
    claim = subject["hasClaim"]
    there = {
        "title": True,
        "name": True,
        "birth_date": any(name.startswith("birth") for name in subject),
        "kind": "proofType" in claim,
        "level": "level" in claim,
        "awarded_by": "awardingBody" in claim or "awardingBodyName" in claim,
        "awarded_on": any(name in claim for name in ("awardingDate", "awardingMonth", "awardingYear")),
    }
    return [name for name, visible in there.items() if visible]
