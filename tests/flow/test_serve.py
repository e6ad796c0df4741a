"""`led-vc serve`, as somebody meets it who tries the product for the first time."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from led_cli.demo.citizen import Citizen
from led_cli.demo.scenario import TITLE
from led_cli.platform.server import free_port
from led_issuer.sample.people import GRADUATE
from tests.docs.markdown import blocks
from tests.paths import ROOT

_COMMAND = Path(sys.executable).with_name("led-vc")
_UP_WITHIN, _DOWN_WITHIN = 120, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running `led-vc serve` and what it said."""

    process: subprocess.Popen[str]
    origin: str
    said: str

    @property
    def root(self) -> str:
        """Return the root's key as printed."""
        return str(re.findall(r"export LED_TRUST_ROOT=(\S+)", self.said)[0])

    @property
    def bundle_url(self) -> str:
        """Return where the bundle is, as printed."""
        return str(re.findall(r"curl -so bundle.json (\S+)", self.said)[0])


@contextmanager
def _serve(folder: Path, *options: str) -> Iterator[Served]:
    port, output = free_port(), folder / "output"
    with output.open("w") as out:
        command = [str(_COMMAND), "serve", "--port", str(port), "--data", str(folder / "data"), *options]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, text=True)
    try:
        deadline = time.monotonic() + _UP_WITHIN
        while "Stop with Ctrl+C" not in output.read_text() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        yield Served(process=process, origin=f"http://localhost:{port}", said=output.read_text())
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with _serve(tmp_path_factory.mktemp("served")) as started:
        yield started


def test_it_says_where_the_pages_are_and_they_are_there(served: Served) -> None:
    for path in ("/mijn", "/controle"):
        assert served.origin + path in served.said
        page = httpx2.get(served.origin + path, follow_redirects=True, headers={"accept": "text/html"})
        assert page.status_code == 200


def test_it_says_whom_to_log_in_as(served: Served) -> None:
    assert GRADUATE.given_name in served.said
    citizen = Citizen(served.origin, f"acm-{GRADUATE.login}")
    assert citizen.name == f"{GRADUATE.given_name} {GRADUATE.family_name}"
    citizen.close()


def test_readmes_example_works_with_what_it_says(served: Served, tmp_path: Path) -> None:
    citizen = Citizen(served.origin, f"acm-{GRADUATE.login}")
    (tmp_path / "code.txt").write_text(citizen.show(citizen.fetch(TITLE)) + "\n")
    citizen.close()
    (tmp_path / "bundle.json").write_bytes(httpx2.get(served.bundle_url).raise_for_status().content)
    [example] = blocks(ROOT / "README.md", "python")
    environment = {**os.environ, "LED_TRUST_ROOT": served.root}
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "valid\n"


def test_it_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    with _serve(tmp_path, "--empty") as started:
        started.process.send_signal(signal.SIGINT)
        assert started.process.wait(_DOWN_WITHIN) == 0
