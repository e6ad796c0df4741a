"""A provider's own system: it signs its tokens, counts its deliveries and reads its receipts."""

import csv
import io
import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx2

from led_issuer.register.supplier_login import register_delivery_key
from led_issuer.runtime import Runtime
from led_vc.encoding import format_datetime
from led_vc.keys import PrivateKey
from led_vc.securing.jose import sign_bearer
from led_web.clock import Clock
from led_web.database import writing

_TOKEN_LIFE = timedelta(minutes=2)


class Provider:
    """One supplier with a delivery key of its own, registered at the register."""

    def __init__(self, supplier: str, http: httpx2.Client, runtime: Runtime) -> None:
        """Make a key and register its public half, as the operator would after an agreement."""
        self.supplier = supplier
        self._http, self._clock = http, runtime.clock
        self._audience = f"{runtime.settings.register_origin}/deliveries"
        self._key = PrivateKey.generate("Ed25519")
        with writing(runtime.engine) as connection:
            register_delivery_key(connection, supplier, self._key.public_key, runtime.now())

    def deliver(self, header: bytes, rows: bytes) -> dict[str, Any]:
        """POST a delivery and return its receipt, with a line per row."""
        token = sign_bearer(
            self._key,
            issuer=self.supplier,
            audience=self._audience,
            token_id=secrets.token_hex(16),
            expires=self._clock.now() + _TOKEN_LIFE,
        )
        answer = self._http.post(
            "/deliveries",
            files={"header": ("header.json", header, "application/json"), "rows": ("rows.csv", rows, "text/csv")},
            headers={"authorization": f"Bearer {token}"},
        )
        answer.raise_for_status()
        receipt: dict[str, Any] = answer.json()
        return receipt

    def deliver_row(self, row: Mapping[str, str], *, sequence: int) -> str:
        """Deliver a single row and return its outcome."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(row), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerow(row)
        rows = text.getvalue().encode()
        receipt = self.deliver(_header(self.supplier, sequence, rows, self._clock), rows)
        return str(receipt["lines"][0]["outcome"])


def _header(supplier: str, sequence: int, rows: bytes, clock: Clock) -> bytes:
    return json.dumps(
        {
            "leverancier": supplier,
            "levering_id": f"{supplier}-{sequence}",
            "volgnummer": sequence,
            "tijdstip": format_datetime(clock.now()),
            "aantal": 1,
            "sha256": sha256(rows).hexdigest(),
        }
    ).encode()


def row_of(file: Path, insz: str) -> dict[str, str]:
    """Return the row of a person in a delivery; the sample has rows with a NUL, which csv does not read."""
    text = file.read_text("utf-8").replace("\0", "")
    return next(row for row in csv.DictReader(io.StringIO(text), delimiter=";") if row["insz"] == insz)
