"""What the command line verifies with: the clock, and the bundle if there is one that the pinned root vouches for."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from led_cli.exits import one_line, refuse
from led_cli.inputs import read_source

if TYPE_CHECKING:
    from led_vc.bundle import Bundle
    from led_vc.qr import QrTable


def moment(text: str | None) -> datetime:
    """Return the moment that was asked for, or the machine's."""
    from led_vc.encoding import parse_datetime
    from led_vc.errors import LedVcError

    if text is None:
        return datetime.now(UTC)
    try:
        return parse_datetime(text)
    except LedVcError as error:
        refuse(f"--now: {error.detail}")


@dataclass(frozen=True, slots=True)
class Trusted:
    """An opened bundle, or none and why."""

    bundle: "Bundle | None"
    reason: str = ""

    def tables(self) -> "tuple[QrTable, ...]":
        """Return the tables that codes are read with: the bundle's, or those that come with this program."""
        from led_vc import contexts
        from led_vc.errors import LedVcError
        from led_vc.qr import QrTable

        if self.bundle is not None and self.bundle.qr_table is not None:
            try:
                return (QrTable.load(self.bundle.qr_table),)
            except LedVcError:  # of a newer kind: its codes cannot be read here
                return ()
        return tuple(QrTable.load(table) for table in contexts.qr_tables())


def open_trusted(bundle: str | None, root: str | None, now: datetime) -> Trusted:
    """Open the bundle with the pinned root. One that does not hold is not used: everything it could say is unknown."""
    from led_vc.bundle import open_bundle
    from led_vc.bundle.open import MAXIMUM_BYTES
    from led_vc.errors import LedVcError

    if bundle is None:
        return Trusted(None, "no bundle was given (--bundle): issuer and status cannot be established")
    if root is None:
        return Trusted(None, "no root is pinned (--root or LED_TRUST_ROOT): the bundle is not used")
    data = read_source(bundle, maximum=MAXIMUM_BYTES)
    try:
        return Trusted(open_bundle(data, root=root, now=now))
    except LedVcError as error:
        return Trusted(None, f"the bundle is not used: {one_line(str(error))}")
