"""Corpus group B: members that would not be signed, and contexts that give words another meaning."""

from typing import Any

import pytest

from led_vc import contexts
from led_vc.contexts import ContextSet
from led_vc.securing.data_integrity import ProofOptions, add_proof
from tests import world
from tests.unit.verify.reading import outcome, verify

EVIL = "https://evil.example/ctx"


def tampered(path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Put `value` at `path` of a credential after it was signed."""
    secured = world.issue(world.summary())
    target: Any = secured
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return secured


DROPPED = {
    "B01 undefined term in the subject": (("credentialSubject", "xyz"), "PhD"),
    "B02 undefined term at the top": (("honours",), "summa"),
    "B04 undefined type": (("type",), ["VerifiableCredential", "LedSummaryCredential", "DoctorateXX"]),
    "B15 direction": (("credentialSubject", "hasClaim", "title"), {"@value": "x", "@direction": "rtl"}),
    "C10 unknown proof option": (("proof", "nonce2"), "1"),
}


@pytest.mark.parametrize("name", DROPPED)
def test_a_member_that_would_not_be_signed_is_data_loss(name: str) -> None:
    assert outcome(verify(tampered(*DROPPED[name])), "proof") == ("failed", "DATA_LOSS_DETECTION_ERROR")


USUAL = list(world.summary()["@context"])
CONTEXTS = {
    "B06 a term set to null": [*USUAL, {"honours": None}],
    "B07 a vocabulary for everything": [*USUAL, {"@vocab": "https://ex.org/#"}],
    "B09 nesting": [*USUAL, {"labels": "@nest"}],
    "B11 an attacker's context": [USUAL[0], EVIL],
    "B12 another order": USUAL[::-1],
    "no context": [],
    "one context as text": USUAL[0],
    "the other profile's": [USUAL[0], "https://w3id.org/led-vc/qualification/v1"],
    "both profiles'": [*USUAL, "https://w3id.org/led-vc/qualification/v1"],
    "the examples": [*USUAL, "https://www.w3.org/ns/credentials/examples/v2"],
    "twice the same": [*USUAL, USUAL[1]],
}


@pytest.mark.parametrize("name", CONTEXTS)
def test_any_contexts_but_the_exact_list_are_not_allowed(name: str) -> None:
    report = verify(tampered(("@context",), CONTEXTS[name]))
    assert outcome(report, "proof") == ("failed", "CONTEXT_NOT_ALLOWED")
    assert report.work.signature_checks == 0


def test_b11_a_signed_attackers_context_is_not_allowed_either() -> None:
    ours = contexts.bundled()
    theirs = ContextSet({**ours.documents, EVIL: ours.document(USUAL[1])})
    document = {**world.summary(), "@context": [USUAL[0], EVIL]}
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    signed = add_proof(document, world.provider(world.UNIVERSITY), world.RDFC, options, theirs)
    assert outcome(verify(signed), "proof") == ("failed", "CONTEXT_NOT_ALLOWED")


def test_a_type_that_no_list_of_contexts_is_laid_down_for_is_not_allowed() -> None:
    document = {**world.summary(), "type": ["VerifiableCredential"], "@context": USUAL[:1]}
    assert outcome(verify({**document, "proof": world.issue(world.summary())["proof"]}), "proof") == (
        "failed",
        "CONTEXT_NOT_ALLOWED",
    )


ONE_BODY = world.record(instellingen=world.record().instellingen[:1])
BODY = "https://led.example/institution/12"


@pytest.mark.parametrize("value", [[BODY, BODY], [BODY], []], ids=["twice the same", "a list of one", "an empty list"])
def test_b17_a_list_that_statements_would_not_show_is_refused(value: list[str]) -> None:
    secured = world.issue(world.summary(ONE_BODY))
    secured["credentialSubject"]["hasClaim"]["awardingBody"] = value
    report = verify(secured)
    assert (report.verdict, report.credential) == ("invalid", None)


@pytest.mark.parametrize("value", [[BODY, BODY], [BODY], []], ids=["twice the same", "a list of one", "an empty list"])
def test_b17_and_refused_by_the_schema_where_it_is_signed(value: list[str]) -> None:
    document = world.summary(ONE_BODY)
    document["credentialSubject"]["hasClaim"]["awardingBody"] = value
    report = verify(world.forge(document, suite=world.JCS))
    assert outcome(report, "data_model") == ("failed", "MALFORMED_VALUE_ERROR")
    assert report.credential is None


def test_b19_a_graph_made_to_label_for_ever_ends_at_a_limit() -> None:
    clique = [f"_:b{k}" for k in range(10)]
    nodes = [{"id": one, "hasClaim": [{"id": other} for other in clique if other != one]} for one in clique]
    secured = tampered(("credentialSubject",), nodes)
    report = verify(secured)
    assert outcome(report, "proof") == ("failed", "COMPLEXITY_LIMIT")
    assert report.credential is None
