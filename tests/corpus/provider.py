"""A provider at the door for deliveries, with its registered key: bytes in, an answer out."""

import itertools
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

import httpx2

from led_issuer.register.header import RowFormat
from led_issuer.register.importing import next_sequence
from led_issuer.register.supplier_login import register_delivery_key
from led_vc.encoding import format_datetime
from led_vc.keys import PrivateKey
from led_vc.securing.jose import sign_bearer
from led_web.database import writing
from tests.register_desk import HIGHER, header_of
from tests.services.issuer.doors import Doors

_TOKENS = itertools.count()


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider with its registered key, at the door for deliveries."""

    doors: Doors
    supplier: str

    @classmethod
    def registered_at(cls, doors: Doors, supplier: str = HIGHER) -> Self:
        """Register the provider's key with the register behind `doors`."""
        made = cls(doors, supplier)
        with writing(doors.office.runtime.engine) as connection:
            register_delivery_key(connection, supplier, made._key.public_key, doors.office.runtime.now())
        return made

    def post(self, header: bytes, rows: bytes) -> httpx2.Response:
        """Deliver a header and rows, byte for byte."""
        files = {"header": ("header.json", header), "rows": ("rows", rows)}
        return self.doors.http.post("/deliveries", files=files, headers=self._bearer())

    def header(self, rows: bytes, *, formaat: RowFormat = "jsonl", count: int = 1) -> bytes:
        """Return a header that is in order for `rows`, as the next delivery."""
        now = self._now()
        made = replace(header_of(rows, self.supplier, self._next(), count, tijdstip=now), formaat=formaat)
        members = {name: getattr(made, name) for name in made.__slots__}
        return json.dumps(members | {"tijdstip": format_datetime(now)}).encode()

    def receipt(self, levering_id: str) -> httpx2.Response:
        """Ask for a receipt."""
        return self.doors.http.get(f"/deliveries/{levering_id}", headers=self._bearer())

    def deliver_line(self, line: bytes) -> httpx2.Response:
        """Deliver one line of JSON."""
        return self.post(self.header(line + b"\n"), line + b"\n")

    @property
    def _key(self) -> PrivateKey:
        return PrivateKey.from_seed("Ed25519", f"the delivery system of {self.supplier}".encode())

    def _next(self) -> int:
        with writing(self.doors.office.runtime.engine) as connection:
            return next_sequence(connection, self.supplier, "provider")

    def _now(self) -> datetime:
        return self.doors.office.runtime.now()

    def _bearer(self) -> dict[str, str]:
        token = sign_bearer(
            self._key,
            issuer=self.supplier,
            audience="https://led.example/deliveries",
            token_id=f"corpus-{next(_TOKENS)}",
            expires=self._now() + timedelta(minutes=4),
        )
        return {"authorization": f"Bearer {token}"}
