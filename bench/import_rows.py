"""Rows per second of `register import`, with an embedded database or PostgreSQL: `python -m bench.import_rows`.

A sample is generated first, outside the measure. Printed is one JSON object: rows, seconds by the clock and of
the processor (on a busy machine they differ), rows per second, the slowest delivery, peak memory, the size of the
database. Counters are checked: a fast wrong import does not count.
"""

import argparse
import json
import platform
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

import led_issuer
from led_issuer.register.codes import Codes
from led_issuer.register.directory import load_directory
from led_issuer.register.files import DeliveryFile, find_deliveries
from led_issuer.register.importing import ImportPolicy, import_delivery
from led_issuer.register.persons import PersonVault
from led_issuer.sample.generate import SampleSize
from led_issuer.sample.write import ANSWERS, DIRECTORY, write_sample
from led_web.database import migrate, open_engine, writing
from led_web.secrets import MasterKey


def measure(engine: Engine, sample: Path) -> dict[str, Any]:
    """Import the sample in `sample` and return the figures."""
    migrate(engine, Path(led_issuer.__file__).parent / "migrations")
    policy = ImportPolicy(
        codes=Codes.bundled(), vault=PersonVault.of(MasterKey(bytes(range(32)))), allow_synthetic=True
    )
    with writing(engine) as connection:
        load_directory(connection, (sample / DIRECTORY).read_text())
    counters = {one["levering_id"]: one["counters"] for one in json.loads((sample / ANSWERS).read_text())["deliveries"]}
    rows, seconds, slowest, processor = 0, 0.0, 0.0, time.process_time()
    for delivery in find_deliveries([sample]):
        took = _import(engine, delivery, policy, counters)
        rows, seconds, slowest = rows + delivery.header.aantal, seconds + took, max(slowest, took)
    return {
        "rows": rows,
        "seconds": round(seconds, 2),
        "processor_seconds": round(time.process_time() - processor, 2),
        "rows_per_second": round(rows / seconds),
        "slowest_delivery_seconds": round(slowest, 2),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "database": engine.dialect.name,
        "python": platform.python_version(),
    }


def _import(engine: Engine, delivery: DeliveryFile, policy: ImportPolicy, counters: dict[str, dict[str, int]]) -> float:
    started = time.perf_counter()
    with writing(engine) as connection, delivery.open() as stream:
        receipt = import_delivery(connection, delivery.header, stream, policy=policy, now=datetime.now(UTC))
    took = time.perf_counter() - started
    if dict(receipt.counters) != counters[receipt.levering_id]:
        raise SystemExit(f"{receipt.levering_id}: {dict(receipt.counters)} is not what the answers say")
    return took


def main() -> None:
    """Generate, import, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--database", help="a URL; an embedded database in a temporary directory by default")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="led-bench") as directory:
        sample = Path(directory) / "sample"
        write_sample(sample, SampleSize(chosen.rows, chosen.seed))
        embedded = Path(directory) / "issuer.db"
        engine = open_engine(chosen.database or f"sqlite:///{embedded}")
        figures = measure(engine, sample)
        engine.dispose()
        if embedded.exists():
            figures["database_mib"] = embedded.stat().st_size // 2**20
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
