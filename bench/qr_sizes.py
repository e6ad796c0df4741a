"""How large the live QR code gets: the versions of the summary presentation, over a sample register.

A version 19-M symbol is what a laptop's 720p camera reads from a telephone's screen; beyond 25 it does not.
Run as `python -m bench.qr_sizes [rows]`.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from led_issuer.issuing.records import find_record
from led_issuer.register.codes import Codes
from led_issuer.register.directory import load_directory
from led_issuer.register.files import find_deliveries
from led_issuer.register.importing import ImportPolicy, import_delivery
from led_issuer.runtime import Runtime
from led_issuer.sample.generate import SampleSize
from led_issuer.sample.write import DIRECTORY, write_sample
from led_issuer.settings import IssuerSettings
from led_issuer.tables import records
from led_issuer.trust.providers import ensure_providers
from led_vc.did import did_key
from led_vc.errors import NotIssuableError
from led_vc.issue import issue_credential
from led_vc.keys import KeyAlgorithm, LocalSigner, PrivateKey
from led_vc.present import LIVE_FOR, present_credentials
from led_vc.qr import demo_table, encode_qr, image
from led_vc.qualification import Record, RegisterNames, StatusIndex, summary_credential
from led_vc.securing.suites import SUITES
from led_web.database import reading, writing

TARGET: Final = 19
_ALPHANUMERIC: Final = re.compile(r"[0-9A-Z $%*+\-./:]+")  # ISO/IEC 18004, 7.4.4
_NAMES: Final = RegisterNames("led.example")
_NOW: Final = datetime(2026, 11, 23, 18, tzinfo=UTC)
_LIST_SIZE: Final = 131_072
_SUITES: Final[dict[KeyAlgorithm, str]] = {"Ed25519": "eddsa-rdfc-2022", "P-256": "ecdsa-rdfc-2019"}


def distribution(texts: Iterable[str]) -> Counter[int]:
    """Return how many texts need each version at level M.

    One text of each length is measured: base45 is written in the alphanumeric mode, whose bits only count characters.
    """
    lengths: Counter[int] = Counter()
    measured: dict[int, int] = {}
    for text in texts:
        if not _ALPHANUMERIC.fullmatch(text):
            raise ValueError("not the text of one of our codes")
        lengths[len(text)] += 1
        if len(text) not in measured:
            measured[len(text)] = image.version(text)
    found: Counter[int] = Counter()
    for length, count in lengths.items():
        found[measured[length]] += count
    return found


def live_text(record: Record, rng: Random) -> str:
    """Return the text of the code that a holder of `record` shows, really signed. Raises NotIssuableError."""
    algorithm: KeyAlgorithm = rng.choice(["Ed25519", "P-256"])
    key = PrivateKey.from_seed(algorithm, rng.randbytes(32))
    holder = LocalSigner(did_key.method_of(key.public_key), key)
    summary = summary_credential(
        record,
        names=_NAMES,
        holder=did_key.did_of(key.public_key),
        valid_until=_NOW + timedelta(days=365),
        revocation=StatusIndex(rng.randint(1, 400), rng.randrange(_LIST_SIZE)),
        birth_date=True,
    )
    provider = LocalSigner(_NAMES.verification_method(record.provider, 1), PrivateKey.from_seed("Ed25519", b"provider"))
    secured = issue_credential(summary, provider, SUITES["eddsa-rdfc-2022"], created=_NOW)
    shown = present_credentials(secured, holder, SUITES[_SUITES[algorithm]], created=_NOW, expires=_NOW + LIVE_FOR)
    return encode_qr(shown, demo_table())


def sample_records(rows: int, seed: int = 1) -> Iterator[Record]:
    """Return the records that an import of the generated sample makes, as the issuer reads them."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        write_sample(here / "sample", SampleSize(rows, seed), "csv")
        settings = IssuerSettings(
            issuer_database_url=f"sqlite:///{here / 'register.db'}",
            issuer_master_key_file=here / "key",
            allow_synthetic_insz=True,
        )
        runtime = Runtime.open(settings)
        try:
            _import(runtime, here / "sample")
            with reading(runtime.engine) as connection:
                for record_id in connection.execute(records.select().with_only_columns(records.c.id)).scalars().all():
                    found = find_record(connection, record_id)
                    if found is not None:
                        yield found.record
        finally:
            runtime.close()


def _import(runtime: Runtime, sample: Path) -> None:
    policy = ImportPolicy(codes=Codes.bundled(), vault=runtime.vault, allow_synthetic=True)
    with writing(runtime.engine) as connection:
        ensure_providers(connection, _NOW)
        load_directory(connection, (sample / DIRECTORY).read_text("utf-8"))
    for delivery in find_deliveries([sample]):
        with delivery.open() as stream, writing(runtime.engine) as connection:
            import_delivery(connection, delivery.header, stream, policy=policy, now=_NOW)


def issuable_texts(rows: int) -> Iterator[str]:
    """Return the text of the live code of each record of a sample of `rows` rows that can have one."""
    rng = Random(rows)
    for record in sample_records(rows):
        try:
            yield live_text(record, rng)
        except NotIssuableError:
            continue  # own declarations and withdrawn records have no code


def main(rows: int = 1000) -> None:
    """Print the distribution for a sample of `rows` rows."""
    texts = list(issuable_texts(rows))
    counts = distribution(texts)
    for version, count in sorted(counts.items()):
        print(f"version {version:2}-M  {count:5}  {'#' * round(60 * count / len(texts))}")
    within = sum(count for version, count in counts.items() if version <= TARGET)
    lengths = sorted(map(len, texts))
    share, largest = within / len(texts), max(counts)
    print(f"{len(texts)} codes of {rows} rows: {within} ({share:.1%}) at {TARGET}-M or less, largest {largest}-M")
    print(f"characters: median {lengths[len(lengths) // 2]}, largest {lengths[-1]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
