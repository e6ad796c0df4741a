"""The one clock of a service; the demo and the tests can move it, production cannot."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Clock:
    """UTC now, moved by the seconds that `offset_file` holds at each call (LED_CLOCK_FILE)."""

    offset_file: Path | None = None

    def now(self) -> datetime:
        """Return the aware UTC time."""
        return datetime.now(UTC) + self._offset()

    def _offset(self) -> timedelta:
        if self.offset_file is None or not self.offset_file.exists():
            return timedelta()
        return timedelta(seconds=float(self.offset_file.read_text() or "0"))
