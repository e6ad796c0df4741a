"""Every step of the vectors of our own making, for each suite with each kind of key; they stand beside this file."""

import hashlib
import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from led_vc import contexts
from led_vc.did import parse_controller_document
from led_vc.encoding import JsonObject, multibase_encode
from led_vc.errors import LedVcError, ProofVerificationError
from led_vc.securing.data_integrity import (
    Meter,
    Opened,
    PreparedProof,
    complete_proof,
    prepare_proof,
    verify_proof,
)
from led_vc.securing.suites import SUITES
from led_vc.verify import Challenged, Live, verify_credential, verify_presentation
from tests import world
from tests.vectors.own_suites import OWN_VECTORS, OwnVector
from tests.vectors.write_suites import CHALLENGE, DOMAIN, FOLDER, written

each = pytest.mark.parametrize("vector", OWN_VECTORS, ids=str)
_NAMES = ["summary", "qualification", "live presentation", "challenged presentation"]


def prepared(vector: OwnVector) -> PreparedProof:
    method, key = vector.signer.verification_method, vector.signer.public_key
    return prepare_proof(vector.unsecured, method, key, vector.suite, vector.options, contexts.bundled())


def transformed(vector: OwnVector, document: JsonObject) -> str:
    algorithm = vector.signer.public_key.algorithm
    return vector.suite.transformation.canonicalize(document, contexts.bundled(), algorithm, Meter()).decode()


def verdict(vector: OwnVector, secured: JsonObject) -> str:
    """Return what an employer finds whose trust list has the vector's key for the university."""
    trusted = world.trusted_key(world.UNIVERSITY, public_key=vector.issuer.public_key)
    environment = world.environment(trust=world.trust(world.trusted_provider(keys=(trusted,))))
    match vector.name:
        case "live presentation":
            return verify_presentation(secured, environment, expects=Live()).verdict
        case "challenged presentation":
            expects = Challenged(challenge=CHALLENGE, domain=DOMAIN)
            return verify_presentation(secured, environment, expects=expects).verdict
        case _:
            return verify_credential(secured, environment).verdict


def opened(vector: OwnVector, secured: JsonObject) -> Opened:
    """Return what the proof alone secures, with the vector's key as the only one of its controller."""
    key = vector.file["keys"][vector.steps["key"]]
    method = {name: value for name, value in key.items() if name != "secretKeyMultibase"}
    purpose = vector.options.purpose
    stated = {"id": key["controller"], "verificationMethod": [method], purpose: [key["id"]]}
    return verify_proof(secured, purpose, lambda _url: parse_controller_document(stated), contexts.bundled())


def test_every_suite_has_a_file_for_each_kind_of_key() -> None:
    """A suite without vectors fails here, and with it CI."""
    expected = {(suite.name, algorithm) for suite in SUITES.values() for algorithm in suite.algorithms}
    assert {(vector.file["cryptosuite"], vector.file["algorithm"]) for vector in OWN_VECTORS} == expected


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: str(path.stem))
def test_a_file_says_what_it_is_and_has_every_document(path: Any) -> None:
    file = json.loads(path.read_text(encoding="utf-8"))
    assert file["type"] == "DataIntegrityVectors"
    assert file["specification"].endswith(f"#{file['cryptosuite']}")
    assert file["provenance"]
    assert [steps["name"] for steps in file["vectors"]] == _NAMES


def test_the_files_are_what_the_script_writes() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == written()


@each
def test_the_keys_are_pairs(vector: OwnVector) -> None:
    for name, signer in (("issuer", vector.issuer), (vector.steps["key"], vector.signer)):
        assert signer.public_key.to_multikey() == vector.file["keys"][name]["publicKeyMultibase"]


@each
def test_the_document_has_its_transformed_form(vector: OwnVector) -> None:
    assert transformed(vector, vector.unsecured) == vector.steps["transformedDocument"]


@each
def test_the_proof_options_are_those_that_we_state(vector: OwnVector) -> None:
    assert prepared(vector).proof == vector.steps["proofOptions"]


@each
def test_the_proof_options_have_their_transformed_form(vector: OwnVector) -> None:
    config = {"@context": vector.unsecured["@context"], **vector.steps["proofOptions"]}
    assert transformed(vector, config) == vector.steps["canonicalProofConfig"]


@each
def test_the_bytes_to_sign_are_the_hashes_of_both_forms(vector: OwnVector) -> None:
    digest = hashlib.sha384 if vector.signer.public_key.algorithm == "P-384" else hashlib.sha256
    forms = (vector.steps["canonicalProofConfig"], vector.steps["transformedDocument"])
    assert prepared(vector).data.hex() == vector.steps["hashData"]
    assert vector.steps["hashData"] == "".join(digest(form.encode()).hexdigest() for form in forms)


@each
def test_the_signature_is_that_of_the_vector(vector: OwnVector) -> None:
    signature = vector.signer.sign(bytes.fromhex(vector.steps["hashData"]))
    assert signature.hex() == vector.steps["proofBytes"]
    assert multibase_encode(signature, "z") == vector.steps["proofValue"]


@each
def test_creating_gives_the_secured_document(vector: OwnVector) -> None:
    assert complete_proof(prepared(vector), vector.signer.sign(prepared(vector).data)) == vector.secured


@each
def test_the_secured_document_is_valid(vector: OwnVector) -> None:
    assert verdict(vector, vector.secured) == "valid"


@each
def test_a_flipped_byte_of_the_signature_fails(vector: OwnVector) -> None:
    data, signature = bytes.fromhex(vector.steps["hashData"]), vector.signature
    for index in range(len(signature)):
        with pytest.raises(ProofVerificationError):
            vector.signer.public_key.verify(flipped(signature, index), data)


@each
def test_a_flipped_byte_of_what_is_signed_fails(vector: OwnVector) -> None:
    data, signature = bytes.fromhex(vector.steps["hashData"]), vector.signature
    for index in range(len(data)):
        with pytest.raises(ProofVerificationError):
            vector.signer.public_key.verify(signature, flipped(data, index))


def flipped(data: bytes, index: int) -> bytes:
    return data[:index] + bytes([data[index] ^ 1]) + data[index + 1 :]


@each
def test_no_text_of_the_document_or_its_proof_can_be_changed(vector: OwnVector) -> None:
    assert opened(vector, vector.secured).document == vector.unsecured
    changed = list(with_one_text_changed(vector.secured))
    assert len(changed) > 15
    assert [path for path, document in changed if holds(vector, document)] == []


def holds(vector: OwnVector, secured: JsonObject) -> bool:
    try:
        opened(vector, secured)
    except LedVcError:
        return False
    return True


def with_one_text_changed(document: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Give a copy of the document for each text in it, in which that text has another last character."""
    for path in paths(document):
        copy: Any = deepcopy(document)
        inner = copy
        for step in path[:-1]:
            inner = inner[step]
        text = inner[path[-1]]
        inner[path[-1]] = text[:-1] + ("a" if text[-1] != "a" else "b")
        yield "/".join(map(str, path)), copy


def paths(value: Any) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield ()
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        for rest in paths(member):
            yield (key, *rest)
