"""`--checks proof` over the official vectors: the signature alone, whoever made it, however old it is."""

import json
from pathlib import Path

import pytest

from tests.paths import VECTORS, requires_shared
from tests.unit.cli.inputs import run

pytestmark = requires_shared

AT = ("--checks", "proof", "--now", "2025-01-01T00:00:00Z")  # the `prc` documents expired at the end of 2025
SIGNED = [file for suite in ("vc-di-eddsa", "vc-di-ecdsa") for file in sorted((VECTORS / suite).rglob("signed*.json"))]
_SELECTIVE = ("vc-di-ecdsa/ecdsa-sd-2023/employ", "vc-di-ecdsa/ecdsa-sd-2023/prc", "vc-di-bbs", "vc-di-bbs/prc")
_OPTIONAL = ("HolderBinding", "Pseudonym", "PseudonymHB")
DERIVED = [VECTORS / folder / "derivedRevealDocument.json" for folder in _SELECTIVE]
BASE = [VECTORS / folder / "addSignedSDBase.json" for folder in _SELECTIVE]
OPTIONAL = [VECTORS / "vc-di-bbs" / folder / DERIVED[0].name for folder in _OPTIONAL]


def named(file: Path) -> str:
    return str(file.relative_to(VECTORS))


def test_all_suites_without_selective_disclosure_have_vectors() -> None:
    used = {proof.get("cryptosuite", proof["type"]) for file in SIGNED for proof in _proofs(file)}
    four = {"eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019"}
    assert used == four | {"Ed25519Signature2020"}


def _proofs(file: Path) -> list[dict[str, str]]:
    proof = json.loads(file.read_text())["proof"]
    return proof if isinstance(proof, list) else [proof]


@pytest.mark.parametrize("file", [*SIGNED, *DERIVED], ids=named)
def test_every_signed_or_derived_vector_exits_0(file: Path) -> None:
    result = run("verify", file, *AT)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("file", BASE, ids=named)
def test_every_base_proof_exits_1(file: Path) -> None:
    assert run("verify", file, *AT).exit_code == 1


@pytest.mark.parametrize("file", OPTIONAL, ids=named)
def test_a_proof_with_an_optional_feature_of_bbs_exits_3(file: Path) -> None:
    result = run("verify", file, *AT, "--json")
    assert result.exit_code == 3
    assert json.loads(result.output)["checks"][0]["code"] == "UNSUPPORTED_FEATURE"


def test_a_chain_whose_middle_was_cut_out_exits_1() -> None:
    assert run("verify", VECTORS / "vc-di-eddsa/proof-set-chain/proofChainTempDoc2.json", *AT).exit_code == 1


@pytest.mark.parametrize("file", SIGNED, ids=named)
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
