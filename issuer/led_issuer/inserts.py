"""Insert a row unless its key is taken: what decides, on either database, between two that want the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_if_new(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert `row` and say whether it was new; another transaction that holds the same key is waited for."""
    return bool(insert_those_new(connection, table, [row]))


def insert_those_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> Sequence[Row[Any]]:
    """Insert those of `rows` that are new, in one statement, and return the keys of these."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)
    return connection.execute(statement, [dict(row) for row in rows]).all()
