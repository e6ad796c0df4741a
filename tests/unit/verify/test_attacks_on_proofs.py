"""Corpus group C: proofs that are missing, bent, borrowed or too many."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from led_vc import contexts
from led_vc.did import ControllerDocument, VerificationMethod
from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.securing.data_integrity import Meter
from led_vc.securing.data_integrity.hashing import HashedDocument
from led_vc.securing.suites import SUITES
from tests import world
from tests.unit.verify.reading import outcome, verify

L = 2**252 + 27742317777372353535851937790883648493


def signed(**changes: Any) -> dict[str, Any]:
    """Return a credential whose proof was changed after signing; `...` takes a member away."""
    secured = world.issue(world.summary())
    proof = {**secured["proof"], **changes}
    return {**secured, "proof": {name: value for name, value in proof.items() if value is not ...}}


@pytest.mark.parametrize("proof", [..., [], {}, None, "proof", [5], [{}]])
def test_c01_c02_a_document_without_a_proof_is_a_parsing_error(proof: Any) -> None:
    secured = {**world.issue(world.summary()), "proof": proof}
    if proof is ...:
        del secured["proof"]
    assert outcome(verify(secured), "proof") == ("failed", "PARSING_ERROR")


@pytest.mark.parametrize("position", range(64))
def test_c04_one_bit_of_the_signature_decides(position: int) -> None:
    value = bytearray(multibase_decode(signed()["proof"]["proofValue"]))
    value[position] ^= 1 << (position % 8)
    report = verify(signed(proofValue=multibase_encode(bytes(value), "z")))
    assert outcome(report, "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def other_base(value: bytes) -> str:
    return multibase_encode(value, "u")


def longer(value: bytes) -> str:
    return multibase_encode(value + b"\0", "z")


def added_order(value: bytes) -> str:
    s = int.from_bytes(value[32:], "little") + L
    return multibase_encode(value[:32] + s.to_bytes(32, "little"), "z")


@pytest.mark.parametrize("rewrite", [other_base, longer, added_order], ids=["C05", "one byte more", "C27"])
def test_a_signature_has_one_spelling(rewrite: Callable[[bytes], str]) -> None:
    value = multibase_decode(signed()["proof"]["proofValue"])
    assert outcome(verify(signed(proofValue=rewrite(value))), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


@pytest.mark.parametrize("value", [..., 5, "", "z", "z0OIl", "not multibase", "z" + "1" * 5000])
def test_a_signature_that_cannot_be_read_does_not_hold(value: Any) -> None:
    assert outcome(verify(signed(proofValue=value)), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def test_c07_the_same_signature_under_another_suite_does_not_hold() -> None:
    assert outcome(verify(signed(cryptosuite="eddsa-jcs-2022")), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")
    context = world.summary()["@context"]
    report = verify(signed(cryptosuite="eddsa-jcs-2022", **{"@context": context}))
    assert outcome(report, "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def test_c09_a_suite_takes_its_own_kind_of_key_alone() -> None:
    report = verify(signed(cryptosuite="ecdsa-rdfc-2019"))
    assert outcome(report, "proof") == ("failed", "INVALID_VERIFICATION_METHOD")
    assert report.work.signature_checks == 0


@pytest.mark.parametrize(
    "change", [{"created": "2026-11-23T09:00:01Z"}, {"created": ...}, {"expires": "2030-01-01T00:00:00Z"}]
)
def test_c10_every_option_of_the_proof_is_signed(change: dict[str, Any]) -> None:
    assert outcome(verify(signed(**change)), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


@pytest.mark.parametrize("suite", [world.RDFC, world.JCS], ids=lambda suite: suite.name)
def test_c11_a_proof_made_to_authenticate_does_not_assert(suite: Any) -> None:
    report = verify(world.forge(world.summary(), purpose="authentication", suite=suite))
    assert outcome(report, "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def test_c13_a_strangers_valid_signature_under_the_registers_name_is_not_the_issuers() -> None:
    report = verify(world.forge(world.summary(), signer=world.STRANGER))
    assert outcome(report, "issuer") == ("failed", "INVALID_VERIFICATION_METHOD")
    assert (report.verdict, report.credential, report.issuer) == ("invalid", None, None)


def controller(did: str, **changes: Any) -> ControllerDocument:
    """Return the document of an issuer that no list knows, whose key is the world's for provider 99."""
    signer = world.provider(99)
    method = VerificationMethod(
        id=signer.verification_method,
        controller=changes.get("controller", did),
        public_key=signer.public_key,
        expires=changes.get("expires"),
        revoked=changes.get("revoked"),
    )
    named = frozenset({method.id})
    return ControllerDocument(
        id=did,
        verification_methods={method.id: method},
        assertion_method=changes.get("assertion_method", named),
        authentication=named,
    )


def proof_of_unlisted(**changes: Any) -> tuple[str, str | None]:
    did = world.NAMES.did_of(99)
    secured = world.forge({**world.summary(), "issuer": did}, signer=world.provider(99))
    return outcome(verify(secured, documents={did: controller(did, **changes)}), "proof")


def test_a_key_from_a_given_document_verifies() -> None:
    assert proof_of_unlisted() == ("passed", None)


def test_c15_a_key_for_authentication_does_not_assert() -> None:
    failed = ("failed", "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD")
    assert proof_of_unlisted(assertion_method=frozenset()) == failed


def test_a_method_that_names_another_controller_is_not_this_ones() -> None:
    assert proof_of_unlisted(controller="did:web:other.example") == ("failed", "INVALID_VERIFICATION_METHOD")


def test_c17_a_key_that_its_own_document_calls_revoked_by_then_does_not_count() -> None:
    assert proof_of_unlisted(revoked=world.ISSUED) == ("failed", "KEY_REVOKED")
    assert proof_of_unlisted(revoked=world.ISSUED + timedelta(hours=1)) == ("passed", None)


def test_a_key_past_its_own_time_does_not_count() -> None:
    assert proof_of_unlisted(expires=world.ISSUED) == ("failed", "EXPIRED")


def test_c19_a_proof_may_be_made_four_minutes_ahead_and_not_ten() -> None:
    ahead = world.forge(world.summary(), created=world.NOW + timedelta(minutes=10))
    assert outcome(verify(ahead), "proof") == ("failed", "NOT_YET_VALID")
    near = world.forge(world.summary(), created=world.NOW + timedelta(minutes=4))
    assert verify(near).verdict == "valid"


def test_a_proof_of_an_issuer_that_does_not_say_when_it_was_made_cannot_be_trusted() -> None:
    config = {name: value for name, value in signed(created=...)["proof"].items() if name != "proofValue"}
    hashed = HashedDocument(document=world.summary(), contexts=contexts.bundled(), meter=Meter())
    signature = world.provider(world.UNIVERSITY).sign(hashed.data(world.RDFC, "Ed25519", config))
    proof = {**config, "proofValue": multibase_encode(signature, "z")}
    report = verify({**world.summary(), "proof": proof})
    assert outcome(report, "proof") == ("failed", "PROOF_VERIFICATION_ERROR")
    assert report.work.signature_checks == 1
    assert "when it was made" in report.check("proof").detail


def test_c21_a_proof_that_has_expired_does_not_count() -> None:
    secured = world.forge(world.summary(), expires=world.NOW)
    assert outcome(verify(secured), "proof") == ("failed", "EXPIRED")


@pytest.mark.parametrize("member", ["created", "expires"])
@pytest.mark.parametrize("value", ["yesterday", "2026-11-23", "2026-11-23T09:00:00", 5, None, ["2026-11-23T09:00:00Z"]])
def test_a_time_that_is_not_a_time_does_not_hold(member: str, value: Any) -> None:
    report = verify(signed(**{member: value}))
    assert report.check("proof").outcome == "failed"
    assert report.credential is None


def test_c22_a_der_signature_is_not_a_signature() -> None:
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    signer = world.provider(world.UNIVERSITY, algorithm="P-256")
    trusted = world.trusted_provider(keys=(world.trusted_key(world.UNIVERSITY, public_key=signer.public_key),))
    secured = world.forge(world.summary(), signer=signer, suite=SUITES["ecdsa-rdfc-2019"])
    assert verify(secured, trust=world.trust(trusted)).verdict == "valid"
    raw = multibase_decode(secured["proof"]["proofValue"])
    der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    secured["proof"]["proofValue"] = multibase_encode(der, "z")
    assert outcome(verify(secured, trust=world.trust(trusted)), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")


def with_proofs(*proofs: Any) -> dict[str, Any]:
    return {**world.summary(), "proof": list(proofs)}


def test_a_set_of_good_proofs_of_the_issuer_is_valid() -> None:
    rdfc, jcs = world.issue(world.summary()), world.issue(world.summary(), suite=world.JCS)
    report = verify(with_proofs(rdfc["proof"], jcs["proof"]))
    assert (report.verdict, report.work.signature_checks) == ("valid", 2)


def test_c28_one_bad_proof_spoils_the_set() -> None:
    good, bad = signed()["proof"], signed(created="2026-11-23T09:00:01Z")["proof"]
    assert verify(with_proofs(good, bad)).verdict == "invalid"
    assert verify(with_proofs(bad, good)).verdict == "invalid"


def test_a_strangers_proof_beside_the_issuers_spoils_the_set() -> None:
    mine, other = signed()["proof"], world.forge(world.summary(), signer=world.STRANGER)["proof"]
    assert outcome(verify(with_proofs(mine, other)), "issuer") == ("failed", "INVALID_VERIFICATION_METHOD")


def test_c31_a_proof_that_names_a_previous_one_is_not_called_whole() -> None:
    report = verify(signed(previousProof="urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544"))
    assert (report.verdict, report.check("proof").code) == ("indeterminate", "UNSUPPORTED_FEATURE")


def test_c33_sixty_five_proofs_are_too_many_and_none_is_checked() -> None:
    report = verify(with_proofs(*[signed()["proof"]] * 65))
    assert outcome(report, "proof") == ("failed", "COMPLEXITY_LIMIT")
    assert report.work.signature_checks <= 8


def test_eight_proofs_cost_one_canonical_form_of_the_document() -> None:
    once, often = verify(signed()), verify(with_proofs(*[signed()["proof"]] * 8))
    assert often.work.signature_checks == 8
    assert often.work.quads < 8 * once.work.quads


@pytest.mark.parametrize(
    "change", [{"type": "Ed25519Signature2020"}, {"cryptosuite": "rsa-1"}, {"cryptosuite": ["a"]}, {"type": ...}]
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
