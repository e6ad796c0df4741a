"""`--checks proof` over the official vectors: the signature alone, whoever made it, however old it is."""

import json
from pathlib import Path

import pytest

from tests.paths import VECTORS, requires_shared
from tests.unit.cli.inputs import run

pytestmark = requires_shared

_FOREIGN = {"vc-di-eddsa/Ed25519Signature2020"} | {f"vc-di-ecdsa/ecdsa-sd-2023{tail}" for tail in ("", "/employ")}
SIGNED = [
    file
    for suite in ("vc-di-eddsa", "vc-di-ecdsa")
    for file in sorted((VECTORS / suite).rglob("signed*.json"))
    if str(file.parent.relative_to(VECTORS)) not in _FOREIGN
]


def test_all_four_suites_have_vectors() -> None:
    used = {proof["cryptosuite"] for file in SIGNED for proof in _proofs(file)}
    assert used == {"eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019"}


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


def test_a_suite_that_we_do_not_know_is_never_valid() -> None:
    file = VECTORS / "vc-di-eddsa" / "Ed25519Signature2020" / "signedEdSig.json"
    assert run("verify", file, "--checks", "proof").exit_code in (1, 3)
