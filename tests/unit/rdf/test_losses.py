"""What would not be signed is an error: attack corpus B01 - B21, and the rest of the class.

Each document differs from one that is signed in a way that JSON-LD itself passes over in silence.
"""

from typing import Any

import pytest

from led_vc.contexts import CREDENTIALS_V2, SUMMARY_V1, bundled
from led_vc.errors import (
    ComplexityLimitError,
    ContextNotAllowedError,
    DataLossError,
    LedVcError,
    ProofTransformationError,
)
from led_vc.rdf import Limits, canonicalize
from led_vc.rdf.documents.scopes import scopes_of
from led_vc.rdf.documents.walker import walk
from tests.unit.rdf.worlds import EXAMPLES_V2, canonical, contexts_with, statements, summary

SUBJECT = {"id": "did:key:z6Mk", "familyName": "Van de Casteele", "birthYear": "1978"}


def with_subject(**changes: Any) -> dict[str, Any]:
    return summary(credentialSubject={**SUBJECT, **changes})


@pytest.mark.parametrize(
    "document",
    [
        with_subject(xyz="PhD"),  # B01
        summary(honours="summa"),  # B02
        summary(type=["VerifiableCredential", "LedSummaryCredential", "DoctorateXX"]),  # B04
        with_subject(givenName={"@value": "Zoë", "@language": "nl", "@direction": "rtl"}),  # B15
        with_subject(givenName={"@value": "Zoë", "@index": "hidden"}),
        with_subject(givenName=["Zoë", "Zoë"]),  # B17
        with_subject(givenName=[]),
        with_subject(givenName=None),
        with_subject(givenName=["Zoë", None]),
        with_subject(givenName=[["Zoë"]]),
        with_subject(givenName={"@value": None}),
        with_subject(givenName={"@language": "nl"}),
        with_subject(givenName={"@value": "Zoë", "@language": "not a language"}),
        with_subject(givenName={"@value": "Zoë", "@type": "undefined"}),
        with_subject(givenName={"@value": "Zoë", "extra": "hidden"}),
        with_subject(**{"@nest": {"givenName": "Zoë"}}),
        with_subject(**{"@included": [{"id": "urn:x", "givenName": "Zoë"}]}),
        with_subject(**{"@reverse": {"issuer": {"id": "urn:x"}}}),
        with_subject(**{"@index": "hidden"}),
        with_subject(**{"@unknown": "hidden"}),
        with_subject(**{"": "hidden"}),
        with_subject(id="relative"),
        with_subject(id="#fragment"),
        with_subject(id=""),
        with_subject(id=None),
        with_subject(id="_:label"),
        with_subject(type=[]),
        summary(credentialSchema={"type": "JsonSchema", "jsonSchema": None}),
        summary(issuer="relative"),
        summary(issuer="https://with space"),
        summary(type=["VerifiableCredential", "VerifiableCredential", "LedSummaryCredential"]),
        {"@context": [CREDENTIALS_V2], "id": "urn:only"},
        {"@context": [CREDENTIALS_V2]},
    ],
)
def test_a_member_that_would_not_be_signed_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(DataLossError):
        canonical(document)


@pytest.mark.parametrize(
    "context",
    [
        [CREDENTIALS_V2, SUMMARY_V1, {"honours": None}],  # B06
        [CREDENTIALS_V2, SUMMARY_V1, {"@vocab": "https://ex.org/#"}],  # B07
        [CREDENTIALS_V2, SUMMARY_V1, {"labels": "@nest"}],  # B09
        [CREDENTIALS_V2, "https://evil.example/context"],  # B11
        [CREDENTIALS_V2, [SUMMARY_V1]],
        {"@vocab": "https://ex.org/#"},
        [],
        5,
        None,
        [CREDENTIALS_V2, 5],
        [CREDENTIALS_V2] * 17,
    ],
)
def test_a_context_that_is_not_of_the_closed_set_is_refused(context: Any) -> None:
    with pytest.raises(ContextNotAllowedError):
        canonical(summary(**{"@context": context}))


def test_a_document_without_a_context_is_refused() -> None:
    document = summary()
    del document["@context"]
    with pytest.raises(ContextNotAllowedError):
        canonical(document)


@pytest.mark.parametrize("place", ["credentialSubject", "credentialStatus", "issuer"])
def test_a_context_within_the_document_is_refused(place: str) -> None:
    with pytest.raises(ContextNotAllowedError):
        canonical(summary(**{place: {"@context": CREDENTIALS_V2, "id": "did:key:z6Mk"}}))


def test_a_set_whose_contexts_contradict_each_other_is_refused() -> None:
    with pytest.raises(ContextNotAllowedError, match="protected"):
        canonicalize(
            {"@context": [CREDENTIALS_V2, "https://test.example/v1"], "name": "x"},
            contexts_with({"name": "urn:other:name"}),
        )


@pytest.mark.parametrize(
    "document",
    [
        with_subject(id=5),
        with_subject(type=5),
        with_subject(type=["Person", {}]),
        with_subject(**{"@id": "urn:second"}),
        with_subject(givenName={"@value": ["Zoë"]}),
        with_subject(givenName={"@value": "Zoë", "@type": "urn:t", "@language": "nl"}),
        with_subject(givenName={"@value": 5, "@language": "nl"}),
        with_subject(givenName={"@value": "Zoë", "@type": 5}),
        with_subject(givenName="lone \ud800 surrogate"),
        with_subject(givenName=float("nan")),
    ],
)
def test_what_is_not_json_ld_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(ProofTransformationError):
        canonical(document)


def test_a_poisoned_claim_ends_at_the_limit_of_hash_calls() -> None:  # B19
    nodes = [f"_:n{number}" for number in range(10)]
    clique = [{"id": node, "knows": [{"id": other} for other in nodes if other != node]} for node in nodes]
    document = {"@context": [CREDENTIALS_V2, EXAMPLES_V2], "type": "VerifiableCredential", "credentialSubject": clique}
    with pytest.raises(ComplexityLimitError, match="hash calls"):
        canonical(document)


def test_nodes_within_nodes_without_end_are_refused() -> None:
    node: dict[str, Any] = {"name": "deepest"}
    for _ in range(5000):
        node = {"knows": node}
    with pytest.raises(ComplexityLimitError):
        canonical({"@context": [CREDENTIALS_V2, EXAMPLES_V2], **node})


def test_more_statements_than_the_limit_are_refused() -> None:
    document = {"@context": [CREDENTIALS_V2, EXAMPLES_V2], "name": [f"name {number}" for number in range(2001)]}
    with pytest.raises(ComplexityLimitError):
        canonical(document)
    with pytest.raises(ComplexityLimitError):
        canonicalize(summary(), contexts_with({}), limits=Limits(max_quads=3))


def test_the_walker_itself_stops_at_the_limit_of_statements() -> None:
    with pytest.raises(ComplexityLimitError):
        walk(summary(), scopes_of(bundled()), Limits(max_quads=3))


def test_json_values_change_with_their_numbers_and_not_with_their_order() -> None:  # B21
    def schema(value: Any) -> list[str]:
        return statements(summary(credentialSchema={"type": "JsonSchema", "jsonSchema": value}))

    assert schema({"a": 1, "b": 2}) == schema({"b": 2, "a": 1.0})
    assert schema({"a": 1}) != schema({"a": 2})
    assert schema({"a": None}) != schema({})
    assert schema(["a", "a"]) != schema(["a"])


def test_a_single_value_and_a_list_of_one_are_the_same_statement() -> None:
    assert statements(with_subject(givenName="Zoë")) == statements(with_subject(givenName=["Zoë"]))


def test_a_statement_made_at_two_places_is_refused() -> None:
    twice = {"id": "urn:x", "givenName": "Zoë"}
    with pytest.raises(DataLossError, match="twice"):
        canonical(summary(issuer=twice, credentialSubject=twice))


def test_blank_node_identifiers_that_link_are_signed_and_others_refused() -> None:
    linked: dict[str, Any] = {
        "@context": [CREDENTIALS_V2, EXAMPLES_V2],
        "name": "a",
        "knows": [{"id": "_:x", "name": "b"}],
    }
    with pytest.raises(DataLossError):
        canonical(linked)
    linked["credentialSubject"] = {"id": "_:x"}
    renamed = {**linked, "knows": [{"id": "_:y", "name": "b"}], "credentialSubject": {"id": "_:y"}}
    assert statements(linked) == statements(renamed)


def test_an_error_names_a_term_and_never_quotes_data() -> None:
    for name, quoted in (("honours", True), ("85073003328", False), ("Jan Peeters", False), ("x" * 41, False)):
        with pytest.raises(LedVcError) as caught:
            canonical(with_subject(**{name: "a value"}))
        assert (name in str(caught.value)) is quoted
        assert "a value" not in str(caught.value)
