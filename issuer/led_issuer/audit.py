"""The audit trail: one line per thing done, written in the transaction that does it. Never a person, never a secret."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, insert

from led_issuer.tables import audit

_INSERT: Final = insert(audit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was done; `subject` is the id of what was touched."""

    action: str
    subject: str | None = None
    detail: str = ""


def write_audit(
    connection: Connection, *, at: datetime, actor: str, action: str, subject: str | None = None, detail: str = ""
) -> None:
    """Add a line: `actor` is an OVO code, a component or "citizen"; `subject` the id of what was touched."""
    write_lines(connection, [Line(action=action, subject=subject, detail=detail)], at=at, actor=actor)


def write_lines(connection: Connection, lines: Sequence[Line], *, at: datetime, actor: str) -> None:
    """Add lines of one actor at one moment, of which there is at least one."""
    connection.execute(_INSERT, [{"at": at, "actor": actor, **asdict(line)} for line in lines])
