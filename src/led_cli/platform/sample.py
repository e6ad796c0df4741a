"""Fill an empty register with a sample: invented people, every edge class, once."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import exists, select

from led_issuer.register.codes import Codes
from led_issuer.register.directory import load_directory
from led_issuer.register.files import find_deliveries
from led_issuer.register.importing import ImportPolicy, import_delivery
from led_issuer.runtime import Runtime
from led_issuer.sample.generate import SampleSize
from led_issuer.sample.write import DIRECTORY, write_sample
from led_issuer.tables import deliveries
from led_web.database import reading, writing

ROWS = 1000
SEED = 1
Progress = Callable[[str], None]


def is_empty(runtime: Runtime) -> bool:
    """Tell whether nothing was ever delivered to the register."""
    with reading(runtime.engine) as connection:
        return not connection.execute(select(exists(select(deliveries.c.id)))).scalar()


def fill(runtime: Runtime, progress: Progress) -> int:
    """Import the sample as its providers would deliver it; return the number of rows."""
    policy = ImportPolicy(codes=Codes.bundled(), vault=runtime.vault, allow_synthetic=True)
    rows = 0
    with tempfile.TemporaryDirectory(prefix="led-sample-") as name:
        folder = Path(name)
        write_sample(folder, SampleSize(ROWS, SEED), "csv")
        load_institutions(runtime, folder)
        for delivery in find_deliveries([folder]):
            with delivery.open() as stream, writing(runtime.engine) as connection:
                receipt = import_delivery(connection, delivery.header, stream, policy=policy, now=runtime.now())
            rows += receipt.rows
            progress(f"{receipt.rows} rows from {delivery.header.leverancier}")
    return rows


def load_institutions(runtime: Runtime, folder: Path) -> None:
    """Load the sample's directory of institutions."""
    with writing(runtime.engine) as connection:
        load_directory(connection, (folder / DIRECTORY).read_text("utf-8"))
