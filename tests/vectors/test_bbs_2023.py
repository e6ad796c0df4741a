"""Every step of the W3C vectors of bbs-2023, byte for byte: the base proof."""

from pathlib import Path
from typing import Any

import pytest

from led_vc import rdf
from led_vc.securing.bbs_2023.base import base_proof
from led_vc.securing.data_integrity import Meter, add_base_proof
from led_vc.securing.selective_disclosure import parse_pointer
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof
from led_vc.securing.suites.bbs_2023 import BBS_2023
from led_vc.securing.transformations import RDFC
from led_vc.verify import verify_credential
from tests.paths import requires_shared
from tests.vectors.bbs_2023 import (
    BBS_VECTORS,
    FOLDER,
    BbsVector,
    given_hmac_key,
    grouped,
    hmac_key,
    numbered,
    private_key,
    public_key_text,
)
from tests.vectors.data_integrity import proof_only

pytestmark = requires_shared
each = pytest.mark.parametrize("vector", BBS_VECTORS, ids=str)


def test_the_key_pair_is_a_pair() -> None:
    assert private_key().public_key.raw.hex() == public_key_text()


@each
def test_the_document_has_its_canonical_form(vector: BbsVector) -> None:
    canonical = rdf.canonicalize(vector.unsigned, vector.contexts).nquads
    assert canonical.splitlines(keepends=True) == vector.step("addBaseDocCanon")


@each
def test_the_blank_nodes_are_numbered_in_the_order_of_their_hmacs(vector: BbsVector) -> None:
    assert list(grouped(vector).lines) == vector.step("addBaseDocHMACCanon")


@each
def test_the_mandatory_pointers_point_at_the_values_of_the_vector(vector: BbsVector) -> None:
    for stated in vector.step("addPointerValues"):
        # The vector of the windsurfer says them from the subject on.
        pointer = next(one for one in vector.mandatory if one.endswith(stated["pointer"]))
        value: Any = vector.unsigned
        for token in parse_pointer(pointer):
            value = value[int(token)] if isinstance(value, list) else value[token]
        assert value == stated["value"]


@each
def test_mandatory_statements_are_told_from_the_others(vector: BbsVector) -> None:
    found, stated = grouped(vector), vector.step("addBaseTransform")
    mandatory = set(found.groups["mandatory"].indexes)
    assert stated["mandatoryPointers"] == list(vector.mandatory)
    assert numbered(found.lines, mandatory) == stated["mandatory"]
    assert numbered(found.lines, set(range(len(found.lines))) - mandatory) == stated["nonMandatory"]
    assert hmac_key() == bytes.fromhex(stated["hmacKeyString"])


@each
def test_the_proof_configuration_is_that_of_the_vector_and_has_its_canonical_form(vector: BbsVector) -> None:
    config = {**vector.proof, "@context": vector.unsigned["@context"]}
    assert config == vector.step("addProofConfig")
    assert RDFC.canonicalize(config, vector.contexts, "P-256", Meter()).decode() == vector.text("addProofConfigCanon")


@each
def test_the_options_and_the_mandatory_statements_have_their_hashes(vector: BbsVector) -> None:
    found, stated = grouped(vector), vector.step("addHashData")
    mandatory = [found.lines[at] for at in found.groups["mandatory"].indexes]
    assert hash_proof(vector.proof, vector.unsigned, vector.contexts, Meter()).hex() == stated["proofHash"]
    assert hash_mandatory(mandatory).hex() == stated["mandatoryHash"]


@each
def test_the_signature_is_that_of_the_vector(vector: BbsVector) -> None:
    made, stated = base_proof(vector.base_request(), vector.signer), vector.step("addRawBaseSignatureInfo")
    assert made.signature.hex() == stated["bbsSignature"]
    assert list(made.mandatory_pointers) == stated["mandatoryPointers"]


@each
def test_the_document_with_its_base_proof_is_that_of_the_vector(vector: BbsVector) -> None:
    made = add_base_proof(
        vector.unsigned, vector.signer, BBS_2023, vector.options, vector.contexts,
        mandatory_pointers=vector.mandatory, random=given_hmac_key,
    )  # fmt: skip
    assert made == vector.signed


@each
def test_a_base_proof_is_refused(vector: BbsVector) -> None:
    report = verify_credential(vector.signed, proof_only())
    assert (report.verdict, report.check("proof").code) == ("invalid", "PROOF_VERIFICATION_ERROR")


def test_the_vectors_are_read_to_the_last_file() -> None:
    """A file that no test reads would be a step that nobody holds us to."""
    given = {"BBSDeriveMaterial", "BBSKeyMaterial", "README"}
    documents = {"windDoc", "prCredUnsigned", "windMandatory", "windSelective", "prCredMandatory", "prCredSelective"}
    top = {file.stem for file in FOLDER.iterdir() if file.is_file()} - given - documents
    steps = top | {file.stem for file in (FOLDER / "prc").iterdir()}
    sources = "".join(file.read_text() for file in Path(__file__).parent.glob("*bbs_2023*.py"))
    assert [step for step in sorted(steps) if f'"{step}"' not in sources] == []
    assert len(steps) == 18
