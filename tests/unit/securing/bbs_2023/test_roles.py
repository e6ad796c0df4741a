"""The three roles of bbs-2023: who issues, who derives and who verifies."""

import secrets
from typing import Any

import pytest

from led_vc.did import self_contained, split_did_url
from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.errors import ComplexityLimitError, InvalidVerificationMethodError, LedVcError, ProofVerificationError
from led_vc.keys import PrivateKey
from led_vc.securing.bbs import MAXIMUM_MESSAGES, LocalBbsSigner
from led_vc.securing.bbs_2023 import BaseProof, DisclosureProof
from led_vc.securing.data_integrity import Meter, ProofOptions, add_base_proof, derive_proof, verify_proof
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests import world
from tests.disclosed import ANYTHING, CONTEXTS, MANDATORY, SELECTIVE, based, derived, with_value

SIGNER = LocalBbsSigner("did:example:issuer#key", PrivateKey.from_seed("BLS12-381-G2", b"roles"))
OPTIONS = ProofOptions(purpose="assertionMethod", created=None)


def resolve(url: str) -> Any:
    return self_contained(split_did_url(url)[0])


def verify(secured: Any, meter: Meter | None = None) -> dict[str, Any]:
    return verify_proof(secured, "assertionMethod", resolve, CONTEXTS, meter=meter).document


def derive(secured: Any, *pointers: str) -> dict[str, Any]:
    return derive_proof(secured, CONTEXTS, selective_pointers=pointers, random=secrets.token_bytes)


def issue(document: Any, signer: LocalBbsSigner = SIGNER) -> dict[str, Any]:
    return add_base_proof(
        document, signer, BBS_2023, OPTIONS, CONTEXTS, mandatory_pointers=MANDATORY, random=secrets.token_bytes
    )


def value_of(secured: Any) -> bytes:
    return multibase_decode(secured["proof"]["proofValue"])


def refused(secured: Any) -> LedVcError:
    with pytest.raises(LedVcError) as raised:
        verify(secured)
    return raised.value


def test_a_verifier_gets_the_part_that_is_shown_and_checks_one_signature() -> None:
    shown, meter = derived(BBS_2023), Meter()
    found = verify(shown, meter)
    assert found == {name: value for name, value in shown.items() if name != "proof"}
    assert "rooms" not in found["credentialSubject"]["alumniOf"]
    assert meter.work.signature_checks == 1


@pytest.mark.parametrize(
    "pointers", [(), ("",), ("/credentialSubject",), ("/credentialSubject/degrees/0/in",)], ids=str
)
def test_whatever_is_selected_verifies(pointers: tuple[str, ...]) -> None:
    shown = derive(based(BBS_2023), *pointers)
    assert verify(shown)["issuer"] == ANYTHING["issuer"]


def test_everything_may_be_mandatory() -> None:
    secured = add_base_proof(
        ANYTHING, world_signer(), BBS_2023, OPTIONS, CONTEXTS, mandatory_pointers=("",), random=secrets.token_bytes
    )
    shown = derive(secured)
    assert verify(shown) == ANYTHING
    assert DisclosureProof.decode(value_of(shown)).selective_indexes == ()


def world_signer() -> LocalBbsSigner:
    person = world.person("discloser", "BLS12-381-G2")
    return LocalBbsSigner(person.verification_method, person.private_key)


def test_two_derived_proofs_have_no_more_in_common_than_what_they_show() -> None:
    first, second = (derive(based(BBS_2023), *SELECTIVE) for _ in range(2))
    one, other = (DisclosureProof.decode(value_of(shown)) for shown in (first, second))
    assert not {one.bbs_proof[at : at + 32] for at in range(0, len(one.bbs_proof), 16)} & {
        other.bbs_proof[at : at + 32] for at in range(0, len(other.bbs_proof), 16)
    }
    base = BaseProof.decode(value_of(based(BBS_2023)))
    assert base.hmac_key not in value_of(first)
    assert base.signature[:48] not in value_of(first)


def test_a_base_proof_does_not_verify() -> None:
    assert isinstance(refused(based(BBS_2023)), ProofVerificationError)


def test_nothing_is_derived_from_another_documents_base_proof() -> None:
    changed = {**based(BBS_2023), "validFrom": "2024-01-01T00:00:00Z"}
    with pytest.raises(ProofVerificationError, match="not one of this document"):
        derive(changed, *SELECTIVE)


def test_nothing_is_derived_once_a_statement_that_may_be_left_out_is_changed() -> None:
    changed = based(BBS_2023)
    changed["credentialSubject"] = {**changed["credentialSubject"], "alumniOf": {"name": "Another School"}}
    with pytest.raises(ProofVerificationError, match="does not verify"):
        derive(changed)


def test_nothing_is_derived_once_the_proofs_options_are_changed() -> None:
    changed = based(BBS_2023)
    changed["proof"] = {**changed["proof"], "created": "2020-01-01T00:00:00Z"}
    with pytest.raises(ProofVerificationError, match="not one of this document"):
        derive(changed, *SELECTIVE)


@pytest.mark.parametrize("name", ["label_map", "mandatory_indexes", "selective_indexes", "presentation_header"])
def test_a_derived_proof_with_another_component_is_refused(name: str) -> None:
    shown = derived(BBS_2023)
    proof = DisclosureProof.decode(value_of(shown))
    labels = list(proof.label_map.values())
    others: dict[str, Any] = {
        "label_map": dict(zip(proof.label_map, labels[1:] + labels[:1], strict=True)),
        "mandatory_indexes": tuple(at for at in range(len(proof.mandatory_indexes))),
        "selective_indexes": tuple(at + 1 for at in proof.selective_indexes),
        "presentation_header": b"another",
    }
    assert others[name] != getattr(proof, name)
    made = DisclosureProof(
        **{
            "bbs_proof": proof.bbs_proof,
            "label_map": proof.label_map,
            "mandatory_indexes": proof.mandatory_indexes,
            "selective_indexes": proof.selective_indexes,
            "presentation_header": proof.presentation_header,
            name: others[name],
        }
    )
    assert isinstance(refused(with_value(shown, made.encode())), ProofVerificationError)


def test_an_index_of_a_mandatory_statement_that_is_not_there_is_refused() -> None:
    """It changes nothing of what is signed: one proof would have several values."""
    shown = derived(BBS_2023)
    proof = DisclosureProof.decode(value_of(shown))
    statements = len(proof.mandatory_indexes) + len(proof.selective_indexes)
    made = DisclosureProof(
        bbs_proof=proof.bbs_proof,
        label_map=proof.label_map,
        mandatory_indexes=(*proof.mandatory_indexes, statements),
        selective_indexes=proof.selective_indexes,
        presentation_header=b"",
    )
    assert "one place for each" in refused(with_value(shown, made.encode())).detail


def test_a_label_map_that_gives_one_label_to_two_nodes_is_refused() -> None:
    shown = derived(BBS_2023)
    proof = DisclosureProof.decode(value_of(shown))
    assert len(proof.label_map) > 1
    made = DisclosureProof(
        bbs_proof=proof.bbs_proof,
        label_map=dict.fromkeys(proof.label_map, "b0"),
        mandatory_indexes=proof.mandatory_indexes,
        selective_indexes=proof.selective_indexes,
        presentation_header=b"",
    )
    assert "one label to two" in refused(with_value(shown, made.encode())).detail


def test_a_mandatory_statement_cannot_be_left_out() -> None:
    shown = derived(BBS_2023)
    del shown["validFrom"]
    assert isinstance(refused(shown), ProofVerificationError)


def test_a_document_of_more_statements_than_generators_is_refused() -> None:
    many = {**ANYTHING, "credentialSubject": {"id": "did:example:a", "many": list(range(MAXIMUM_MESSAGES + 1))}}
    with pytest.raises(ComplexityLimitError):
        issue(many)


def test_a_thousand_claims_are_signed_shown_and_verified() -> None:
    many = {**ANYTHING, "credentialSubject": {"id": "did:example:a", "many": list(range(1000))}}
    shown = derive(issue(many, world_signer()), "/credentialSubject/many/0", "/credentialSubject/many/999")
    assert verify(shown)["credentialSubject"]["many"] == [0, 999]


def test_the_suite_takes_no_other_kind_of_key() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        LocalBbsSigner("did:example:issuer#key", PrivateKey.from_seed("P-256", b"roles"))
    shown = derived(BBS_2023)
    other = world.person("discloser", "P-256").verification_method
    error = refused({**shown, "proof": {**shown["proof"], "verificationMethod": other}})
    assert isinstance(error, InvalidVerificationMethodError)


def test_another_spelling_of_a_proof_value_is_refused() -> None:
    shown = derived(BBS_2023)
    value = value_of(shown)
    other = {**shown, "proof": {**shown["proof"], "proofValue": multibase_encode(value, "z")}}
    assert isinstance(refused(other), ProofVerificationError)
