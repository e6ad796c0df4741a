"""`led-vc demo --json` plays the chain to its end and says of each step what came of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_COMMAND = Path(sys.executable).with_name("led-vc")
_VERDICTS = {
    "verify": "valid",
    "replay after expiry": "invalid",
    "tamper": "invalid",
    "status host down": "indeterminate",
    "the old one": "invalid",
    "verify the successor": "valid",
    "verify the withdrawn one": "invalid",
}
_ACTS = [
    "deliver",
    "log in",
    "issue",
    "present",
    "QR image",
    "decode the image",
    "provider corrects the record",
    "citizen fetches the successor",
    "provider withdraws",
]


@pytest.fixture(scope="module")
def played() -> subprocess.CompletedProcess[str]:
    return subprocess.run([_COMMAND, "demo", "--json"], capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture(scope="module")
def steps(played: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in played.stdout.splitlines()]


def test_the_demo_ends_well(played: subprocess.CompletedProcess[str]) -> None:
    assert played.returncode == 0, played.stdout + played.stderr


def test_every_line_is_a_step_with_its_outcome_and_time(steps: list[dict[str, Any]]) -> None:
    for step in steps:
        assert {"step", "ok", "verdict", "ms"} <= step.keys()
        assert isinstance(step["ms"], int)
        assert step["verdict"] in (None, "valid", "invalid", "indeterminate")


def test_every_step_is_as_it_should_be(steps: list[dict[str, Any]]) -> None:
    assert steps
    assert [step for step in steps if step["ok"] is not True] == []


def test_each_verification_has_the_verdict_of_its_moment(steps: list[dict[str, Any]]) -> None:
    assert {step["step"]: step["verdict"] for step in steps if step["verdict"] is not None} == _VERDICTS


def test_all_acts_of_the_story_are_played_in_order(steps: list[dict[str, Any]]) -> None:
    assert [step["step"] for step in steps if step["step"] in _ACTS] == _ACTS
