"""What a register holds, and what it says was done."""

from typing import Any

from sqlalchemy import Table, select

from led_issuer.tables import audit
from led_web.database import reading
from tests.corpus.provider import Provider
from tests.register_desk import Desk, file_of
from tests.services.issuer.office import Office


def trail(office: Office) -> list[tuple[str, str, str]]:
    """Return the audit trail: who did what, and a detail."""
    with reading(office.runtime.engine) as connection:
        lines = connection.execute(select(audit).order_by(audit.c.number))
        return [(line.actor, line.action, line.detail) for line in lines]


def held(desk: Desk, *tables: Table) -> dict[str, list[Any]]:
    """Return all that tables hold."""
    with reading(desk.engine) as connection:
        return {table.name: [tuple(one) for one in connection.execute(select(table))] for table in tables}


def delivered(provider: Provider, *rows: dict[str, str]) -> Any:
    """Deliver rows over HTTP and return the receipt."""
    data = file_of(list(rows))
    answer = provider.post(provider.header(data, formaat="csv", count=len(rows)), data)
    assert answer.status_code == 201, answer.text
    return answer.json()
