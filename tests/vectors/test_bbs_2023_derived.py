"""The steps of the W3C vectors that are of bbs-2023 alone, from the base proof on: the derived proof, its checks."""

from typing import Any

import pytest

from led_vc.encoding import multibase_encode
from led_vc.securing.bbs_2023 import BaseProof, DisclosureProof
from led_vc.securing.bbs_2023.derive import disclosure
from led_vc.securing.data_integrity import Meter, derive_proof
from led_vc.securing.selective_disclosure import (
    given_labels,
    label_document,
)
from led_vc.verify import verify_credential
from tests.paths import requires_shared
from tests.vectors.bbs_2023 import BBS_VECTORS, BbsVector, presentation_header, seeded
from tests.vectors.data_integrity import proof_only
from tests.vectors.selective import value_of

pytestmark = requires_shared
each = pytest.mark.parametrize("vector", BBS_VECTORS, ids=str)
PRC = BBS_VECTORS[1]


def derived(vector: BbsVector) -> tuple[dict[str, Any], DisclosureProof]:
    request = vector.derive_request(seeded())
    return disclosure(request, presentation_header=presentation_header())


def pairs(label_map: Any) -> list[tuple[str, str]]:
    return [(canonical, label) for canonical, label in label_map]


@each
def test_the_base_proof_is_read_as_the_vector_has_it(vector: BbsVector) -> None:
    base, stated = BaseProof.decode(value_of(vector.signed)), vector.step("derivedRecoveredBaseData")
    assert base.signature.hex() == stated["bbsSignature"]
    assert base.hmac_key.hex() == stated["hmacKey"]
    assert list(base.mandatory_pointers) == stated["mandatoryPointers"]


@each
def test_the_indexes_are_adjusted_as_in_the_vector(vector: BbsVector) -> None:
    _, made = derived(vector)
    stated = vector.step("derivedAdjIndexes")
    assert list(made.mandatory_indexes) == stated["adjMandatoryIndexes"]
    assert list(made.selective_indexes) == stated["adjSelectiveIndexes"]


@each
def test_the_disclosure_data_are_those_of_the_vector(vector: BbsVector) -> None:
    (_, made), stated = derived(vector), vector.step("derivedDisclosureData")
    assert made.bbs_proof.hex() == stated["bbsProof"]
    assert list(made.label_map.items()) == pairs(stated["labelMap"]["value"])
    assert list(made.mandatory_indexes) == stated["mandatoryIndexes"]
    assert list(made.selective_indexes) == stated["adjSelectiveIndexes"]
    assert list(made.presentation_header) == list(stated["presentationHeader"].values())


@each
def test_the_derived_document_is_that_of_the_vector(vector: BbsVector) -> None:
    shown, proof = derived(vector)
    value = multibase_encode(proof.encode(), "u")
    assert {**shown, "proof": {**vector.proof, "proofValue": value}} == vector.step("derivedRevealDocument")


# -- its checks


@each
def test_the_derived_proof_is_read_and_written_as_it_is(vector: BbsVector) -> None:
    value = value_of(vector.step("derivedRevealDocument"))
    assert DisclosureProof.decode(value) == derived(vector)[1]
    assert DisclosureProof.decode(value).encode() == value


def test_the_derived_proof_is_read_as_the_vector_has_it() -> None:
    found = DisclosureProof.decode(value_of(PRC.step("derivedRevealDocument")))
    stated = PRC.step("verifyDerivedProofValue")
    assert found.bbs_proof.hex() == stated["bbsProof"]
    assert list(found.label_map.items()) == pairs(stated["labelMap"])
    assert list(found.mandatory_indexes) == stated["mandatoryIndexes"]
    assert list(found.selective_indexes) == stated["adjSelectedIndexes"]


def test_a_verifier_finds_the_statements_of_the_vector() -> None:
    _, proof = derived(PRC)
    shown = PRC.step("derivedUnsignedReveal")
    found = label_document(shown, PRC.contexts, given_labels(proof.label_map), Meter())
    assert list(found.lines) == PRC.step("verifyNQuads")


@each
def test_the_derived_document_verifies(vector: BbsVector) -> None:
    report = verify_credential(vector.step("derivedRevealDocument"), proof_only())
    assert report.verdict == "valid", report.checks
    assert report.work.signature_checks == 1


@each
def test_what_is_derived_with_no_presentation_header_verifies(vector: BbsVector) -> None:
    made = derive_proof(vector.signed, vector.contexts, selective_pointers=vector.selective, random=seeded())
    assert verify_credential(made, proof_only()).verdict == "valid"
    assert DisclosureProof.decode(value_of(made)).presentation_header == b""
