"""Every step of the vectors of the suites that sign one hash: canonical forms, hashes, proofs, whole documents."""

import hashlib
from pathlib import Path

import pytest

from led_vc.did import did_key
from led_vc.encoding import multibase_encode, parse_datetime
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.model import many
from led_vc.securing.data_integrity import (
    Meter,
    ProofOptions,
    add_further_proof,
    add_proof,
    complete_proof,
    prepare_proof,
)
from led_vc.securing.data_integrity.create import PreparedProof
from led_vc.securing.suites import EXPERIMENTAL_SUITES, SUITES
from led_vc.verify import verify_credential
from tests.paths import VECTORS, requires_shared
from tests.vectors.data_integrity import VECTOR_SETS, Vector, load, proof_only, vector_contexts

pytestmark = requires_shared
each = pytest.mark.parametrize("vector", VECTOR_SETS, ids=lambda vector: vector.folder)


def prepared(vector: Vector) -> PreparedProof:
    stated, public_key = vector.signed()["proof"], vector.private_key.public_key
    options = ProofOptions(purpose=stated["proofPurpose"], created=parse_datetime(stated["created"]))
    method = did_key.method_of(public_key)
    return prepare_proof(vector.unsigned(), method, public_key, vector.cryptosuite, options, vector_contexts())


def canonical(vector: Vector, document: object) -> str:
    assert isinstance(document, dict)
    way, algorithm = vector.cryptosuite.transformation, vector.private_key.public_key.algorithm
    return way.canonicalize(document, vector_contexts(), algorithm, Meter()).decode()


def hash_name(vector: Vector) -> str:
    return "sha384" if vector.private_key.public_key.algorithm == "P-384" else "sha256"


@each
def test_the_key_pair_is_a_pair(vector: Vector) -> None:
    assert vector.private_key.public_key.to_multikey() == vector.public_key_text


@each
def test_the_document_has_its_canonical_form(vector: Vector) -> None:
    assert canonical(vector, vector.unsigned()) == vector.text("canonDoc")


@each
def test_the_document_has_its_hash(vector: Vector) -> None:
    found = hashlib.new(hash_name(vector), canonical(vector, vector.unsigned()).encode()).hexdigest()
    assert found == vector.text("docHash").strip()


@each
def test_the_proof_configuration_is_that_of_the_vector(vector: Vector) -> None:
    stated = load(VECTORS / vector.folder / f"proofConfig{vector.suffix}.json")
    assert {"@context": vector.unsigned()["@context"], **prepared(vector).proof} == stated


@each
def test_the_proof_configuration_has_its_canonical_form(vector: Vector) -> None:
    config = {"@context": vector.unsigned()["@context"], **prepared(vector).proof}
    assert canonical(vector, config) == vector.text("proofCanon")


@each
def test_the_proof_configuration_has_its_hash(vector: Vector) -> None:
    half = len(prepared(vector).data) // 2
    assert prepared(vector).data[:half].hex() == vector.text("proofHash").strip()


@each
def test_the_bytes_to_sign_are_both_hashes(vector: Vector) -> None:
    assert prepared(vector).data.hex() == vector.text("combinedHash").strip()


@each
def test_the_signature_is_that_of_the_vector(vector: Vector) -> None:
    """Ed25519 is deterministic by definition; for ECDSA both sides follow RFC 6979."""
    signature = vector.private_key.sign(prepared(vector).data)
    assert signature.hex() == vector.text("sigHex").strip()
    assert multibase_encode(signature, "z") == vector.text("sigBTC58").strip()


@each
def test_the_secured_document_is_that_of_the_vector(vector: Vector) -> None:
    made = complete_proof(prepared(vector), vector.private_key.sign(prepared(vector).data))
    assert made == vector.signed()


@each
def test_the_secured_document_verifies(vector: Vector) -> None:
    report = verify_credential(vector.signed(), proof_only())
    assert report.verdict == "valid", report.checks


@each
def test_a_changed_document_does_not_verify(vector: Vector) -> None:
    changed = {**vector.signed(), "validFrom": "2023-01-01T00:00:01Z"}
    report = verify_credential(changed, proof_only())
    assert report.check("proof").code == "PROOF_VERIFICATION_ERROR"


HELD_ELSEWHERE = {
    "ecdsa-sd-2023": "test_ecdsa_sd_2023.py",
    "bbs-2023": "test_bbs_2023.py",
    "mldsa44-rdfc-2024": "test_mldsa44.py",
    "mldsa44-jcs-2024": "test_mldsa44.py",
}


def test_every_suite_has_vectors() -> None:
    assert {vector.suite for vector in VECTOR_SETS} | HELD_ELSEWHERE.keys() == EXPERIMENTAL_SUITES.keys()
    assert all((Path(__file__).parent / module).is_file() for module in HELD_ELSEWHERE.values())


CHAINS = VECTORS / "vc-di-eddsa/proof-set-chain"


@pytest.mark.parametrize("name", ["signedProofSet1", "signedProofSet2", "signedProofChain1", "signedProofChain2"])
def test_a_proof_set_or_chain_verifies_when_every_proof_holds(name: str) -> None:
    report = verify_credential(load(CHAINS / f"{name}.json"), proof_only())
    assert report.verdict == "valid", report.checks


def test_a_chain_whose_middle_was_cut_out_does_not_verify() -> None:
    report = verify_credential(load(CHAINS / "proofChainTempDoc2.json"), proof_only())
    assert (report.verdict, report.check("proof").code) == ("invalid", "PROOF_VERIFICATION_ERROR")


@pytest.mark.parametrize("chained", [False, True], ids=["set", "chain"])
def test_the_set_and_the_chain_of_the_vectors_are_made_proof_by_proof(chained: bool) -> None:
    """Each file adds a proof to the one before; ids and previousProof are as the vector states them."""
    kind = "Chain" if chained else "Set"
    made = load(CHAINS / "unsigned.json")
    keys = {pair["publicKeyMultibase"]: pair for pair in _key_pairs()}
    wanted = load(CHAINS / f"signedProof{kind}2.json")
    for stated in wanted["proof"]:
        method = stated["verificationMethod"]
        secret = keys[method.partition("#")[2]]
        signer = LocalSigner(method, PrivateKey.from_multikey(secret["privateKeyMultibase"]))
        options = ProofOptions(
            purpose=stated["proofPurpose"],
            created=parse_datetime(stated["created"]),
            id=stated.get("id"),
            previous_proof=tuple(many(stated.get("previousProof"))),
        )
        add = add_further_proof if "proof" in made else add_proof
        made = add(made, signer, SUITES[stated["cryptosuite"]], options, vector_contexts())
    assert made == wanted


def _key_pairs() -> list[dict[str, str]]:
    return list(load(CHAINS / "multiKeyPairs.json").values())
