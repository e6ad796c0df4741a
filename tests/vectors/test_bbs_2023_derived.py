"""Every step of the W3C vectors of bbs-2023 from the base proof on: the derived proof, and its checks."""

from typing import Any

import pytest

from led_vc import rdf
from led_vc.encoding import multibase_encode
from led_vc.securing.bbs_2023 import BaseProof, DisclosureProof
from led_vc.securing.bbs_2023.derive import disclosure
from led_vc.securing.data_integrity import Meter, derive_proof
from led_vc.securing.selective_disclosure import (
    given_labels,
    label_document,
    select_json_ld,
)
from led_vc.verify import verify_credential
from tests.paths import requires_shared
from tests.vectors.bbs_2023 import (
    BBS_VECTORS,
    BbsVector,
    grouped,
    numbered,
    presentation_header,
    seeded,
    value_of,
)
from tests.vectors.data_integrity import proof_only
from tests.vectors.ecdsa_sd import plain, relabelled

pytestmark = requires_shared
each = pytest.mark.parametrize("vector", BBS_VECTORS, ids=str)
PRC = BBS_VECTORS[1]


def derived(vector: BbsVector) -> tuple[dict[str, Any], DisclosureProof]:
    request = vector.derive_request(value_of(vector.signed))
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
def test_the_groups_have_the_indexes_of_the_vector(vector: BbsVector) -> None:
    found, stated = grouped(vector), vector.step("derivedGroupIndexes")
    indexes = {name: list(group.indexes) for name, group in found.groups.items()}
    assert indexes == {name: stated[f"{name}Indexes"] for name in indexes}
    others = [at for at in range(len(found.lines)) if at not in indexes["mandatory"]]
    assert others == stated["nonMandatoryIndexes"]


def test_the_groups_hold_the_statements_of_the_vector() -> None:
    found, stated = grouped(PRC), PRC.step("derivedAllGroupData")
    assert list(found.lines) == stated["nquads"]
    for name, group in found.groups.items():
        of_vector, indexes = stated["groups"][name], set(group.indexes)
        assert numbered(found.lines, indexes) == of_vector["matching"]
        assert numbered(found.lines, set(range(len(found.lines))) - indexes) == of_vector["nonMatching"]
        theirs = relabelled(of_vector["deskolemizedNQuads"], stated["labelMap"])
        assert sorted(rdf.lines(group.quads, found.labels)) == theirs
    assert relabelled(stated["deskolemizedNQuads"], stated["labelMap"]) == list(found.lines)
    assert sorted(found.labels.values()) == sorted(label for _, label in stated["labelMap"]["value"])


def test_the_skolemized_document_is_that_of_the_vector_but_for_the_random_names() -> None:
    stated = PRC.step("derivedAllGroupData")
    ours = rdf.skolemize(PRC.unsigned, PRC.contexts, rdf.Work())
    names = {name[1:-1]: grouped(PRC).labels[node] for name, node in ours.blank_nodes.items()}
    theirs = {f"urn:bnid:{name}": label for name, label in stated["labelMap"]["value"]}
    assert plain(ours.document, names) == plain(stated["skolemized"]["compact"], theirs)


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
def test_the_part_that_is_shown_is_that_of_the_vector(vector: BbsVector) -> None:
    shown = select_json_ld(vector.unsigned, (*vector.mandatory, *vector.selective))
    assert list(shown.items()) == list(vector.step("derivedUnsignedReveal").items())


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
