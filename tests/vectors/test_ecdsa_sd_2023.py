"""The steps of the W3C vectors that are of ecdsa-sd-2023 alone: signatures, proof values, what is derived."""

from pathlib import Path

import pytest

from led_vc.encoding import multibase_encode
from led_vc.securing.data_integrity import Meter, add_base_proof, derive_proof
from led_vc.securing.ecdsa_sd import BaseProof, DisclosureProof
from led_vc.securing.ecdsa_sd.base import base_proof
from led_vc.securing.ecdsa_sd.derive import disclosure
from led_vc.securing.selective_disclosure import (
    given_labels,
    label_document,
)
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof
from led_vc.securing.suites.ecdsa_sd_2023 import ECDSA_SD_2023
from led_vc.verify import verify_credential
from tests.paths import requires_shared
from tests.vectors.data_integrity import proof_only
from tests.vectors.ecdsa_sd import SD_VECTORS, SdVector, no_randomness
from tests.vectors.selective import value_of

pytestmark = requires_shared
each = pytest.mark.parametrize("vector", SD_VECTORS, ids=str)


def derived(vector: SdVector) -> DisclosureProof:
    return disclosure(vector.derive_request(no_randomness))[1]


def multikey(public_key: bytes) -> str:
    return multibase_encode(public_key, "z")


def hexed(signatures: tuple[bytes, ...]) -> list[str]:
    return [one.hex() for one in signatures]


# -- the base proof


@each
def test_the_signatures_are_those_of_the_vector(vector: SdVector) -> None:
    made = base_proof(vector.base_request(vector.randomness()), vector.signer)
    stated = vector.step("addRawBaseSignatureInfo")
    assert made.base_signature.hex() == stated["baseSignature"]
    assert multikey(made.public_key) == stated["publicKey"]
    assert hexed(made.signatures) == stated["signatures"]


@each
def test_the_document_with_its_base_proof_is_that_of_the_vector(vector: SdVector) -> None:
    made = add_base_proof(
        vector.unsigned, vector.signer, ECDSA_SD_2023, vector.options, vector.contexts,
        mandatory_pointers=vector.mandatory, random=vector.randomness(),
    )  # fmt: skip
    assert made == vector.signed


# -- the derived proof


@each
def test_the_base_proof_is_read_as_the_vector_has_it(vector: SdVector) -> None:
    base, stated = BaseProof.decode(value_of(vector.signed)), vector.step("derivedRecoveredBaseData")
    assert base.base_signature.hex() == stated["baseSignature"]
    assert multikey(base.public_key) == stated["proofPublicKey"]
    assert base.hmac_key.hex() == stated["hmacKey"]
    assert hexed(base.signatures) == stated["signatures"]
    assert list(base.mandatory_pointers) == stated["mandatoryPointers"]


@each
def test_the_indexes_and_signatures_are_adjusted_as_in_the_vector(vector: SdVector) -> None:
    made, indexes, signatures = derived(vector), "derivedAdjMandatoryIndexes", "derivedAdjSignatures"
    assert list(made.mandatory_indexes) == vector.step(indexes)["adjMandatoryIndexes"]
    assert hexed(made.signatures) == vector.step(signatures)["filteredSignatures"]


@each
def test_the_disclosure_data_are_those_of_the_vector(vector: SdVector) -> None:
    made, stated = derived(vector), vector.step("derivedDisclosureData")
    assert made.base_signature.hex() == stated["baseSignature"]
    assert multikey(made.public_key) == stated["publicKey"]
    assert hexed(made.signatures) == stated["signatures"]
    assert sorted(made.label_map.items()) == [tuple(pair) for pair in stated["labelMap"]["value"]]
    assert list(made.mandatory_indexes) == stated["mandatoryIndexes"]


@each
def test_the_derived_document_is_that_of_the_vector(vector: SdVector) -> None:
    made = derive_proof(vector.signed, vector.contexts, selective_pointers=vector.selective, random=no_randomness)
    assert made == vector.step("derivedRevealDocument")


# -- its checks


@each
def test_the_derived_proof_is_read_as_the_vector_has_it(vector: SdVector) -> None:
    found = DisclosureProof.decode(value_of(vector.step("derivedRevealDocument")))
    stated = vector.step("verifyDerivedProofValue")
    assert found.base_signature.hex() == stated["baseSignature"]
    assert multikey(found.public_key) == stated["publicKey"]
    assert hexed(found.signatures) == stated["signatures"]
    assert sorted(found.label_map.items()) == [tuple(pair) for pair in stated["labelMap"]]
    assert list(found.mandatory_indexes) == stated["mandatoryIndexes"]


@each
def test_a_verifier_finds_the_statements_and_hashes_of_the_vector(vector: SdVector) -> None:
    proof, stated = derived(vector), vector.step("verifyCreateVerifyData")
    shown = vector.step("derivedUnsignedReveal")
    found = label_document(shown, vector.contexts, given_labels(proof.label_map), Meter())
    assert list(found.lines) == vector.step("verifyNQuads")
    mandatory = [found.lines[at] for at in proof.mandatory_indexes]
    assert hash_mandatory(mandatory).hex() == stated["mandatoryHash"]
    assert [line for line in found.lines if line not in mandatory] == stated["nonMandatory"]
    assert hash_proof(vector.proof, shown, vector.contexts, Meter()).hex() == stated["proofHash"]


@each
def test_the_derived_document_verifies(vector: SdVector) -> None:
    report = verify_credential(vector.step("derivedRevealDocument"), proof_only())
    assert report.verdict == "valid", report.checks
    assert report.work.signature_checks == 1 + len(derived(vector).signatures)


def test_the_vectors_are_read_to_the_last_file() -> None:
    """A file that no test reads would be a step that nobody holds us to."""
    steps = {file.stem for vector in SD_VECTORS for file in vector.folder.iterdir()}
    names = ("test_ecdsa_sd_2023.py", "test_selective_disclosure.py", "selective.py")
    sources = "".join(Path(__file__).with_name(name).read_text() for name in names)
    assert [step for step in sorted(steps) if f'"{step}"' not in sources] == []
    assert len(steps) == 20
