"""Write requirements/bootstrap.txt: the pinned uv of requirements/dev.txt alone, which pip installs first."""

import re
from pathlib import Path

REQUIREMENTS = Path(__file__).parent.parent / "requirements"


def main() -> None:
    """Copy uv's entry, version and hashes."""
    locked = (REQUIREMENTS / "dev.txt").read_text()
    entry = re.search(r"^uv==.*?(?=^\S)", locked, re.MULTILINE | re.DOTALL)
    if entry is None:
        raise SystemExit("requirements/dev.txt does not pin uv")
    lines = [line for line in entry.group(0).splitlines() if not line.strip().startswith("#")]
    head = "# uv, which installs everything else; kept in step with requirements/dev.txt by make lock\n"
    (REQUIREMENTS / "bootstrap.txt").write_text(head + "\n".join(lines).rstrip().rstrip("\\").rstrip() + "\n")


if __name__ == "__main__":
    main()
