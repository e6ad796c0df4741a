"""Every step of the W3C vectors of bbs-2023, byte for byte: the base proof, the derived one, and its checks."""

from pathlib import Path
from typing import Any

import pytest

from led_vc import rdf
from led_vc.encoding import JsonObject, multibase_decode, multibase_encode
from led_vc.errors import ProofVerificationError, UnsupportedFeatureError
from led_vc.securing.bbs_2023 import BaseProof, DisclosureProof
from led_vc.securing.bbs_2023.base import base_proof
from led_vc.securing.bbs_2023.derive import disclosure
from led_vc.securing.cryptosuite import DerivedProof
from led_vc.securing.data_integrity import Meter, add_base_proof, derive_proof
from led_vc.securing.selective_disclosure import (
    GroupedDocument,
    canonicalize_and_group,
    given_labels,
    label_document,
    parse_pointer,
    select_json_ld,
    shuffled_labels,
)
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
    hmac_key,
    presentation_header,
    private_key,
    public_key_text,
    seeded,
)
from tests.vectors.data_integrity import load, proof_only
from tests.vectors.ecdsa_sd import plain, relabelled

pytestmark = requires_shared
each = pytest.mark.parametrize("vector", BBS_VECTORS, ids=str)
PRC = BBS_VECTORS[1]
FEATURES = ("HolderBinding", "Pseudonym", "PseudonymHB")


def grouped(vector: BbsVector) -> GroupedDocument:
    pointers = {"mandatory": vector.mandatory, "selective": vector.selective}
    groups = {**pointers, "combined": (*vector.mandatory, *vector.selective)}
    return canonicalize_and_group(vector.unsigned, vector.contexts, shuffled_labels(hmac_key()), groups, Meter())


def derived(vector: BbsVector) -> tuple[dict[str, Any], DisclosureProof]:
    request = vector.derive_request(value_of(vector.signed))
    return disclosure(request, presentation_header=presentation_header())


def value_of(secured: JsonObject) -> bytes:
    return multibase_decode(secured["proof"]["proofValue"])


def numbered(lines: tuple[str, ...], indexes: set[int]) -> dict[str, Any]:
    return {"dataType": "Map", "value": [[at, lines[at]] for at in sorted(indexes)]}


def pairs(label_map: Any) -> list[tuple[str, str]]:
    return [(canonical, label) for canonical, label in label_map]


# -- the base proof


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


# -- the derived proof


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


# -- the optional features


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("step", ["addSignedSDBase", "derivedRevealDocument"])
def test_a_proof_with_an_optional_feature_is_not_supported(feature: str, step: str) -> None:
    secured = load(FOLDER / feature / f"{step}.json")
    document = {name: value for name, value in secured.items() if name != "proof"}
    proof = DerivedProof(
        document=document,
        proof={name: value for name, value in secured["proof"].items() if name != "proofValue"},
        proof_value=value_of(secured),
        public_key=private_key().public_key,
        contexts=PRC.contexts,
        meter=Meter(),
    )
    with pytest.raises(UnsupportedFeatureError, match="holder binding and pseudonyms"):
        BBS_2023.verify_derived(proof)


@pytest.mark.parametrize("feature", FEATURES)
def test_nothing_is_derived_from_a_base_proof_with_an_optional_feature(feature: str) -> None:
    secured = load(FOLDER / feature / "addSignedSDBase.json")
    with pytest.raises(UnsupportedFeatureError, match="holder binding and pseudonyms"):
        derive_proof(secured, PRC.contexts, selective_pointers=["/issuer"], random=seeded())


@pytest.mark.parametrize("last", [0x00, 0x01, 0x0A, 0xFF])
def test_a_proof_value_of_another_suite_is_refused(last: int) -> None:
    other = bytes((0xD9, 0x5D, last)) + value_of(PRC.step("derivedRevealDocument"))[3:]
    with pytest.raises(ProofVerificationError):
        DisclosureProof.decode(other)
    with pytest.raises(ProofVerificationError):
        BaseProof.decode(other)


def test_the_vectors_are_read_to_the_last_file() -> None:
    """A file that no test reads would be a step that nobody holds us to."""
    given = {"BBSDeriveMaterial", "BBSKeyMaterial", "README"}
    documents = {"windDoc", "prCredUnsigned", "windMandatory", "windSelective", "prCredMandatory", "prCredSelective"}
    top = {file.stem for file in FOLDER.iterdir() if file.is_file()} - given - documents
    steps = top | {file.stem for file in (FOLDER / "prc").iterdir()}
    sources = Path(__file__).read_text() + Path(__file__).with_name("bbs_2023.py").read_text()
    assert [step for step in sorted(steps) if f'"{step}"' not in sources] == []
    assert len(steps) == 18
