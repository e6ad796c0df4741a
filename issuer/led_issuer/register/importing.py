"""Import one delivery in one transaction: all of its rows, or nothing.

(1) the header fits the supplier and his sequence; (2) rows are read, checked and decided in batches; (3) digest and
count are what the header says; (4) the counters add up. The caller commits: a process killed before leaves nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final, Literal, TypeVar

from sqlalchemy import Connection, func, insert, select, update

from led_issuer.identifiers import new_id
from led_issuer.locks import Lock, exclusively
from led_issuer.register.batch import load_batch
from led_issuer.register.changes import Changes
from led_issuer.register.check import CheckedRow, check_row
from led_issuer.register.codes import Codes
from led_issuer.register.decide import Decider
from led_issuer.register.directory import Directory
from led_issuer.register.findings import RowRules
from led_issuer.register.header import DeliveryHeader
from led_issuer.register.persons import PersonVault
from led_issuer.register.receipts import Receipt, find_receipt
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.register.row_codes import OUTCOMES, Outcome
from led_issuer.register.rows import RowStream
from led_issuer.register.texts import TextChecks
from led_issuer.tables import deliveries

Channel = Literal["provider", "operator"]
Progress = Callable[[int], None]
_BATCH: Final = 1000
_CACHE_KIB: Final = 64 * 1024
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPolicy:
    """What every import needs: the code lists, the vault of persons, and whether synthetic numbers may pass."""

    codes: Codes
    vault: PersonVault
    allow_synthetic: bool


def import_delivery(
    connection: Connection,
    header: DeliveryHeader,
    rows: RowStream,
    *,
    policy: ImportPolicy,
    now: datetime,
    channel: Channel = "provider",
    progress: Progress | None = None,
) -> Receipt:
    """Import `rows` and return the receipt; a delivery that was imported before gives its first receipt again.

    Raises DeliveryRefusedError when the whole delivery is refused; the caller must then roll back.
    """
    exclusively(connection, Lock.DELIVERY)  # serials and people are looked up, then given: one import at a time
    supplier = policy.codes.suppliers.get(header.leverancier)
    if supplier is None:
        raise DeliveryRefusedError("supplier_unknown", "This leverancier is not one of LED's.")
    if (known := _known(connection, header)) is not None:
        return known
    _check_sequence(connection, header, channel)
    rules = RowRules(
        codes=policy.codes,
        supplier=supplier,
        today=now.date().isoformat(),
        delivered=header.tijdstip.date(),
        allow_synthetic=policy.allow_synthetic,
        texts=TextChecks(),
    )
    delivery = _open_delivery(connection, header, channel, now)
    changes = Changes(delivery=delivery, supplier=supplier.code, now=now, vault=policy.vault)
    with _room_for_indexes(connection):
        counters = _import_rows(connection, rows, rules, changes, progress)
    _check_rows(header, rows)
    counted: dict[str, int] = {outcome: counters[outcome] for outcome in OUTCOMES}
    connection.execute(update(deliveries).where(deliveries.c.id == delivery).values(rows=rows.count, **counted))
    receipt = find_receipt(connection, supplier.code, header.levering_id)
    assert receipt is not None
    return receipt


@contextmanager
def _room_for_indexes(connection: Connection) -> Iterator[None]:
    """Let SQLite keep more pages at hand: our identifiers are random, so every row lands elsewhere in the indexes."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")


def _import_rows(
    connection: Connection, rows: RowStream, rules: RowRules, changes: Changes, progress: Progress | None
) -> Counter[Outcome]:
    counters: Counter[Outcome] = Counter()
    directory = Directory.load(connection)
    for batch in _batches(rows, _BATCH):
        checked = [check_row(row, rules) for row in batch]
        counters.update(_decide(connection, checked, changes, directory))
        if progress is not None:
            progress(len(batch))
    return counters


def _decide(connection: Connection, rows: list[CheckedRow], changes: Changes, directory: Directory) -> Counter[Outcome]:
    state, macs = load_batch(connection, rows, changes.supplier, changes.vault)
    decider = Decider(state=state, macs=macs, changes=changes, directory=directory)
    counters = Counter(decider.decide(row)[0] for row in rows)
    directory.flush(connection)
    changes.write(connection)
    return counters


def _batches(rows: Iterable[_T], size: int) -> Iterator[list[_T]]:
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def _known(connection: Connection, header: DeliveryHeader) -> Receipt | None:
    receipt = find_receipt(connection, header.leverancier, header.levering_id, repeated=True)
    if receipt is not None and receipt.sha256 != header.sha256:
        raise DeliveryRefusedError("delivery_id_reused", "This levering_id came before with other rows.")
    return receipt


def _check_sequence(connection: Connection, header: DeliveryHeader, channel: Channel) -> None:
    expected = next_sequence(connection, header.leverancier, channel)
    if header.volgnummer != expected:
        detail = f"Sequence number {expected} expected, {header.volgnummer} received."
        raise DeliveryRefusedError("sequence_gap", detail, expected=expected, received=header.volgnummer)


def next_sequence(connection: Connection, supplier: str, channel: Channel) -> int:
    """Return the number that the supplier's next delivery must have."""
    last = select(func.max(deliveries.c.sequence)).where(
        deliveries.c.supplier == supplier, deliveries.c.channel == channel
    )
    return (connection.execute(last).scalar() or 0) + 1


def _open_delivery(connection: Connection, header: DeliveryHeader, channel: Channel, now: datetime) -> str:
    delivery = new_id()
    zeros: dict[str, int] = dict.fromkeys(("rows", *OUTCOMES), 0)
    connection.execute(
        insert(deliveries).values(
            id=delivery,
            supplier=header.leverancier,
            channel=channel,
            delivery_id=header.levering_id,
            sequence=header.volgnummer,
            sha256=header.sha256,
            delivered_at=header.tijdstip,
            received_at=now,
            **zeros,
        )
    )
    return delivery


def _check_rows(header: DeliveryHeader, rows: RowStream) -> None:
    if rows.digest != header.sha256:
        raise DeliveryRefusedError("sha256_mismatch", "The rows have another SHA-256 than the header says.")
    if rows.count != header.aantal:
        detail = f"The header says {header.aantal} rows, the file has {rows.count}."
        raise DeliveryRefusedError("count_mismatch", detail, expected=header.aantal, received=rows.count)
