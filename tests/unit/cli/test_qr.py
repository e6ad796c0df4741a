"""`led-vc qr`: what it draws is what `led-vc verify` reads."""

import json
from pathlib import Path

import pytest

from led_vc.qr import decode_qr, demo_table
from tests import world
from tests.unit.cli.inputs import run

CREDENTIAL = world.issue(world.summary())


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    file = tmp_path / "credential.json"
    file.write_text(json.dumps(CREDENTIAL))
    return file


def test_the_text_decodes_to_the_credential(credential: Path) -> None:
    assert decode_qr(run("qr", credential, "--text").stdout.rstrip("\n"), demo_table()) == CREDENTIAL


def test_an_image_is_readable_by_verify(credential: Path, tmp_path: Path) -> None:
    out = tmp_path / "code.png"
    assert run("qr", credential, "--out", out).exit_code == 0
    assert run("verify", out).exit_code == 3


def test_a_text_is_drawn_as_it_is(credential: Path, tmp_path: Path) -> None:
    text, out = run("qr", credential, "--text").stdout, tmp_path / "code.svg"
    assert run("qr", "-", "--out", out, stdin=text.encode()).exit_code == 0
    assert out.read_text().startswith("<svg")


def test_a_terminal_gets_blocks(credential: Path) -> None:
    assert "▄" in run("qr", credential).stdout


@pytest.mark.parametrize(
    "content", [b"{}", b"[", b'{"type": "VerifiableCredential", "n": "' + b"x" * 5000 + b'"}', b"\xff"]
)
def test_what_gets_no_code_ends_with_code_2(content: bytes) -> None:
    result = run("qr", "-", stdin=content)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_an_image_of_another_kind_is_refused(credential: Path, tmp_path: Path) -> None:
    assert run("qr", credential, "--out", tmp_path / "code.gif").exit_code == 2


def test_a_place_that_cannot_be_written_ends_with_code_2(credential: Path, tmp_path: Path) -> None:
    assert run("qr", credential, "--out", tmp_path / "none" / "code.svg").exit_code == 2
