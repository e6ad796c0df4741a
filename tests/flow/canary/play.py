"""Play the demo and keep all that comes of it: `python -m tests.flow.canary.play FOLDER`.

In FOLDER: `data` (databases, keys), `deliveries` (the sample), `answers` (HTTP). What is printed and logged is for the
caller to keep.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from led_cli.demo.scenario import Demo
from led_cli.platform.addresses import Addresses
from led_cli.platform.platform import Platform
from led_cli.platform.server import free_port
from tests.flow.canary.paths import get_paths
from tests.flow.canary.recorder import record
from tests.flow.canary.visits import visit_all


def main(folder: Path) -> int:
    """Play and visit; return 0 if the demo ended well."""
    addresses = Addresses(data=folder / "data", port=free_port(), status_port=free_port())
    with TemporaryDirectory() as nowhere:
        paths = get_paths(Path(nowhere))
    with (
        Platform(addresses, sample=False, progress=lambda said: print(said, file=sys.stderr)) as platform,
        record(folder / "answers", login_port=platform.login.port),
    ):
        ended_well = Demo(platform, folder / "deliveries", lambda step: print(step.to_json())).play()
        visit_all(platform, paths)
    return 0 if ended_well else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
