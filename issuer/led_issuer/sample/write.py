"""Write a sample: per delivery a header and its rows, the directory of institutions, and the answers."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from led_issuer.register.columns import COLUMNS
from led_issuer.register.header import RowFormat
from led_issuer.register.row_codes import OUTCOMES
from led_issuer.sample.entries import DELIVERED, Entry, Phase
from led_issuer.sample.generate import SampleSize, generate
from led_issuer.sample.pools import Pools
from led_vc.encoding import format_datetime

GENERATOR: Final = 1
MOST_ROWS: Final = 20_000
ANSWERS: Final = "answers.json"
DIRECTORY: Final = "instellingen.csv"


@dataclass(slots=True, kw_only=True)
class _Delivery:
    """One delivery that is being filled."""

    supplier: str
    sequence: int
    phase: Phase
    lines: list[str] = field(default_factory=list)
    answers: list[list[Any]] = field(default_factory=list)


@dataclass(slots=True)
class SampleWriter:
    """Fills deliveries as entries come, and writes each when it is full."""

    out: Path
    formaat: RowFormat
    _open: dict[str, _Delivery] = field(default_factory=dict)
    _sequences: Counter[str] = field(default_factory=Counter)
    _written: list[dict[str, Any]] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Put `entry` into its supplier's delivery."""
        delivery = self._open.get(entry.supplier)
        if delivery is None or len(delivery.lines) >= MOST_ROWS:
            self.close(entry.supplier)
            self._sequences[entry.supplier] += 1
            delivery = _Delivery(supplier=entry.supplier, sequence=self._sequences[entry.supplier], phase=entry.phase)
            self._open[entry.supplier] = delivery
        delivery.lines.append(_line(entry.values, self.formaat))
        delivery.answers.append([entry.outcome, sorted(entry.codes), entry.edge])

    def close(self, supplier: str) -> None:
        """Write the supplier's open delivery, if there is one."""
        delivery = self._open.pop(supplier, None)
        if delivery is None:
            return
        first = ";".join(COLUMNS) + "\n" if self.formaat == "csv" else ""
        rows = (first + "".join(delivery.lines)).encode()
        name = f"{supplier}-{delivery.sequence}"
        moment = datetime.combine(DELIVERED[delivery.phase], datetime.min.time(), UTC) + timedelta(
            hours=8, seconds=len(self._written)
        )
        header = {
            "leverancier": supplier,
            "levering_id": name,
            "volgnummer": delivery.sequence,
            "tijdstip": format_datetime(moment),
            "aantal": len(delivery.lines),
            "sha256": sha256(rows).hexdigest(),
            "formaat": self.formaat,
        }
        (self.out / f"{name}.{self.formaat}").write_bytes(rows)
        (self.out / f"{name}.json").write_text(json.dumps(header, indent=2) + "\n")
        counters = Counter(answer[0] for answer in delivery.answers)
        kept = {name: header[name] for name in ("leverancier", "levering_id", "volgnummer", "sha256", "aantal")}
        counted = {outcome: counters[outcome] for outcome in OUTCOMES}
        self._written.append({**kept, "counters": counted, "rows": delivery.answers})

    def finish(self, size: SampleSize) -> int:
        """Write what is open, the directory and the answers; return the number of rows."""
        for supplier in sorted(self._open):
            self.close(supplier)
        directory = _directory()
        (self.out / DIRECTORY).write_text(directory)
        document = {
            "generator": GENERATOR,
            "asked_rows": size.rows,
            "seed": size.seed,
            "directory_sha256": sha256(directory.encode()).hexdigest(),
            "deliveries": self._written,
        }
        (self.out / ANSWERS).write_text(_answers(document))
        return sum(delivery["aantal"] for delivery in self._written)


def write_sample(out: Path, size: SampleSize, formaat: RowFormat = "csv") -> int:
    """Write a sample into the directory `out` and return its number of rows."""
    out.mkdir(parents=True, exist_ok=True)
    writer = SampleWriter(out, formaat)
    later: list[Entry] = []
    for entry in generate(size):
        if entry.phase == 1:
            writer.add(entry)
        else:
            later.append(entry)
    for supplier in sorted({entry.supplier for entry in later} | set(writer._open)):
        writer.close(supplier)
    for entry in later:
        writer.add(entry)
    return writer.finish(size)


def _line(values: dict[str, str], formaat: RowFormat) -> str:
    if formaat == "jsonl":
        return json.dumps({name: value for name, value in values.items() if value}, ensure_ascii=False) + "\n"
    return ";".join(_quoted(values.get(column, "")) for column in COLUMNS) + "\n"


def _quoted(value: str) -> str:
    if any(sign in value for sign in ';"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def _directory() -> str:
    schools = Pools.load().schools
    lines = [";".join((s.nummer, s.naam, s.opvolger, s.opgericht, s.gesloten)) for s in schools]
    return "\n".join(("nummer;naam;opvolger;opgericht;gesloten", *lines)) + "\n"


def _answers(document: dict[str, Any]) -> str:
    """Return the answers with one line per row, so that a difference can be read."""
    deliveries = document.pop("deliveries")
    head = json.dumps(document, indent=1)[:-2]
    parts = []
    for delivery in deliveries:
        rows = ",\n".join("   " + json.dumps(row) for row in delivery.pop("rows"))
        parts.append("  " + json.dumps(delivery)[:-1] + ', "rows": [\n' + rows + "\n  ]}")
    return head + ',\n "deliveries": [\n' + ",\n".join(parts) + "\n ]\n}\n"
