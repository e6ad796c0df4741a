"""Credentials per second over the whole issuing path, on either database: `python -m bench.issue_credentials`.

Each credential is planned, linted with our verifier, signed, verified, and stored with its line of audit, in two
transactions that reach the disk. Printed is one JSON object. At the end every credential is verified once more with the
published bundle: a fast wrong credential does not count.
"""

import argparse
import json
import platform
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from led_issuer.issuing.path import IssuingPath
from led_issuer.issuing.request import Issued, IssueRequest, Profile
from led_issuer.register.codes import Codes
from led_issuer.register.directory import load_directory
from led_issuer.register.files import find_deliveries
from led_issuer.register.importing import ImportPolicy, import_delivery
from led_issuer.runtime import Runtime
from led_issuer.sample.generate import SampleSize
from led_issuer.sample.write import DIRECTORY, write_sample
from led_issuer.settings import IssuerSettings
from led_issuer.setup import set_up
from led_issuer.tables import records
from led_issuer.trust.bundle import current_bundle
from led_vc.bundle import open_bundle
from led_vc.did import did_key
from led_vc.keys import PrivateKey
from led_vc.verify import verify_credential
from led_web.database import reading, writing

BATCH = 16


@dataclass(slots=True)
class Measured:
    """What was issued in one way, and how long it took."""

    issued: list[Issued]
    seconds: float

    @property
    def rate(self) -> float:
        """Return credentials per second."""
        return round(len(self.issued) / self.seconds, 1)


def holders(number: int) -> tuple[str, ...]:
    """Return fresh holders; making their keys is the wallet's work, and outside the measure."""
    return tuple(did_key.did_of(PrivateKey.generate("Ed25519").public_key) for _ in range(number))


def issue(path: IssuingPath, rows: Sequence[Any], number: int, profile: Profile, batch: int) -> Measured:
    """Issue `number` credentials, `batch` in each request."""
    requests = [
        IssueRequest(record=row.id, person=row.person, profile=profile, holders=holders(batch), birth_date=True)
        for row in (rows[turn % len(rows)] for turn in range(number // batch))
    ]
    started = time.perf_counter()
    issued = [one for request in requests for one in path.issue(request)]
    return Measured(issued, time.perf_counter() - started)


def fill(runtime: Runtime, directory: Path) -> Sequence[Any]:
    """Import a sample and return the records that can be issued."""
    write_sample(directory, SampleSize(1000, 1))
    policy = ImportPolicy(codes=Codes.bundled(), vault=runtime.vault, allow_synthetic=True)
    with writing(runtime.engine) as connection:
        load_directory(connection, (directory / DIRECTORY).read_text())
    for delivery in find_deliveries([directory]):
        with writing(runtime.engine) as connection, delivery.open() as stream:
            import_delivery(connection, delivery.header, stream, policy=policy, now=runtime.now())
    issuable = (records.c.state == "active") & (records.c.authenticity == "Authentiek")
    with reading(runtime.engine) as connection:
        return connection.execute(select(records.c.id, records.c.person).where(issuable)).all()


def main() -> None:
    """Set up a register, issue, verify, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=320)
    parser.add_argument("--database", help="a URL; an embedded database in a temporary directory by default")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="led-bench") as text:
        directory = Path(text)
        settings = IssuerSettings(
            issuer_database_url=chosen.database or f"sqlite:///{directory / 'issuer.db'}",
            issuer_master_key_file=directory / "issuer.key",
            issuer_demo=True,
            allow_synthetic_insz=True,
        )
        runtime = Runtime.open(settings)
        root = set_up(runtime)
        rows, path = fill(runtime, directory / "sample"), IssuingPath(runtime)
        summary = issue(path, rows, chosen.number, "summary", 1)
        full = issue(path, rows, chosen.number, "qualification", 1)
        batches = issue(path, rows, chosen.number, "summary", BATCH)
        bundle = open_bundle(current_bundle(runtime).document, root=root, now=runtime.now())
        environment = bundle.environment(runtime.now())
        for one in (*summary.issued, *full.issued, *batches.issued):
            if verify_credential(one.document, environment).verdict != "valid":
                raise SystemExit("something was issued that does not verify")
        figures = {
            "issued": len(summary.issued) + len(full.issued) + len(batches.issued),
            "summaries_per_second": summary.rate,
            "full_per_second": full.rate,
            f"summaries_per_second_in_batches_of_{BATCH}": batches.rate,
            "database": runtime.engine.dialect.name,
            "python": platform.python_version(),
        }
        runtime.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
