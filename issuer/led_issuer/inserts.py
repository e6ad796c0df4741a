"""Insert a row unless its key is taken: what decides, on either database, between two that want the same."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_new(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert `row` and say whether it was new; another transaction that holds the same key is waited for."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    key = table.primary_key.columns.values()[0]
    statement = insert(table).values(dict(row)).on_conflict_do_nothing().returning(key)
    return connection.execute(statement).first() is not None
