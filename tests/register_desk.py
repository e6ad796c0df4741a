"""A desk at the register: deliver a few rows as a supplier and look at what became of them.

`row()` is a row that is in order; a test says only what is different about its own.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, Table, func, select

from led_issuer.register.codes import Codes
from led_issuer.register.header import DeliveryHeader, RowFormat
from led_issuer.register.importing import Channel, ImportPolicy, import_delivery, next_sequence
from led_issuer.register.persons import PersonVault
from led_issuer.register.receipts import Receipt, ReceiptLine, receipt_lines
from led_issuer.register.rows import RowStream
from led_issuer.register.withdraw import write_csv
from led_issuer.sample.citizens import check_digits
from led_issuer.tables import record_versions, records
from led_web.database import reading, writing
from led_web.secrets import MasterKey

HIGHER, SCHOOLS, VDAB, NARIC, WSE = "OVO001957-HogerOnderwijs", "OVO000334", "OVO000078", "OVO000854", "OVO000076"
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
MASTER_KEY = MasterKey(bytes(range(32)))
PEETERS = "83021700083"


def number(stem: str, year: int) -> str:
    """Return a number with right check digits for the nine digits `stem` of somebody born in `year`."""
    return stem + check_digits(stem, year)


def row(**columns: str) -> dict[str, str]:
    """Return a row of higher education that is in order, with other `columns`."""
    return {
        "bron_record_id": "HO/1",
        "bron_versie": "1",
        "operatie": "NIEUW",
        "insz": PEETERS,
        "familienaam": "Peeters",
        "voornamen": "Zoë",
        "geboortedatum": "1983-02-17",
        "categorie": "HogerOnderwijs",
        "bewijstype": "Diploma",
        "bewijsstaat": "Eindbewijs",
        "authenticiteit": "Authentiek",
        "graad": "ProfessioneleBachelor",
        "onderwijsvorm": "NietVanToepassing",
        "isced": "723",
        "onderwerp": "723008",
        "titel_nl": "Bachelor in de verpleegkunde",
        "instantie_klasse": "Hogeschool",
        "instelling_naam": "Hogeschool PXL",
        "instellingsnummer": "320066",
        "land": "BE",
        "taal": "nl",
        "uitreikingsdatum": "2005-07-04",
        "vks_niveau": "6",
        **columns,
    }


def secondary(**columns: str) -> dict[str, str]:
    """Return a row of secondary education that is in order."""
    school = {"instantie_klasse": "SecundaireSchool", "instelling_naam": "VTI Brugge", "instellingsnummer": "331618"}
    proof = {"categorie": "SecundairOnderwijs", "graad": "3DeGraad", "onderwijsvorm": "TSO", "vks_niveau": "4"}
    title = {"titel_nl": "Diploma van secundair onderwijs: hotel", "uitreikingsdatum": "2001-06-30"}
    return row(bron_record_id="SO/1", isced="811", onderwerp="811004", **proof, **school, **title) | columns


def own(**columns: str) -> dict[str, str]:
    """Return an own declaration that is in order, for VDAB to deliver."""
    return row(bron_record_id="EV/1", authenticiteit="EigenVerklaringOpEer") | columns


def file_of(rows: list[Mapping[str, str]]) -> bytes:
    """Return a CSV file with all columns, and with those that the rows have besides."""
    columns = list(dict.fromkeys(name for one in rows for name in one))
    first = write_csv({}).split(b"\n")[0].decode()
    names = [*first.split(";"), *(name for name in columns if name not in first.split(";"))]
    lines = [";".join(names), *(";".join(_quoted(one.get(name, "")) for name in names) for one in rows)]
    return ("\n".join(lines) + "\n").encode()


def header_of(data: bytes, supplier: str, sequence: int, count: int, **members: Any) -> DeliveryHeader:
    """Return the header for a file."""
    given: dict[str, Any] = {
        "leverancier": supplier,
        "levering_id": f"L{sequence}",
        "volgnummer": sequence,
        "tijdstip": NOW,
        "aantal": count,
        "sha256": sha256(data).hexdigest(),
    }
    return DeliveryHeader(**(given | members))


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if any(sign in value for sign in ';"\r\n') else value


@dataclass(frozen=True, slots=True)
class Delivered:
    """A receipt and its lines."""

    receipt: Receipt
    lines: list[ReceiptLine]

    @property
    def outcomes(self) -> list[str]:
        """Return the outcomes in the order of the rows."""
        return [line.outcome for line in self.lines]

    @property
    def codes(self) -> list[tuple[str, ...]]:
        """Return the codes in the order of the rows."""
        return [line.codes for line in self.lines]


@dataclass(slots=True)
class Desk:
    """Delivers to one register."""

    engine: Engine
    now: datetime = NOW
    allow_synthetic: bool = True
    codes: Codes = field(default_factory=Codes.bundled)

    @property
    def policy(self) -> ImportPolicy:
        """Return what imports are told."""
        return ImportPolicy(codes=self.codes, vault=PersonVault.of(MASTER_KEY), allow_synthetic=self.allow_synthetic)

    def deliver(self, *rows: Mapping[str, str], supplier: str = HIGHER, **members: Any) -> Delivered:
        """Deliver `rows` as the supplier's next delivery."""
        return self.deliver_file(file_of(list(rows)), count=len(rows), supplier=supplier, **members)

    def deliver_file(
        self,
        data: bytes,
        *,
        count: int,
        supplier: str = HIGHER,
        formaat: RowFormat = "csv",
        channel: Channel = "provider",
        **members: Any,
    ) -> Delivered:
        """Deliver the bytes of a file."""
        with writing(self.engine) as connection:
            sequence = next_sequence(connection, supplier, channel)
            header = header_of(data, supplier, sequence, count, formaat=formaat, **members)
            stream = RowStream(io.BytesIO(data), formaat)
            receipt = import_delivery(connection, header, stream, policy=self.policy, now=self.now, channel=channel)
            return Delivered(receipt, list(receipt_lines(connection, receipt, limit=100_000)))

    def count(self, table: Table) -> int:
        """Return how many rows a table has."""
        with reading(self.engine) as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

    def record(self, source_id: str, supplier: str = HIGHER) -> Any:
        """Return the row of a record."""
        with reading(self.engine) as connection:
            wanted = select(records).where(records.c.source_id == source_id, records.c.supplier == supplier)
            return connection.execute(wanted).one()

    def content(self, source_id: str, supplier: str = HIGHER) -> dict[str, Any]:
        """Return the content of a record's newest version."""
        record = self.record(source_id, supplier)
        with reading(self.engine) as connection:
            wanted = select(record_versions.c.content).where(
                record_versions.c.record == record.id, record_versions.c.version == record.version
            )
            found: dict[str, Any] = json.loads(connection.execute(wanted).scalar_one())
            return found
