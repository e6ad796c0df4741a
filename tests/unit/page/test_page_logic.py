"""Run the tests of the page's own code (`*.test.ts` beside this file) in Node."""

import subprocess
from pathlib import Path

import pytest

from tests.paths import ROOT

_HERE = Path(__file__).parent
_NODE = ROOT / ".venv" / "bin" / "node"


@pytest.mark.parametrize("path", sorted(_HERE.glob("*.test.ts")), ids=lambda path: path.name)
def test_the_pages_own_code(path: Path) -> None:
    command = [
        str(_NODE),
        "--experimental-transform-types",
        "--no-warnings",
        "--test",
        "--test-reporter=tap",
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
