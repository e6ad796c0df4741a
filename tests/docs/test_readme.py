"""README's example runs as it stands there, and what README names exists."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from led_cli.app import app
from led_vc.encoding import JsonObject
from tests.docs.markdown import blocks
from tests.docs.publication import Download, download
from tests.paths import ROOT

README = ROOT / "README.md"
_LARGEST_PICTURE = 300_000


def _run(example: str, folder: Path, files: Download) -> str:
    files.write(folder)
    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=folder,
        env={**os.environ, "LED_TRUST_ROOT": files.root},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def example() -> str:
    [found] = blocks(README, "python")
    return found


def _of_another_title(shown: JsonObject) -> dict[str, object]:
    credential = shown["verifiableCredential"]
    subject = credential["credentialSubject"]
    claim = {**subject["hasClaim"], "title": "Master in de rechten"}
    return {**shown, "verifiableCredential": {**credential, "credentialSubject": {**subject, "hasClaim": claim}}}


def test_the_example_says_that_a_live_code_is_valid(example: str, tmp_path: Path) -> None:
    assert _run(example, tmp_path, download()) == "valid"


def test_the_example_says_that_a_changed_code_is_invalid(example: str, tmp_path: Path) -> None:
    files = download()
    changed = Download(bundle=files.bundle, root=files.root, presentation=_of_another_title(files.presentation))
    assert _run(example, tmp_path, changed) == "invalid"


def test_the_example_says_that_a_revoked_one_is_invalid(example: str, tmp_path: Path) -> None:
    assert _run(example, tmp_path, download(revoked=True)) == "invalid"


def test_the_example_says_that_it_could_not_find_out(example: str, tmp_path: Path) -> None:
    assert _run(example, tmp_path, download(with_status_list=False)) == "indeterminate"


def test_the_example_has_ten_lines_at_most(example: str) -> None:
    assert len([line for line in example.splitlines() if line]) <= 10


def _commands() -> set[str]:
    return set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]  # a group, which typer does not say


def test_every_make_target_that_readme_names_exists() -> None:
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", README.read_text(), re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"run", "test", "demo", "bench"} <= named
    assert named <= targets


def test_every_command_that_readme_names_exists() -> None:
    text = README.read_text()
    [listed] = re.findall(r"`\.venv/bin/led-vc`, with ([^;]*);", text)
    named = set(re.findall(r"`([a-z]+)`", listed)) | set(re.findall(r"led-vc ([a-z]+)", text))
    assert {"serve", "demo", "verify"} <= named
    assert named <= _commands()


def test_the_pictures_are_light_enough_to_load_at_a_glance() -> None:
    pictures = list((ROOT / "docs" / "images").iterdir())
    assert pictures
    assert [file.name for file in pictures if file.stat().st_size > _LARGEST_PICTURE] == []
