"""A withdrawal by the operator, on a provider's written request: a delivery of one row, like any other."""

import csv
import io
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, select

from led_issuer.register.columns import COLUMNS, REASONS
from led_issuer.register.header import DeliveryHeader
from led_issuer.register.importing import ImportPolicy, import_delivery, next_sequence
from led_issuer.register.receipts import Receipt
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.register.rows import RowStream
from led_issuer.tables import records


def withdraw(connection: Connection, record: str, reason: str, *, policy: ImportPolicy, now: datetime) -> Receipt:
    """Withdraw the record with that id and return the receipt of the delivery that did it.

    Raises DeliveryRefusedError with code `record_unknown` or `reason_unknown`.
    """
    if reason not in REASONS:
        raise DeliveryRefusedError("reason_unknown", "A reason is one of " + ", ".join(sorted(REASONS)) + ".")
    found = connection.execute(select(records).where(records.c.id == record)).one_or_none()
    if found is None:
        raise DeliveryRefusedError("record_unknown", "The register has no such record.")
    row = {
        "bron_record_id": found.source_id,
        "bron_versie": str(found.source_version + 1),
        "operatie": "INTREKKING",
        "reden": reason,
    }
    rows = write_csv(row)
    sequence = next_sequence(connection, found.supplier, "operator")
    header = DeliveryHeader(
        leverancier=found.supplier,
        levering_id=f"operator-{sequence}",
        volgnummer=sequence,
        tijdstip=now,
        aantal=1,
        sha256=sha256(rows).hexdigest(),
    )
    stream = RowStream(io.BytesIO(rows), "csv")
    return import_delivery(connection, header, stream, policy=policy, now=now, channel="operator")


def write_csv(row: dict[str, str]) -> bytes:
    """Return a file of that one row, with all columns."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=";", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerow(row)
    return text.getvalue().encode()
