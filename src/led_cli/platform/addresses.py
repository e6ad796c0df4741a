"""Where everything is on this machine: ports, files and the routes that lead identifiers to loopback."""

from dataclasses import dataclass
from pathlib import Path

REGISTER_HOST = "led.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The ports and the folder of one platform; without a port of its own the status app shares the main one."""

    data: Path
    port: int
    status_port: int | None = None

    @property
    def origin(self) -> str:
        """Return where people open the pages."""
        return f"http://localhost:{self.port}"

    @property
    def clock_file(self) -> Path:
        """Return the file with the seconds by which the demo's clock is moved."""
        return self.data / "clock"

    def routes(self, *others: str) -> str:
        """Return LED_ROUTES: the register's identifiers lead here, those of its status lists perhaps elsewhere."""
        here = [f"https://{REGISTER_HOST}=http://127.0.0.1:{self.port}"]
        if self.status_port is not None:
            here.append(f"https://{REGISTER_HOST}/status=http://127.0.0.1:{self.status_port}")
        return ",".join([*here, *others])
