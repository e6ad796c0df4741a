"""What cannot be read ends in one line on stderr and code 2: no trace, no guess, whatever it is."""

import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from led_cli.exits import one_line
from led_vc.qr import image
from tests.unit.cli.inputs import page, pdf, run

_NOISE = random.Random(7).randbytes(5000)


def _png(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("1", size).save(out, "PNG")
    return out.getvalue()


UNREADABLE = {
    "empty": b"",
    "blank": b" \n\t\n",
    "noise": _NOISE,
    "noise that says it is a PDF": b"%PDF-1.7\n" + _NOISE,
    "noise that says it is a PNG": b"\x89PNG\r\n\x1a\n" + _NOISE,
    "half a PNG": image.png("VP1-RABC")[:200],
    "UTF-16": "{}".encode("utf-16"),
    "10 MB of [": b"[" * (10 * 2**20),
    "10 MB of {": b"{" * (10 * 2**20),
    "10 MB of the letter a": b"a" * (10 * 2**20),
    "more than 10 MB": b"[" * (10 * 2**20 + 1),
    "deep JSON": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "a member twice": b'{"@context": [], "@context": []}',
    "JSON of something else": b'{"a": 1}',
    "a JSON list": b"[1, 2]",
    "a list of credentials": b'[{"@context": ["https://www.w3.org/ns/credentials/v2"]}]',
    "a number": b"12345",
    "a web address": b"https://led-controle.example/?c=VP1-R",
    "wifi": b"WIFI:T:WPA;S:x;;",
    "a token": b"eyJhbGciOiJFUzI1NiJ9.eyJ2Y3QiOiJ4In0.c2ln",
    "a picture without a code": _png((300, 300)),
    "a picture with another code": image.png("https://led-controle.example/"),
    "a picture of 100 million pixels": _png((10_000, 10_000)),
    "a PDF without a code": pdf([page(), page()]),
    "a PDF with another code": pdf([page("WIFI:T:WPA;S:x;;")]),
    "a GIF": b"GIF89a" + bytes(range(256)),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_it_ends_with_one_line_and_code_2(content: bytes) -> None:
    result = run("verify", "-", stdin=content)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert len(result.stderr) < 300


@pytest.mark.parametrize("name", ["/no/such/file", "/tmp", "a\0b", "--no-such-option"])
def test_a_file_that_is_none_ends_with_code_2(name: str) -> None:
    assert run("verify", name).exit_code == 2


@pytest.mark.parametrize("moment", ["yesterday", "2026-11-23", "2026-11-23T18:00:00", ""])
def test_a_moment_that_is_none_ends_with_code_2(tmp_path: Path, moment: str) -> None:
    file = tmp_path / "code.txt"
    file.write_text("VP1-RABC")
    assert run("verify", file, "--now", moment).exit_code == 2


def test_a_bundle_that_is_not_there_ends_with_code_2(tmp_path: Path) -> None:
    file = tmp_path / "code.txt"
    file.write_text("VP1-RABC")
    assert run("verify", file, "--bundle", tmp_path / "none", "--root", "did:key:x").exit_code == 2


def test_a_form_without_a_proof_is_readable_and_invalid() -> None:
    document = {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"]}
    assert run("verify", "-", stdin=json.dumps(document).encode()).exit_code == 1


def test_the_installed_command_says_what_it_can_do() -> None:
    command = Path(sys.executable).parent / "led-vc"
    done = subprocess.run(
        [command, "--help"], capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "200"}
    )
    assert "verify" in done.stdout
    assert "Exit codes: 0 valid" in done.stdout


def test_help_does_not_wait_for_the_library() -> None:
    code = (
        "import led_cli.app, sys; print(sorted({'led_vc', 'cryptography', 'fastapi', 'rich.table'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_fault_of_ours_is_a_sentence_too() -> None:
    code = "import sys; from led_cli import app; app.app = lambda: 1 / 0; app.main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (70, 1)


def test_a_text_cannot_move_the_cursor() -> None:
    assert one_line("a\x1b[2Jb\r\n\u202ec") == "a [2Jb   c"
