"""Deliveries as files: a header `<name>.json` beside its rows `<name>.csv` or `<name>.jsonl`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from led_issuer.register.header import DeliveryHeader, parse_header
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.register.rows import RowStream

_NOT_A_HEADER: Final = frozenset({"answers.json"})


@dataclass(frozen=True, slots=True)
class DeliveryFile:
    """A header that was read, and where its rows lie."""

    header: DeliveryHeader
    rows: Path

    @contextmanager
    def open(self) -> Iterator[RowStream]:
        """Give the rows as a stream."""
        with self.rows.open("rb") as file:
            yield RowStream(file, self.header.formaat)


def find_deliveries(paths: list[Path]) -> list[DeliveryFile]:
    """Return the deliveries in `paths` (headers, row files, or directories of them) in the order of their moments.

    Raises DeliveryRefusedError with code `header_invalid` or `rows_missing`.
    """
    headers = {header: None for path in paths for header in _headers(path)}
    found = [_delivery(header) for header in headers]
    return sorted(found, key=lambda delivery: (delivery.header.tijdstip, delivery.header.volgnummer))


def _headers(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(header for header in path.glob("*.json") if header.name not in _NOT_A_HEADER)
    return [path.with_suffix(".json")]


def _delivery(path: Path) -> DeliveryFile:
    try:
        header = parse_header(path.read_bytes())
    except OSError as e:
        raise DeliveryRefusedError("header_missing", f"There is no header {path.name}.") from e
    rows = path.with_suffix("." + header.formaat)
    if not rows.is_file():
        raise DeliveryRefusedError("rows_missing", f"There are no rows {rows.name} beside the header.")
    return DeliveryFile(header, rows)
