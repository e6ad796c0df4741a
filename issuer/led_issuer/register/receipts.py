"""The receipt of a delivery: counters that add up to its rows, and one line per row, on request in pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from led_issuer.register.row_codes import OUTCOMES, Outcome, sentence
from led_issuer.tables import deliveries, delivery_rows
from led_vc.encoding import format_datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a delivery."""

    id: str
    leverancier: str
    levering_id: str
    volgnummer: int
    sha256: str
    received_at: datetime
    rows: int
    counters: Mapping[Outcome, int]
    repeated: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the receipt without its lines."""
        return {
            "leverancier": self.leverancier,
            "levering_id": self.levering_id,
            "volgnummer": self.volgnummer,
            "sha256": self.sha256,
            "received_at": format_datetime(self.received_at.replace(microsecond=0)),
            "rows": self.rows,
            "counters": dict(self.counters),
            "repeated": self.repeated,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """What became of one row."""

    row: int
    bron_record_id: str | None
    outcome: str
    codes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the line with its sentences in both languages."""
        return {
            "row": self.row,
            "bron_record_id": self.bron_record_id,
            "outcome": self.outcome,
            "codes": [
                {"code": code.partition(":")[0], "nl": sentence(code, "nl"), "en": sentence(code, "en")}
                for code in self.codes
            ],
        }


def find_receipt(connection: Connection, supplier: str, delivery_id: str, *, repeated: bool = False) -> Receipt | None:
    """Return the receipt of that supplier's delivery."""
    found = connection.execute(
        select(deliveries).where(deliveries.c.supplier == supplier, deliveries.c.delivery_id == delivery_id)
    ).one_or_none()
    if found is None:
        return None
    columns = found._mapping
    return Receipt(
        id=found.id,
        leverancier=found.supplier,
        levering_id=found.delivery_id,
        volgnummer=found.sequence,
        sha256=found.sha256,
        received_at=found.received_at,
        rows=columns["rows"],
        counters={outcome: columns[outcome] for outcome in OUTCOMES},
        repeated=repeated,
    )


def receipt_lines(
    connection: Connection, receipt: Receipt, *, after: int = 0, limit: int = 1000, outcome: str | None = None
) -> Iterator[ReceiptLine]:
    """Give the lines after row number `after`, at most `limit`, of one outcome or of all."""
    wanted = select(delivery_rows).where(delivery_rows.c.delivery == receipt.id, delivery_rows.c.row_number > after)
    if outcome is not None:
        wanted = wanted.where(delivery_rows.c.outcome == outcome)
    for row in connection.execute(wanted.order_by(delivery_rows.c.row_number).limit(limit)):
        yield ReceiptLine(
            row=row.row_number, bron_record_id=row.source_id, outcome=row.outcome, codes=tuple(row.codes.split())
        )
