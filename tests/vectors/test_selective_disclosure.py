"""The steps of the W3C vectors that ecdsa-sd-2023 and bbs-2023 share, byte for byte."""

from typing import Any

import pytest

from led_vc import rdf
from led_vc.securing.data_integrity import Meter
from led_vc.securing.selective_disclosure import parse_pointer, select_json_ld
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof
from led_vc.securing.transformations import RDFC
from led_vc.verify import verify_credential
from tests.paths import requires_shared
from tests.vectors.bbs_2023 import BBS_VECTORS
from tests.vectors.data_integrity import proof_only
from tests.vectors.ecdsa_sd import SD_VECTORS
from tests.vectors.selective import SelectiveVector, numbered, plain, relabelled

pytestmark = requires_shared
VECTORS: tuple[SelectiveVector, ...] = (*SD_VECTORS, *BBS_VECTORS)
each = pytest.mark.parametrize("vector", VECTORS, ids=str)
# The top folder of bbs-2023 lacks the file with all groups.
each_with_groups = pytest.mark.parametrize("vector", [*SD_VECTORS, BBS_VECTORS[1]], ids=str)


@each
def test_the_document_has_its_canonical_form(vector: SelectiveVector) -> None:
    canonical = rdf.canonicalize(vector.unsigned, vector.contexts).nquads
    assert canonical.splitlines(keepends=True) == vector.step("addBaseDocCanon")


@each
def test_the_blank_nodes_are_labelled_by_their_hmacs(vector: SelectiveVector) -> None:
    assert list(vector.grouped.lines) == vector.step("addBaseDocHMACCanon")


@each
def test_the_mandatory_pointers_point_at_the_values_of_the_vector(vector: SelectiveVector) -> None:
    for stated in vector.step("addPointerValues"):
        # The vector of the windsurfer says them from the subject on.
        pointer = next(one for one in vector.mandatory if one.endswith(stated["pointer"]))
        value: Any = vector.unsigned
        for token in parse_pointer(pointer):
            value = value[int(token)] if isinstance(value, list) else value[token]
        assert value == stated["value"]


@each
def test_mandatory_statements_are_told_from_the_others(vector: SelectiveVector) -> None:
    found, stated = vector.grouped, vector.step("addBaseTransform")
    mandatory = set(found.groups["mandatory"].indexes)
    assert stated["mandatoryPointers"] == list(vector.mandatory)
    assert numbered(found.lines, mandatory) == stated["mandatory"]
    assert numbered(found.lines, set(range(len(found.lines))) - mandatory) == stated["nonMandatory"]
    assert vector.hmac_key == bytes.fromhex(stated["hmacKeyString"])


@each
def test_the_proof_configuration_is_that_of_the_vector_and_has_its_canonical_form(vector: SelectiveVector) -> None:
    config = {**vector.proof, "@context": vector.unsigned["@context"]}
    assert config == vector.step("addProofConfig")
    assert RDFC.canonicalize(config, vector.contexts, "P-256", Meter()).decode() == vector.text("addProofConfigCanon")


@each
def test_the_options_and_the_mandatory_statements_have_their_hashes(vector: SelectiveVector) -> None:
    found, stated = vector.grouped, vector.step("addHashData")
    mandatory = [found.lines[at] for at in found.groups["mandatory"].indexes]
    assert hash_proof(vector.proof, vector.unsigned, vector.contexts, Meter()).hex() == stated["proofHash"]
    assert hash_mandatory(mandatory).hex() == stated["mandatoryHash"]


@each
def test_a_base_proof_is_refused(vector: SelectiveVector) -> None:
    report = verify_credential(vector.signed, proof_only())
    assert (report.verdict, report.check("proof").code) == ("invalid", "PROOF_VERIFICATION_ERROR")


@each
def test_the_groups_have_the_indexes_of_the_vector(vector: SelectiveVector) -> None:
    found, stated = vector.grouped, vector.step("derivedGroupIndexes")
    indexes = {name: list(group.indexes) for name, group in found.groups.items()}
    assert indexes == {name: stated[f"{name}Indexes"] for name in indexes}
    others = [at for at in range(len(found.lines)) if at not in indexes["mandatory"]]
    assert others == stated["nonMandatoryIndexes"]


@each_with_groups
def test_the_groups_hold_the_statements_of_the_vector(vector: SelectiveVector) -> None:
    found, stated = vector.grouped, vector.step("derivedAllGroupData")
    assert list(found.lines) == stated["nquads"]
    for name, group in found.groups.items():
        of_vector, indexes = stated["groups"][name], set(group.indexes)
        assert numbered(found.lines, indexes) == of_vector["matching"]
        assert numbered(found.lines, set(range(len(found.lines))) - indexes) == of_vector["nonMatching"]
        theirs = relabelled(of_vector["deskolemizedNQuads"], stated["labelMap"])
        assert sorted(rdf.lines(group.quads, found.labels)) == theirs
    assert relabelled(stated["deskolemizedNQuads"], stated["labelMap"]) == list(found.lines)
    assert sorted(found.labels.values()) == sorted(label for _, label in stated["labelMap"]["value"])


@each_with_groups
def test_the_skolemized_document_is_that_of_the_vector_but_for_the_random_names(vector: SelectiveVector) -> None:
    stated = vector.step("derivedAllGroupData")
    ours = rdf.skolemize(vector.unsigned, vector.contexts, rdf.Work())
    names = {name[1:-1]: vector.grouped.labels[node] for name, node in ours.blank_nodes.items()}
    theirs = {f"urn:bnid:{name}": label for name, label in stated["labelMap"]["value"]}
    assert plain(ours.document, names) == plain(stated["skolemized"]["compact"], theirs)


@each
def test_the_part_that_is_shown_is_that_of_the_vector(vector: SelectiveVector) -> None:
    shown = select_json_ld(vector.unsigned, (*vector.mandatory, *vector.selective))
    assert list(shown.items()) == list(vector.step("derivedUnsignedReveal").items())
