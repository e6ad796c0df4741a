"""`--experimental`: cryptosuites whose specifications are drafts are for who asks for them, and for nobody else."""

import json
from pathlib import Path

import pytest

from led_vc.did import did_key
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.securing.suites import DRAFT_SUITES, EXPERIMENTAL_SUITES, SELECTIVE_SUITES, SUITES, VERIFIED_SUITES
from tests import world
from tests.unit.cli.inputs import run

SUITE_NAMES = sorted(DRAFT_SUITES)


def _signer(suite: str) -> LocalSigner:
    key = PrivateKey.from_seed(DRAFT_SUITES[suite].algorithms[0], b"an issuer of drafts")
    return LocalSigner(did_key.method_of(key.public_key), key)


def _files(folder: Path, suite: str) -> tuple[Path, Path]:
    """Write an unsigned credential and the key of its issuer."""
    signer = _signer(suite)
    unsigned, key = folder / "unsigned.json", folder / "key"
    unsigned.write_text(json.dumps(world.summary() | {"issuer": world.did(signer)}))
    key.write_text(signer.private_key.to_multikey())
    return unsigned, key


def test_a_draft_is_neither_signed_nor_verified_with_unless_it_is_asked_for() -> None:
    assert not DRAFT_SUITES.keys() & (SUITES.keys() | SELECTIVE_SUITES.keys() | VERIFIED_SUITES.keys())
    assert EXPERIMENTAL_SUITES.keys() == VERIFIED_SUITES.keys() | DRAFT_SUITES.keys()


def _proof_of(report: str) -> tuple[str, str | None]:
    [check] = [check for check in json.loads(report)["checks"] if check["name"] == "proof"]
    return check["outcome"], check["code"]


@pytest.mark.parametrize("suite", SUITE_NAMES)
def test_a_credential_is_signed_and_its_proof_verified_with_the_flag(suite: str, tmp_path: Path) -> None:
    unsigned, key = _files(tmp_path, suite)
    made = run("issue", "sign", unsigned, "--key", key, "--suite", suite, "--experimental")
    assert made.exit_code == 0, made.output
    assert json.loads(made.stdout)["proof"]["cryptosuite"] == suite
    signed = tmp_path / "signed.json"
    signed.write_text(made.stdout)
    found = run("verify", signed, "--checks", "proof", "--experimental", "--json")
    assert _proof_of(found.stdout) == ("passed", None)


@pytest.mark.parametrize("suite", SUITE_NAMES)
def test_without_the_flag_it_is_not_signed(suite: str, tmp_path: Path) -> None:
    unsigned, key = _files(tmp_path, suite)
    refused = run("issue", "sign", unsigned, "--key", key, "--suite", suite)
    assert refused.exit_code == 2
    assert "UNSUPPORTED_FEATURE" in refused.stderr


@pytest.mark.parametrize("suite", SUITE_NAMES)
def test_without_the_flag_it_is_not_verified(suite: str, tmp_path: Path) -> None:
    signed = tmp_path / "signed.json"
    document = world.summary() | {"issuer": world.did(_signer(suite))}
    signed.write_text(json.dumps(world.forge(document, signer=_signer(suite), suite=DRAFT_SUITES[suite])))
    refused = run("verify", signed, "--checks", "proof", "--json")
    assert refused.exit_code == 3
    assert _proof_of(refused.stdout) == ("unknown", "UNSUPPORTED_FEATURE")
