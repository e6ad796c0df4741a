"""Presentations: credentials and proofs, each in a graph of its own."""

from typing import Any

import pytest

from led_vc.contexts import CREDENTIALS_V2, SUMMARY_V1
from led_vc.errors import ContextNotAllowedError, DataLossError
from tests.unit.rdf.worlds import canonical, presentation, proof, statements, summary

HOLDS = "<https://www.w3.org/2018/credentials#verifiableCredential>"
PROOF = "<https://w3id.org/security#proof>"


def graph_of(found: list[str], predicate: str) -> set[str]:
    return {line.split(" ")[2] for line in found if predicate in line}


def test_a_credential_stands_in_a_graph_of_its_own() -> None:
    found = statements(presentation(summary()))
    (graph,) = graph_of(found, HOLDS)
    assert sum(line.endswith(f"{graph} .") and HOLDS not in line for line in found) == len(statements(summary()))


def test_the_statements_of_a_presented_credential_are_its_own_statements() -> None:
    alone = {line.removesuffix(" .") for line in statements(summary(id="urn:credential"))}
    presented = {line.rsplit(" ", 2)[0] for line in statements(presentation(summary(id="urn:credential")))}
    assert alone <= presented


def test_every_proof_stands_in_a_graph_of_its_own() -> None:
    found = statements(presentation(summary(proof=proof()), proof=[proof(challenge="a"), proof(challenge="b")]))
    assert len(graph_of(found, PROOF)) == 3


def test_two_credentials_stand_in_two_graphs() -> None:
    other = summary(issuer="did:web:led.example:provider:12")
    assert len(graph_of(statements(presentation([summary(), other])), HOLDS)) == 2


def test_the_same_credential_twice_is_told_apart() -> None:
    found = canonical(presentation([summary(), summary()]))
    assert (len(graph_of(found.nquads.splitlines(), HOLDS)), found.hash_calls > 0) == (2, True)


def test_a_presentation_goes_the_fast_way() -> None:
    assert canonical(presentation(summary(proof=proof()), proof=proof(), holder="did:key:z6Mk")).tier == "walker"


@pytest.mark.parametrize(
    "credential",
    [
        "https://led.example/credential/x",
        {"@context": [CREDENTIALS_V2], "id": "urn:x"},
        {"@context": [CREDENTIALS_V2]},
        {},
        {"@value": "a literal"},
        5,
        [[]],
        [None],
        [],
        None,
        [summary(), "https://led.example/credential/x"],
    ],
)
def test_what_a_graph_would_swallow_is_refused(credential: Any) -> None:
    """JSON-LD drops a credential that is only a URL without a trace."""
    with pytest.raises(DataLossError):
        canonical(presentation(credential))


def test_a_credential_without_a_context_says_nothing_and_is_refused() -> None:
    credential = summary()
    del credential["@context"]
    with pytest.raises(DataLossError):
        canonical(presentation(credential))


@pytest.mark.parametrize("context", [[CREDENTIALS_V2, {"x": "urn:x"}], [CREDENTIALS_V2, "https://evil.example"], {}])
def test_a_presented_credential_has_contexts_of_the_closed_set(context: Any) -> None:
    with pytest.raises(ContextNotAllowedError):
        canonical(presentation(summary(**{"@context": context})))


def test_a_presented_credential_is_read_in_its_own_context_alone() -> None:
    with pytest.raises(DataLossError):
        canonical(presentation(summary(**{"@context": [CREDENTIALS_V2]})))


def test_a_proof_may_repeat_the_context_of_what_it_secures() -> None:
    """As an eddsa-jcs-2022 proof does. https://www.w3.org/TR/vc-di-eddsa/#create-proof-eddsa-jcs-2022"""
    context = [CREDENTIALS_V2, SUMMARY_V1]
    plain, repeated = summary(proof=proof()), summary(proof={"@context": context, **proof()})
    assert statements(repeated) == statements(plain)
    assert statements(presentation(repeated)) == statements(presentation(plain))


@pytest.mark.parametrize("context", [[CREDENTIALS_V2], [SUMMARY_V1, CREDENTIALS_V2], CREDENTIALS_V2])
def test_a_proof_with_another_context_is_refused(context: Any) -> None:
    with pytest.raises(ContextNotAllowedError):
        canonical(summary(proof={"@context": context, **proof()}))


def test_an_enveloped_credential_is_a_link_with_a_type() -> None:
    enveloped = {
        "@context": CREDENTIALS_V2,
        "id": "data:application/vc+jwt,eyJh",
        "type": "EnvelopedVerifiableCredential",
    }
    assert len(statements(presentation(enveloped))) == 3
