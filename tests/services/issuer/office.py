"""A register with its issuing path at hand: deliver, issue, verify as any verifier would, move the clock."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from led_issuer.issuing.path import IssuingPath
from led_issuer.issuing.request import Issued, IssueRequest, Profile
from led_issuer.runtime import Runtime
from led_issuer.settings import IssuerSettings
from led_issuer.setup import set_up
from led_issuer.status.publish import publish_changed
from led_issuer.tables import credentials, status_entries
from led_issuer.trust.bundle import current_bundle
from led_vc.bundle import Bundle, open_bundle
from led_vc.did import did_key
from led_vc.keys import PrivateKey
from led_vc.verify import VerificationReport, verify_credential
from led_web.database import reading
from tests.register_desk import MASTER_KEY, Desk


@dataclass(slots=True)
class Office:
    """One register, set up."""

    runtime: Runtime
    clock_file: Path
    root: str
    desk: Desk
    path: IssuingPath = field(init=False)

    def __post_init__(self) -> None:
        self.path = IssuingPath(self.runtime)

    def advance(self, delta: timedelta) -> None:
        """Move the clock on."""
        moved = float(self.clock_file.read_text() or "0") + delta.total_seconds()
        self.clock_file.write_text(str(moved))
        self.desk.now = self.runtime.now()

    def request(self, record: Row[Any], profile: Profile = "summary", **members: Any) -> IssueRequest:
        """Return an authorised request for a record of the register."""
        holders = members.pop("holders", (holder("wallet"),))
        return IssueRequest(record=record.id, person=record.person, profile=profile, holders=holders, **members)

    def issue(self, record: Row[Any], profile: Profile = "summary", **members: Any) -> Issued:
        """Issue one credential of a record."""
        return self.path.issue(self.request(record, profile, **members))[0]

    def publish(self) -> Bundle:
        """Publish what changed, and open the bundle as a verifier does."""
        publish_changed(self.runtime)
        return self.bundle()

    def bundle(self) -> Bundle:
        """Open the bundle as it stands."""
        document = current_bundle(self.runtime).document
        return open_bundle(document.encode(), root=self.root, now=self.runtime.now())

    def verify(self, document: dict[str, Any]) -> VerificationReport:
        """Verify a credential with what is published now."""
        return verify_credential(document, self.publish().environment(self.runtime.now()))

    def status_code(self, document: dict[str, Any]) -> str | None:
        """Return what the status check says of a credential now: None when all is well."""
        return self.verify(document).check("status").code

    def credential(self, credential_id: str) -> Row[Any]:
        """Return the row of a credential."""
        with reading(self.runtime.engine) as connection:
            return connection.execute(select(credentials).where(credentials.c.id == credential_id)).one()

    def indexes(self) -> list[tuple[int, int]]:
        """Return every bit that was given, as (list, index)."""
        with reading(self.runtime.engine) as connection:
            rows = connection.execute(select(status_entries.c.status_list, status_entries.c.index))
            return [(row[0], row[1]) for row in rows]


def holder(seed: str) -> str:
    """Return the did:key of a wallet's key."""
    return did_key.did_of(PrivateKey.from_seed("Ed25519", seed.encode()).public_key)


def all_credentials(connection: Connection) -> list[Row[Any]]:
    """Return the rows of all credentials."""
    return list(connection.execute(select(credentials)))


def settings_for(database_url: str, directory: Path, **changes: Any) -> IssuerSettings:
    """Return the settings of a register of the tests, whose clock can be moved."""
    key, clock = directory / "issuer.key", directory / "clock"
    key.write_bytes(MASTER_KEY._key)
    if not clock.exists():
        clock.write_text("0")
    members: dict[str, Any] = {
        "issuer_database_url": database_url,
        "issuer_master_key_file": key,
        "issuer_demo": True,
        "allow_synthetic_insz": True,
        "clock_file": clock,
    }
    return IssuerSettings(**(members | changes))


def open_office(settings: IssuerSettings) -> Office:
    """Open and set up the register that the settings describe."""
    runtime = Runtime.open(settings)
    root = set_up(runtime)
    assert settings.clock_file is not None
    return Office(runtime, settings.clock_file, root, Desk(runtime.engine, now=runtime.now()))
