"""The signed documents that the register publishes in versions: the trust list and the verification bundle."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select

from led_issuer.json_text import json_text
from led_issuer.tables import verification_documents
from led_vc.encoding import JsonObject

Kind = Literal["trust_list", "bundle"]
_KEPT_BUNDLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published version, as the bytes that are served."""

    version: int
    document: str
    created_at: datetime
    expires_at: datetime


def latest(connection: Connection, kind: Kind) -> Published | None:
    """Return the newest version."""
    table = verification_documents
    wanted = select(table).where(table.c.kind == kind).order_by(table.c.version.desc()).limit(1)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return None
    return Published(version=row.version, document=row.document, created_at=row.created_at, expires_at=row.expires_at)


def publish(
    connection: Connection,
    kind: Kind,
    version: int,
    document: JsonObject,
    *,
    created_at: datetime,
    expires_at: datetime,
) -> Published:
    """Keep a new version. Bundles repeat what is kept elsewhere, so old ones go; trust lists all stay."""
    table = verification_documents
    text = json_text(document)
    moments: dict[str, Any] = {"created_at": created_at, "expires_at": expires_at}
    connection.execute(insert(table).values(kind=kind, version=version, document=text, **moments))
    if kind == "bundle":
        connection.execute(delete(table).where(table.c.kind == kind, table.c.version <= version - _KEPT_BUNDLES))
    return Published(version=version, document=text, **moments)
