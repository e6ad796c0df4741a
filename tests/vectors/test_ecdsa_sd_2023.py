"""Every step of the W3C vectors of ecdsa-sd-2023, byte for byte: the base proof, the derived one, and its checks."""

from pathlib import Path
from typing import Any

import pytest

from led_vc import rdf
from led_vc.encoding import JsonObject, multibase_decode, multibase_encode
from led_vc.securing.data_integrity import Meter, add_base_proof, derive_proof
from led_vc.securing.ecdsa_sd import BaseProof, DisclosureProof
from led_vc.securing.ecdsa_sd.base import base_proof
from led_vc.securing.ecdsa_sd.derive import disclosure
from led_vc.securing.selective_disclosure import (
    GroupedDocument,
    canonicalize_and_group,
    given_labels,
    hmac_labels,
    label_document,
    parse_pointer,
    select_json_ld,
)
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof
from led_vc.securing.suites.ecdsa_sd_2023 import ECDSA_SD_2023
from led_vc.securing.transformations import RDFC
from led_vc.verify import verify_credential
from tests.paths import requires_shared
from tests.vectors.data_integrity import proof_only
from tests.vectors.ecdsa_sd import FOLDER, SD_VECTORS, SdVector, hmac_key, no_randomness, plain, randomness, relabelled

pytestmark = requires_shared
each = pytest.mark.parametrize("vector", SD_VECTORS, ids=lambda vector: vector.folder)


def grouped(vector: SdVector) -> GroupedDocument:
    pointers = {"mandatory": vector.mandatory, "selective": vector.selective}
    groups = {**pointers, "combined": (*vector.mandatory, *vector.selective)}
    return canonicalize_and_group(vector.unsigned, vector.contexts, hmac_labels(hmac_key()), groups, Meter())


def derived(vector: SdVector) -> DisclosureProof:
    return disclosure(vector.derive_request(value_of(vector.signed)))[1]


def value_of(secured: JsonObject) -> bytes:
    return multibase_decode(secured["proof"]["proofValue"])


def multikey(public_key: bytes) -> str:
    return multibase_encode(public_key, "z")


def hexed(signatures: tuple[bytes, ...]) -> list[str]:
    return [one.hex() for one in signatures]


def numbered(lines: tuple[str, ...], indexes: set[int]) -> dict[str, Any]:
    return {"dataType": "Map", "value": [[at, lines[at]] for at in sorted(indexes)]}


# -- the base proof


@each
def test_the_document_has_its_canonical_form(vector: SdVector) -> None:
    canonical = rdf.canonicalize(vector.unsigned, vector.contexts).nquads
    assert canonical.splitlines(keepends=True) == vector.step("addBaseDocCanon")


@each
def test_the_blank_nodes_are_named_by_their_hmacs(vector: SdVector) -> None:
    assert list(grouped(vector).lines) == vector.step("addBaseDocHMACCanon")


@each
def test_the_mandatory_pointers_point_at_the_values_of_the_vector(vector: SdVector) -> None:
    for stated in vector.step("addPointerValues"):
        value: Any = select_json_ld(vector.unsigned, [stated["pointer"]])
        for token in parse_pointer(stated["pointer"]):
            value = value[token]
        assert value == stated["value"]


@each
def test_mandatory_statements_are_told_from_the_others(vector: SdVector) -> None:
    found, stated = grouped(vector), vector.step("addBaseTransform")
    mandatory = set(found.groups["mandatory"].indexes)
    assert stated["mandatoryPointers"] == list(vector.mandatory)
    assert numbered(found.lines, mandatory) == stated["mandatory"]
    assert numbered(found.lines, set(range(len(found.lines))) - mandatory) == stated["nonMandatory"]
    assert hmac_key() == bytes.fromhex(stated["hmacKeyString"])


@each
def test_the_proof_configuration_is_that_of_the_vector_and_has_its_canonical_form(vector: SdVector) -> None:
    config = {**vector.proof, "@context": vector.unsigned["@context"]}
    assert config == vector.step("addProofConfig")
    assert RDFC.canonicalize(config, vector.contexts, "P-256", Meter()).decode() == vector.text("addProofConfigCanon")


@each
def test_the_options_and_the_mandatory_statements_have_their_hashes(vector: SdVector) -> None:
    found, stated = grouped(vector), vector.step("addHashData")
    mandatory = [found.lines[at] for at in found.groups["mandatory"].indexes]
    assert hash_proof(vector.proof, vector.unsigned, vector.contexts, Meter()).hex() == stated["proofHash"]
    assert hash_mandatory(mandatory).hex() == stated["mandatoryHash"]


@each
def test_the_signatures_are_those_of_the_vector(vector: SdVector) -> None:
    made, stated = base_proof(vector.base_request(), vector.signer), vector.step("addRawBaseSignatureInfo")
    assert made.base_signature.hex() == stated["baseSignature"]
    assert multikey(made.public_key) == stated["publicKey"]
    assert hexed(made.signatures) == stated["signatures"]


@each
def test_the_document_with_its_base_proof_is_that_of_the_vector(vector: SdVector) -> None:
    made = add_base_proof(
        vector.unsigned, vector.signer, ECDSA_SD_2023, vector.options, vector.contexts,
        mandatory_pointers=vector.mandatory, random=randomness(),
    )  # fmt: skip
    assert made == vector.signed


@each
def test_a_base_proof_is_refused(vector: SdVector) -> None:
    report = verify_credential(vector.signed, proof_only())
    assert (report.verdict, report.check("proof").code) == ("invalid", "PROOF_VERIFICATION_ERROR")


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
def test_the_groups_have_the_indexes_of_the_vector(vector: SdVector) -> None:
    found, stated = grouped(vector), vector.step("derivedGroupIndexes")
    indexes = {name: list(group.indexes) for name, group in found.groups.items()}
    assert indexes == {name: stated[f"{name}Indexes"] for name in indexes}
    others = [at for at in range(len(found.lines)) if at not in indexes["mandatory"]]
    assert others == stated["nonMandatoryIndexes"]


@each
def test_the_groups_hold_the_statements_of_the_vector(vector: SdVector) -> None:
    found, stated = grouped(vector), vector.step("derivedAllGroupData")
    assert list(found.lines) == stated["nquads"]
    for name, group in found.groups.items():
        of_vector, indexes = stated["groups"][name], set(group.indexes)
        assert numbered(found.lines, indexes) == of_vector["matching"]
        assert numbered(found.lines, set(range(len(found.lines))) - indexes) == of_vector["nonMatching"]
        theirs = relabelled(of_vector["deskolemizedNQuads"], stated["labelMap"])
        assert sorted(rdf.lines(group.quads, found.labels)) == theirs
    assert relabelled(stated["deskolemizedNQuads"], stated["labelMap"]) == list(found.lines)
    assert sorted(found.labels.values()) == sorted(label for _, label in stated["labelMap"]["value"])


@each
def test_the_skolemized_document_is_that_of_the_vector_but_for_the_random_names(vector: SdVector) -> None:
    stated = vector.step("derivedAllGroupData")
    ours = rdf.skolemize(vector.unsigned, vector.contexts, rdf.Work())
    names = {name[1:-1]: grouped(vector).labels[node] for name, node in ours.blank_nodes.items()}
    theirs = {f"urn:bnid:{name}": label for name, label in stated["labelMap"]["value"]}
    assert plain(ours.document, names) == plain(stated["skolemized"]["compact"], theirs)


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
def test_the_part_that_is_shown_is_that_of_the_vector(vector: SdVector) -> None:
    shown = select_json_ld(vector.unsigned, (*vector.mandatory, *vector.selective))
    assert list(shown.items()) == list(vector.step("derivedUnsignedReveal").items())


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
    steps = {file.stem for vector in SD_VECTORS for file in (FOLDER / "ecdsa-sd-2023" / vector.folder).iterdir()}
    sources = Path(__file__).read_text() + Path(__file__).with_name("ecdsa_sd.py").read_text()
    assert [step for step in sorted(steps) if f'"{step}"' not in sources] == []
    assert len(steps) == 20
