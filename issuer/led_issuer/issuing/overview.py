"""What was issued of a citizen's records, and how each credential stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, select

from led_issuer.issuing.request import Profile
from led_issuer.tables import credentials, records, status_entries, status_lists
from led_vc.status import StatusPurpose

CredentialStanding = Literal["current", "suspended", "superseded", "revoked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A credential's bit."""

    purpose: StatusPurpose
    status_list: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCredential:
    """A credential that was released, and how it stands."""

    profile: Profile
    version: int
    standing: CredentialStanding
    issued_at: datetime
    valid_until: datetime
    places: tuple[Place, ...]


def issued_of(connection: Connection, record_ids: Sequence[str]) -> Mapping[str, tuple[IssuedCredential, ...]]:
    """Return, by record, the credentials that were issued of it, the oldest first."""
    wanted = select(credentials, records.c.suspended_at).join(records, records.c.id == credentials.c.record)
    these = credentials.c.record.in_(record_ids) & credentials.c.issued_at.is_not(None)
    rows = connection.execute(wanted.where(these).order_by(credentials.c.issued_at)).all()
    places = _places(connection, [row.id for row in rows])
    found: dict[str, tuple[IssuedCredential, ...]] = {}
    for row in rows:
        one = IssuedCredential(
            profile=row.profile,
            version=row.version,
            standing=_standing(row),
            issued_at=row.issued_at,
            valid_until=row.valid_until,
            places=places.get(row.id, ()),
        )
        found[row.record] = (*found.get(row.record, ()), one)
    return found


def _standing(row: Row[Any]) -> CredentialStanding:
    if row.state == "revoked":
        return "superseded" if row.reason == "correction" else "revoked"
    return "suspended" if row.suspended_at else "current"


def _places(connection: Connection, credential_ids: Sequence[str]) -> Mapping[str, tuple[Place, ...]]:
    wanted = select(status_entries, status_lists.c.purpose).join(
        status_lists, status_lists.c.number == status_entries.c.status_list
    )
    rows = connection.execute(wanted.where(status_entries.c.credential.in_(credential_ids)))
    found: dict[str, tuple[Place, ...]] = {}
    for row in rows:
        place = Place(purpose=row.purpose, status_list=row.status_list, index=row._mapping["index"])
        found[row.credential] = (*found.get(row.credential, ()), place)
    return found
