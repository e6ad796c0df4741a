"""What a database holds, as a canary reads it: every row of every table, but for the one encrypted column."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

EXEMPT: Final = frozenset({("persons", "insz_sealed")})


def dump(database: Path) -> Iterator[tuple[str, bytes]]:
    """Give the name of each table and column, and all its values, one a line."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        for table in _names(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"):
            for column in _names(connection, f'SELECT name FROM pragma_table_info("{table}")'):
                if (table, column) not in EXEMPT:
                    values = connection.execute(f'SELECT "{column}" FROM "{table}"')
                    yield f"{table}.{column}", b"\n".join(_bytes(value) for (value,) in values)


def _names(connection: sqlite3.Connection, query: str) -> list[str]:
    return [str(name) for (name,) in connection.execute(query)]


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
