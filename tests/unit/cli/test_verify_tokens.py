"""`led-vc verify` takes tokens, each recognised by how it begins."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from led_vc.encoding import format_datetime
from tests import world
from tests.unit.cli.inputs import run
from tests.unit.cli.test_verify import trusting
from tests.unit.verify.enveloping import EXPECTED, bound, issue, reforge, show, wrapped

__all__ = ["trusting"]

NOW = format_datetime(world.NOW)
JWT, SD_JWT, COSE = issue("vc+jwt"), issue("vc+sd-jwt"), issue("vc+cose")
CREDENTIALS = {
    "vc+jwt": JWT,
    "vc+jwt with a line's end": JWT + "\n",
    "vc+sd-jwt": SD_JWT,
    "vc+cose": COSE,
    "vc+cose in base64": base64.b64encode(COSE),
    "vc+cose in base64url": base64.urlsafe_b64encode(COSE).rstrip(b"=") + b"\n",
    "vc+cose in hex": COSE.hex(),
    "in an object": json.dumps(wrapped("vc+sd-jwt", SD_JWT)),
}
PRESENTATIONS = {
    "vp+jwt": show(JWT),
    "vp+sd-jwt": show(COSE, "vp+sd-jwt"),
    "vp+cose": show(JWT, "vp+cose"),
    "kb+jwt": bound(SD_JWT),
}
ANSWER = ("--challenge", EXPECTED.challenge, "--domain", EXPECTED.domain)


def write(folder: Path, content: Any) -> Path:
    file = folder / "secured"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize("name", CREDENTIALS)
def test_a_credential_with_the_bundle_is_valid(name: str, tmp_path: Path, trusting: tuple[str, ...]) -> None:
    result = run("verify", write(tmp_path, CREDENTIALS[name]), *trusting)
    assert result.exit_code == 0, result.output
    assert "Zoë Fatima-Zahra Van de Casteele" in result.stdout


@pytest.mark.parametrize("name", PRESENTATIONS)
def test_an_answer_to_a_challenge_is_valid(name: str, tmp_path: Path, trusting: tuple[str, ...]) -> None:
    file = write(tmp_path, PRESENTATIONS[name])
    assert run("verify", file, *trusting, *ANSWER).exit_code == 0
    other = run("verify", file, *trusting, "--challenge", "another", "--domain", EXPECTED.domain)
    assert other.exit_code == 1
    assert run("verify", file, *trusting).exit_code == 1  # nobody asked for an answer


@pytest.mark.parametrize("name", CREDENTIALS)
def test_the_proof_alone_needs_the_issuers_key(name: str, tmp_path: Path) -> None:
    result = run("verify", write(tmp_path, CREDENTIALS[name]), "--now", NOW, "--checks", "proof")
    assert result.exit_code == 3  # a did:web, and nothing at hand has its key


def test_an_expired_token_of_a_did_key_passes_where_the_proof_alone_is_asked_for(tmp_path: Path) -> None:
    stranger = world.STRANGER
    document = {**world.summary(), "issuer": world.did(stranger)}
    secured = reforge(issue("vc+jwt", document, signer=stranger), signer=stranger, exp=1)
    result = run("verify", write(tmp_path, secured), "--now", NOW, "--checks", "proof", "--json")
    checks = {check["name"]: check["outcome"] for check in json.loads(result.stdout)["checks"]}
    assert (result.exit_code, checks["proof"], checks["validity"]) == (0, "passed", "not_run")
    assert run("verify", write(tmp_path, secured), "--now", NOW).exit_code == 1


@pytest.mark.parametrize(
    "content", [JWT[:-4] + "AAAA", SD_JWT.replace("~", "~e30~", 1), COSE[:-4] + b"AAAA", JWT + "~"]
)
def test_a_damaged_token_is_invalid(content: Any, tmp_path: Path, trusting: tuple[str, ...]) -> None:
    assert run("verify", write(tmp_path, content), *trusting).exit_code == 1


@pytest.mark.parametrize("content", ["a.b.c", JWT.replace(".", ". "), b"\xd2", b"0o", "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_token_of_ours_cannot_be_read(content: Any, tmp_path: Path) -> None:
    assert run("verify", write(tmp_path, content)).exit_code == 2
