"""mldsa44-rdfc-2024 and mldsa44-jcs-2024: the draft's vectors, of which all but the signature is deterministic.

Source: w3c-ccg/di-quantum-safe, `testVectors`; read from ../shared, never copied. The published secret key is in
expanded form, which the library under ours does not load: its signatures are verified, and others made anew.
"""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from led_vc.did import did_key
from led_vc.encoding import jcs, multibase_decode, multibase_encode, parse_datetime
from led_vc.keys import LocalSigner, PrivateKey, PublicKey
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity import (
    Meter,
    PreparedProof,
    ProofOptions,
    add_proof,
    complete_proof,
    prepare_proof,
)
from led_vc.securing.suites import DRAFT_SUITES, EXPERIMENTAL_SUITES, SUITES
from led_vc.verify import verify_credential
from tests.paths import VECTORS, requires_shared
from tests.unit.cli.inputs import run
from tests.vectors.data_integrity import proof_only, vector_contexts

pytestmark = requires_shared
FOLDER = VECTORS / "di-quantum-safe"
each = pytest.mark.parametrize("name", ["mldsa44-rdfc-2024", "mldsa44-jcs-2024"])


def signed(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / f"signed-{name}.json").read_text())
    return document


def unsigned() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / "employmentAuth.json").read_text())
    return document


def public_key() -> PublicKey:
    stated = json.loads((FOLDER / "KeysMLDSA.json").read_text())["mldsa44"]
    return PublicKey.from_multikey(stated["publicKeyMultibase"])


def prepared(name: str) -> PreparedProof:
    stated = signed(name)["proof"]
    options = ProofOptions(purpose=stated["proofPurpose"], created=parse_datetime(stated["created"]))
    method, suite = f"did:key:{public_key().to_multikey()}", DRAFT_SUITES[name]
    return prepare_proof(unsigned(), method, public_key(), suite, options, vector_contexts())


def verdict(document: dict[str, Any]) -> tuple[str, str | None]:
    report = verify_credential(document, replace(proof_only(), suites=EXPERIMENTAL_SUITES))
    return report.verdict, report.check("proof").code


def canonical(suite: Cryptosuite, document: dict[str, Any]) -> bytes:
    return suite.transformation.canonicalize(document, vector_contexts(), "ML-DSA-44", Meter())


def test_the_document_and_the_proof_configuration_have_their_canonical_forms() -> None:
    suite, proof = DRAFT_SUITES["mldsa44-rdfc-2024"], prepared("mldsa44-rdfc-2024").proof
    config = {"@context": unsigned()["@context"], **proof}
    assert canonical(suite, unsigned()).decode() == (FOLDER / "transform-rdfc-sha256.txt").read_text()
    assert canonical(suite, config).decode() == (FOLDER / "proofConfig-mldsa44-rdfc-2024.txt").read_text()


def test_the_bytes_to_sign_are_the_hashes_of_what_the_vectors_state() -> None:
    files = ("proofConfig-mldsa44-rdfc-2024.txt", "transform-rdfc-sha256.txt")
    hashes = [hashlib.sha256((FOLDER / file).read_bytes()).digest() for file in files]
    assert prepared("mldsa44-rdfc-2024").data == b"".join(hashes)
    config = {"@context": unsigned()["@context"], **prepared("mldsa44-jcs-2024").proof}
    hashes = [hashlib.sha256(jcs(document)).digest() for document in (config, unsigned())]
    assert prepared("mldsa44-jcs-2024").data == b"".join(hashes)


@each
def test_the_secured_document_is_that_of_the_vector_but_for_its_signature(name: str) -> None:
    stated = {member: value for member, value in signed(name)["proof"].items() if member != "proofValue"}
    assert {**unsigned(), "proof": prepared(name).proof} == {**signed(name), "proof": stated}


@each
def test_the_signature_of_the_vector_completes_what_we_prepare(name: str) -> None:
    signature = multibase_decode(signed(name)["proof"]["proofValue"])
    assert complete_proof(prepared(name), signature) == signed(name)


@each
def test_the_secured_document_verifies(name: str) -> None:
    assert verdict(signed(name)) == ("valid", None)
    assert run("verify", FOLDER / f"signed-{name}.json", "--checks", "proof", "--experimental").exit_code == 0


@each
def test_without_asking_for_drafts_it_is_unsupported(name: str) -> None:
    report = verify_credential(signed(name), proof_only())
    assert (report.verdict, report.check("proof").code) == ("indeterminate", "UNSUPPORTED_FEATURE")


@each
def test_a_changed_document_does_not_verify(name: str) -> None:
    changed = {**signed(name), "validFrom": "2019-12-03T00:00:01Z"}
    assert verdict(changed) == ("invalid", "PROOF_VERIFICATION_ERROR")


@each
def test_a_signature_in_the_base_of_other_suites_does_not_verify(name: str) -> None:
    proof = signed(name)["proof"]
    value = multibase_encode(multibase_decode(proof["proofValue"]), "z")
    assert verdict({**signed(name), "proof": {**proof, "proofValue": value}}) == ("invalid", "PROOF_VERIFICATION_ERROR")


@each
def test_a_key_of_our_own_signs_what_verifies(name: str) -> None:
    key = PrivateKey.from_seed("ML-DSA-44", b"vectors")
    signer = LocalSigner(did_key.method_of(key.public_key), key)
    options = ProofOptions(purpose="assertionMethod", created=parse_datetime("2024-12-03T00:00:00Z"))
    made = add_proof(unsigned(), signer, DRAFT_SUITES[name], options, vector_contexts())
    assert verdict(made) == ("valid", None)


@pytest.mark.parametrize("suite", SUITES)
def test_no_other_suite_takes_a_did_key_without_a_fragment(suite: str) -> None:
    key = PrivateKey.from_seed(SUITES[suite].algorithms[0], b"vectors")
    signer = LocalSigner(did_key.did_of(key.public_key), key)
    options = ProofOptions(purpose="assertionMethod", created=parse_datetime("2024-12-03T00:00:00Z"))
    made = add_proof(unsigned(), signer, SUITES[suite], options, vector_contexts())
    assert verdict(made) == ("invalid", "INVALID_VERIFICATION_METHOD")
