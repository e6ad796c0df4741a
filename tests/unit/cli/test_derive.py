"""`led-vc issue sign` with selective disclosure, `led-vc derive`, and what `led-vc verify` says of either."""

import json
from pathlib import Path

import pytest

from tests import world
from tests.paths import VECTORS, requires_shared
from tests.unit.cli.inputs import run
from tests.unit.securing.base_proofs import PROVIDER, TITLE, base

_SD = VECTORS / "vc-di-ecdsa" / "ecdsa-sd-2023"


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    file = tmp_path / "credential.json"
    file.write_text(json.dumps(base()))
    return file


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "key"
    file.write_text(PROVIDER.private_key.to_multikey())
    return file


@pytest.fixture
def unsigned(tmp_path: Path) -> Path:
    file = tmp_path / "unsigned.json"
    file.write_text(json.dumps(world.summary()))
    return file


def test_what_is_revealed_is_printed_or_written(credential: Path, tmp_path: Path) -> None:
    out = tmp_path / "shown.json"
    printed = run("derive", credential, "--reveal", TITLE, "--reveal", "/credentialSubject/familyName")
    assert run("derive", credential, "--reveal", TITLE, "--reveal", "/credentialSubject/familyName", "--output", out)
    assert json.loads(printed.stdout) == json.loads(out.read_text())
    subject = json.loads(printed.stdout)["credentialSubject"]
    assert subject["familyName"] == world.record().familienaam
    assert "givenName" not in subject


def test_without_anything_to_reveal_the_mandatory_part_is_shown(credential: Path) -> None:
    shown = json.loads(run("derive", credential).stdout)
    assert set(shown["credentialSubject"]) == {"id", "familyName", "hasClaim"}


@pytest.mark.parametrize("pointer", ["/nothing", "credentialSubject", "/proof"])
def test_a_pointer_that_matches_nothing_ends_with_code_2(credential: Path, pointer: str) -> None:
    result = run("derive", credential, "--reveal", pointer)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "PROOF_GENERATION_ERROR" in result.stderr


@pytest.mark.parametrize("content", [b"{}", b"[", json.dumps(world.issue(world.summary())).encode()])
def test_what_nothing_can_be_derived_from_ends_with_code_2(content: bytes) -> None:
    result = run("derive", "-", stdin=content)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_a_place_that_cannot_be_written_ends_with_code_2(credential: Path, tmp_path: Path) -> None:
    assert run("derive", credential, "--output", tmp_path / "none" / "shown.json").exit_code == 2


def test_a_base_proof_is_signed_into_a_file_of_its_owners_alone(unsigned: Path, key: Path, tmp_path: Path) -> None:
    out = tmp_path / "secured.json"
    out.touch(mode=0o644)
    signing = ["issue", "sign", unsigned, "--key", key, "--method", PROVIDER.verification_method]
    result = run(*signing, "--suite", "ecdsa-sd-2023", "--mandatory", TITLE, "--output", out)
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert out.stat().st_mode & 0o777 == 0o600
    assert "title" in json.loads(run("derive", out).stdout)["credentialSubject"]["hasClaim"]


@pytest.mark.parametrize(
    "options",
    [
        ["--suite", "ecdsa-sd-2023"],
        ["--suite", "ecdsa-rdfc-2019", "--mandatory", "/issuer"],
        ["--mandatory", "/issuer"],
        ["--suite", "ecdsa-sd-2023", "--mandatory", "/nothing", "--output", "-"],
        ["--suite", "ecdsa-sd-2024"],
    ],
)
def test_signing_that_would_show_a_secret_or_makes_no_sense_ends_with_code_2(
    unsigned: Path, key: Path, options: list[str]
) -> None:
    result = run("issue", "sign", unsigned, "--key", key, "--method", PROVIDER.verification_method, *options)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_qr_code_of_a_base_proof_is_refused(credential: Path) -> None:
    result = run("qr", credential, "--text")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "base proof" in result.stderr


@requires_shared
@pytest.mark.parametrize("folder", ["employ", "prc"])
def test_of_the_official_vectors_the_derived_exit_0_and_the_base_proofs_1(folder: str) -> None:
    at = ["--checks", "proof", "--now", "2025-01-01T00:00:00Z"]
    assert run("verify", _SD / folder / "derivedRevealDocument.json", *at).exit_code == 0
    assert run("verify", _SD / folder / "addSignedSDBase.json", *at).exit_code == 1


@requires_shared
@pytest.mark.parametrize(("folder", "pointers"), [("employ", "employ"), ("prc", "prCred")])
def test_the_derived_document_of_the_official_vectors_is_derived(folder: str, pointers: str) -> None:
    chosen = json.loads((VECTORS / "vc-di-ecdsa" / f"{pointers}Selective.json").read_text())
    reveal = [part for pointer in chosen for part in ("--reveal", pointer)]
    result = run("derive", _SD / folder / "addSignedSDBase.json", *reveal)
    assert json.loads(result.stdout) == json.loads((_SD / folder / "derivedRevealDocument.json").read_text())
