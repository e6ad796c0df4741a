"""`led-vc bench` runs what stands in a checkout, and says so where there is none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from led_cli import bench
from led_cli.app import app
from tests.paths import ROOT


def test_an_installed_package_says_that_the_benchmarks_are_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bench, "_CHECKOUT", tmp_path)
    result = CliRunner().invoke(app, ["bench"])
    assert (result.exit_code, "in a checkout of the source" in result.output) == (2, True)


def test_a_part_of_the_table_comes_out_as_rows_of_json() -> None:
    command = [sys.executable, "-m", "bench.table", "--json", "--seconds", "1", "lists"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    rows = json.loads(done.stdout)
    members = "name, ours_per_s, peer, peer_per_s, ratio, min, max, raw_ratio, tier, quads, pointers, notes"
    assert [", ".join(row) for row in rows] == [members, members]
    assert done.returncode == (3 if any(row["peer"] is None for row in rows) else 0)
    assert all(row["ours_per_s"] > 0 for row in rows)
