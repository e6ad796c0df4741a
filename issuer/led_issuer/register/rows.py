"""The rows of a delivery, read as a stream: CSV with `;` and RFC 4180 quotes, or JSON lines.

Every byte is counted into the digest while it passes. A row that cannot be read is a row with a fault; only a file
whose first line is wrong, or a line without an end, refuses the whole.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final, Protocol

from led_issuer.register.columns import COLUMNS, REQUIRED
from led_issuer.register.header import RowFormat
from led_issuer.register.refused import DeliveryRefusedError

_MAX_LINE: Final = 100_000
_CHUNK: Final = 65_536


class Readable(Protocol):
    """What rows are read from: a file, or a spool."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of one row, or the code of why it cannot be read."""

    number: int
    values: Mapping[str, str]
    fault: str | None = None


@dataclass(slots=True)
class RowStream:
    """Iterates once over the rows of `source`; then `count` and `digest` say what passed."""

    source: Readable
    formaat: RowFormat
    count: int = 0
    _hash: Any = field(default_factory=sha256)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the bytes read, in hexadecimal."""
        return str(self._hash.hexdigest())

    def __iter__(self) -> Iterator[Row]:
        """Give the rows in their order, numbered from 1."""
        rows = _csv_rows(self._lines()) if self.formaat == "csv" else _json_rows(self._lines())
        for row in rows:
            self.count += 1
            yield row

    def _lines(self) -> Iterator[str]:
        """Give decoded lines with their ends; a byte that is not UTF-8 becomes U+FFFD, which holds its row."""
        rest, first = b"", True
        while chunk := self.source.read(_CHUNK):
            self._hash.update(chunk)
            lines = (rest + chunk).split(b"\n")
            if max(map(len, lines)) > _MAX_LINE:  # a source may give more at once than was asked for
                raise DeliveryRefusedError("rows_unreadable", f"A line is longer than {_MAX_LINE} bytes.")
            rest = lines.pop()
            for line in lines:
                text = line.decode("utf-8", "replace")
                yield (text.removeprefix("\ufeff") if first else text) + "\n"
                first = False
        if rest:
            text = rest.decode("utf-8", "replace")
            yield text.removeprefix("\ufeff") if first else text


def _csv_rows(lines: Iterator[str]) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=";", strict=True)
    try:
        columns = next(reader, [])
        unknown = _unknown_column(columns)
        _refuse_columns(columns)
        for number, cells in enumerate((cells for cells in reader if cells), start=1):
            if len(cells) != len(columns):
                yield Row(number, {}, "ROW_MALFORMED")
            else:
                yield Row(number, dict(zip(columns, cells, strict=True)), unknown)
    except csv.Error as e:
        raise DeliveryRefusedError("rows_unreadable", "The rows are not CSV with ; and quotes as RFC 4180 has.") from e


def _refuse_columns(columns: list[str]) -> None:
    missing = sorted(REQUIRED - set(columns))
    if missing:
        detail = "Columns are missing: " + ", ".join(missing) + "."
        raise DeliveryRefusedError("column_missing", detail, columns=missing)
    if len(set(columns)) != len(columns):
        raise DeliveryRefusedError("column_repeated", "A column stands twice in the first line.")


def _unknown_column(columns: Iterable[str]) -> str | None:
    """Return the code for the first column that LED does not have; LED holds proofs of qualification alone (L17)."""
    for column in columns:
        if column not in COLUMNS:
            harmless = len(column) <= 40 and column.replace("_", "").isalpha() and column.isascii()
            return "COLUMN_UNKNOWN:" + (column if harmless else "?")
    return None


def _json_rows(lines: Iterator[str]) -> Iterator[Row]:
    for number, line in enumerate((line for line in lines if line.strip()), start=1):
        try:
            values = json.loads(line, object_pairs_hook=_members, parse_constant=_refuse)
            cells = {name: _cell(value) for name, value in values.items()}
            yield Row(number, cells, _unknown_column(cells))
        except (ValueError, TypeError, AttributeError, RecursionError):
            yield Row(number, {}, "ROW_MALFORMED")


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def _refuse(_constant: str) -> Any:
    raise ValueError("not JSON")


def _cell(value: Any) -> str:
    """Return the cell for a JSON value: lists are joined by `~`, null is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        value.encode()  # a lone surrogate is a ValueError
        return value
    if type(value) is int:
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "~".join(map(_cell, value))
    raise TypeError("a cell is a text, a whole number or a list of texts")
