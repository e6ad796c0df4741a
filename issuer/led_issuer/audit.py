"""The audit trail: one line per thing done, written in the transaction that does it. Never a person, never a secret."""

from datetime import datetime

from sqlalchemy import Connection, insert

from led_issuer.tables import audit


def write_audit(
    connection: Connection, *, at: datetime, actor: str, action: str, subject: str | None = None, detail: str = ""
) -> None:
    """Add a line: `actor` is an OVO code, a component or "citizen"; `subject` the id of what was touched."""
    connection.execute(insert(audit).values(at=at, actor=actor, action=action, subject=subject, detail=detail))
