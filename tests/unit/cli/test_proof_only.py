"""`--checks proof` over the official vectors: the signature alone, whoever made it, however old it is."""

import json
from pathlib import Path

import pytest

from tests.paths import VECTORS, requires_shared
from tests.unit.cli.inputs import run

pytestmark = requires_shared

_BASE_PROOFS = {f"vc-di-ecdsa/ecdsa-sd-2023{tail}" for tail in ("", "/employ")}
SIGNED = [
    file
    for suite in ("vc-di-eddsa", "vc-di-ecdsa")
    for file in sorted((VECTORS / suite).rglob("signed*.json"))
    if str(file.parent.relative_to(VECTORS)) not in _BASE_PROOFS
]


def test_all_suites_without_selective_disclosure_have_vectors() -> None:
    used = {proof.get("cryptosuite", proof["type"]) for file in SIGNED for proof in _proofs(file)}
    four = {"eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019"}
    assert used == four | {"Ed25519Signature2020"}


def _proofs(file: Path) -> list[dict[str, str]]:
    proof = json.loads(file.read_text())["proof"]
    return proof if isinstance(proof, list) else [proof]


@pytest.mark.parametrize("file", SIGNED, ids=lambda file: str(file.relative_to(VECTORS)))
def test_every_signed_vector_exits_0(file: Path) -> None:
    result = run("verify", file, "--checks", "proof")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("file", SIGNED, ids=lambda file: str(file.relative_to(VECTORS)))
def test_every_changed_vector_exits_1(file: Path, tmp_path: Path) -> None:
    document = json.loads(file.read_text())
    document["description"] = "changed"
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(document))
    assert run("verify", changed, "--checks", "proof").exit_code == 1


def test_a_suite_that_we_do_not_know_is_never_valid(tmp_path: Path) -> None:
    document = json.loads(SIGNED[0].read_text())
    document["proof"] |= {"type": "DataIntegrityProof", "cryptosuite": "another-suite-2099"}
    unknown = tmp_path / "unknown.json"
    unknown.write_text(json.dumps(document))
    assert run("verify", unknown, "--checks", "proof").exit_code == 3
