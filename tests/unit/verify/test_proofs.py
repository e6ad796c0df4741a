"""Proofs as they may and may not be written. Those that are bent, borrowed or too many: tests/corpus, group C."""

from datetime import timedelta
from typing import Any

import pytest

from led_vc import contexts
from led_vc.encoding import multibase_encode
from led_vc.securing.data_integrity import Meter
from led_vc.securing.data_integrity.hashing import HashedDocument
from tests import world
from tests.unit.verify.reading import outcome, verify


def signed(**changes: Any) -> dict[str, Any]:
    """Return a credential whose proof was changed after signing; `...` takes a member away."""
    secured = world.issue(world.summary())
    proof = {**secured["proof"], **changes}
    return {**secured, "proof": {name: value for name, value in proof.items() if value is not ...}}


@pytest.mark.parametrize("value", [..., 5, "", "z", "z0OIl", "not multibase", "z" + "1" * 5000])
def test_a_signature_that_cannot_be_read_does_not_hold(value: Any) -> None:
    assert outcome(verify(signed(proofValue=value)), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def proof_of_unlisted(**changes: Any) -> tuple[str, str | None]:
    did = world.NAMES.did_of(99)
    secured = world.forge({**world.summary(), "issuer": did}, signer=world.provider(99))
    return outcome(verify(secured, documents={did: world.controller(did, world.provider(99), **changes)}), "proof")


def test_a_key_from_a_given_document_verifies() -> None:
    assert proof_of_unlisted() == ("passed", None)


def test_a_method_that_names_another_controller_is_not_this_ones() -> None:
    assert proof_of_unlisted(named="did:web:other.example") == ("failed", "INVALID_VERIFICATION_METHOD")


def test_a_key_that_its_own_document_calls_revoked_later_counted_before() -> None:
    assert proof_of_unlisted(revoked=world.ISSUED + timedelta(hours=1)) == ("passed", None)


def test_a_key_past_its_own_time_does_not_count() -> None:
    assert proof_of_unlisted(expires=world.ISSUED) == ("failed", "EXPIRED")


def test_a_proof_of_an_issuer_that_does_not_say_when_it_was_made_cannot_be_trusted() -> None:
    config = {name: value for name, value in signed(created=...)["proof"].items() if name != "proofValue"}
    hashed = HashedDocument(document=world.summary(), contexts=contexts.bundled(), meter=Meter())
    signature = world.provider(world.UNIVERSITY).sign(hashed.data(world.RDFC, "Ed25519", config))
    proof = {**config, "proofValue": multibase_encode(signature, "z")}
    report = verify({**world.summary(), "proof": proof})
    assert outcome(report, "proof") == ("failed", "PROOF_VERIFICATION_ERROR")
    assert report.work.signature_checks == 1
    assert "when it was made" in report.check("proof").detail


@pytest.mark.parametrize("member", ["created", "expires"])
@pytest.mark.parametrize("value", ["yesterday", "2026-11-23", "2026-11-23T09:00:00", 5, None, ["2026-11-23T09:00:00Z"]])
def test_a_time_that_is_not_a_time_does_not_hold(member: str, value: Any) -> None:
    report = verify(signed(**{member: value}))
    assert report.check("proof").outcome == "failed"
    assert report.credential is None


def with_proofs(*proofs: Any) -> dict[str, Any]:
    return {**world.summary(), "proof": list(proofs)}


def test_c31_a_proof_whose_previous_one_is_gone_does_not_hold() -> None:
    report = verify(signed(previousProof="urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544"))
    assert (report.verdict, report.check("proof").code) == ("invalid", "PROOF_VERIFICATION_ERROR")


def test_eight_proofs_cost_one_canonical_form_of_the_document() -> None:
    once, often = verify(signed()), verify(with_proofs(*[signed()["proof"]] * 8))
    assert often.work.signature_checks == 8
    assert often.work.quads < 8 * once.work.quads


@pytest.mark.parametrize(
    "change", [{"type": "Ed25519Signature2018"}, {"cryptosuite": "rsa-1"}, {"cryptosuite": ["a"]}, {"type": ...}]
)
def test_a_proof_of_a_kind_that_is_not_known_is_never_good(change: dict[str, Any]) -> None:
    report = verify(signed(**change))
    assert (report.verdict, report.check("proof").code) == ("indeterminate", "UNSUPPORTED_FEATURE")
    assert report.credential is None


@pytest.mark.parametrize("value", [..., 5, "", "#k1", "did:web:led.example:provider:11", "https://led.example/k1"])
def test_a_method_that_is_not_a_did_url_is_invalid(value: Any) -> None:
    report = verify(signed(verificationMethod=value))
    assert report.verdict == "invalid"
    assert report.credential is None


def test_the_context_of_a_jcs_proof_is_the_documents() -> None:
    secured = world.issue(world.summary(), suite=world.JCS)
    others: list[Any] = [secured["@context"][:1], [], None, secured["@context"][::-1]]
    for context in others:
        changed = {**secured, "proof": {**secured["proof"], "@context": context}}
        assert outcome(verify(changed), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def test_an_rdfc_proof_with_a_context_of_its_own_is_refused_since_nothing_would_sign_it() -> None:
    report = verify(signed(**{"@context": ["https://www.w3.org/ns/credentials/v2"]}))
    assert outcome(report, "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def test_an_rdfc_proof_that_repeats_the_documents_context_is_fine() -> None:
    assert verify(signed(**{"@context": world.summary()["@context"]})).verdict == "valid"
