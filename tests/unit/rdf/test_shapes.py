"""Functions for the shapes that are issued here: what they cover, and that a hair beside it they do not answer.

The bugs that changed values alone had not shown in an earlier design are here one by one.
"""

import json
from typing import Any

import pytest

from led_vc.contexts import CREDENTIALS_V2, QUALIFICATION_V1, SUMMARY_V1, ContextSet, bundled
from led_vc.errors import ComplexityLimitError, DataLossError, LedVcError, ProofTransformationError
from led_vc.rdf import Limits, canonicalize
from led_vc.rdf.documents.quads import walked
from led_vc.rdf.documents.scopes import Scopes
from led_vc.rdf.limits import DEFAULT_LIMITS, Work
from led_vc.rdf.rdfc10 import canonicalize_quads
from led_vc.rdf.shapes import MAXIMUM_DEPTH, TEMPLATES, Shapes, shapes_of
from led_vc.rdf.shapes.compiled import Shape
from led_vc.rdf.shapes.profiles import OPEN_BADGES_V3
from led_vc.rdf.shapes.template import AnyOf, Node
from led_vc.securing.data_integrity import ProofOptions
from led_vc.securing.data_integrity.create import proof_configuration
from led_vc.securing.suites.eddsa_rdfc_2022 import EDDSA_RDFC_2022
from tests import world
from tests.paths import SHARED, requires_shared

STATUS = {
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "7",
    "statusListCredential": "https://led.example/status/12",
}


def walked_only(document: dict[str, Any], contexts: ContextSet | None = None) -> str:
    return canonicalize_quads(walked(document, contexts or bundled(), DEFAULT_LIMITS), Work(), "sha256").nquads


def summary_with(**claims: Any) -> dict[str, Any]:
    document = world.summary()
    document["credentialSubject"]["hasClaim"] |= claims
    return document


def presentation() -> dict[str, Any]:
    shown = world.show(world.issue(world.summary()))
    return {name: value for name, value in shown.items() if name != "proof"}


def configuration(context: list[str]) -> dict[str, Any]:
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED, domain="https://employer.example")
    method = "did:web:led.example:provider:11#k1"
    return {"@context": context, **proof_configuration({}, method, EDDSA_RDFC_2022, options)}


@pytest.mark.parametrize(
    "document",
    [
        world.summary(),
        world.qualification(),
        summary_with(awardingBody=["https://led.example/institution/2", "https://led.example/institution/1"]),
        summary_with(awardingBodyName=["Universiteit Gent"]),
        presentation(),
        configuration([CREDENTIALS_V2]),
        configuration([CREDENTIALS_V2, SUMMARY_V1]),
        configuration([CREDENTIALS_V2, QUALIFICATION_V1]),
        {name: value for name, value in world.signed_status_list(3).items() if name != "proof"},
    ],
)
def test_what_is_issued_here_has_a_shape_and_the_statements_of_the_walker(document: dict[str, Any]) -> None:
    found = canonicalize(document, bundled())
    assert (found.tier, found.nquads, found.quads) == ("shape", walked_only(document), found.nquads.count("\n"))


@requires_shared
@pytest.mark.parametrize("name", ["qualification", "qualification-equivalence", "summary", "open-badge"])
def test_the_published_examples_have_a_shape(name: str) -> None:
    badges = SHARED / "reference" / "data" / "open-badges" / "context" / "ob-v3p0-context-3.0.3.json"
    contexts = bundled().extended({OPEN_BADGES_V3: json.loads(badges.read_text())})
    document = json.loads((SHARED / "credential" / "examples" / f"{name}.json").read_text())
    found = canonicalize(document, contexts)
    assert (found.tier, found.nquads) == ("shape", walked_only(document, contexts))


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (
            summary_with(awardingBody=["urn:a:b", "urn:a:b"]),
            DataLossError,
        ),  # hashed twice in a blank node's block, once
        (summary_with(title="\ud800"), ProofTransformationError),
        (summary_with(title=None), DataLossError),
        (summary_with(awardingBody=[]), DataLossError),
        (summary_with(awardingBody=[["urn:a:b"]]), DataLossError),
        (summary_with(undefined="x"), DataLossError),
        (summary_with(level="relative"), DataLossError),
        (summary_with(level="urn:a:b\nurn:a:c"), DataLossError),
        (summary_with(level="urn:a:b> <urn:p> <urn:o"), DataLossError),
        (summary_with(awardingBody=["urn:a:b\nurn:a:c", "urn:a:d"]), DataLossError),
        (summary_with(level="_:b0"), DataLossError),
        ({**world.summary(), "type": ["VerifiableCredential", "LedSummaryCredential", "X"]}, DataLossError),
    ],
)
def test_what_would_not_be_signed_is_refused_as_everywhere(document: dict[str, Any], error: type[LedVcError]) -> None:
    with pytest.raises(error):
        canonicalize(document, bundled())


@pytest.mark.parametrize(
    "document",
    [
        summary_with(title='the "great" title'),
        summary_with(title="back\\slash"),
        summary_with(title="tab\t"),
        summary_with(title="line\u2028separator"),
        summary_with(title={"@value": "x", "@language": "nl"}),
        summary_with(title=["one", "two"]),
        summary_with(title=5),
        summary_with(level="https://led.example/é"),
        {**world.summary(), "id": "urn:x"},
        {**world.summary(), "validFrom": "2026-11-23T09:00:00Z"},
        {**world.summary(), "credentialStatus": [STATUS, {**STATUS, "statusListIndex": "8"}]},
        {**world.summary(), "type": ["LedSummaryCredential", "VerifiableCredential"]},
        {**world.qualification(), "credentialSchema": {"id": "urn:x", "type": "JsonSchema", "jsonSchema": {"a": 1}}},
        {**world.qualification(), "evidence": {**world.qualification()["evidence"], "recordVersion": True}},
        {**world.qualification(), "termsOfUse": {"id": "https://led.example/refresh", "type": "LedTermsOfUse"}},
    ],
)
def test_what_is_a_little_different_is_left_to_the_walker(document: dict[str, Any]) -> None:
    """Among them: text to be escaped, a JSON literal, a true for a number, two nodes of one name."""
    found = canonicalize(document, bundled())
    assert (found.tier, found.nquads) == ("walker", walked_only(document))


def test_text_that_looks_like_a_label_is_not_taken_for_one() -> None:
    """Graphs are hashed with `_:a` and `_:z` in place of labels, which a title may say too."""
    shown = presentation()
    shown["verifiableCredential"]["credentialSubject"]["hasClaim"]["title"] = "over _:a en _:z en _:c14n0"
    found = canonicalize(shown, bundled())
    assert (found.tier, found.nquads) == ("shape", walked_only(shown))


def test_what_a_document_says_never_becomes_source() -> None:
    marked = {**world.summary(), "issuer": "did:web:marked.example"}
    marked["credentialSubject"]["familyName"] = "Marked"
    first, second = Shapes(Scopes(bundled())), Shapes(Scopes(bundled()))
    one, other = first.of(marked), second.of(world.summary())
    assert one is not None
    assert other is not None
    assert one.canonical(marked, "sha256") is not None
    assert one.source == other.source
    assert "arked" not in one.source


def test_made_up_documents_compile_nothing() -> None:
    shapes = Shapes(Scopes(bundled()))
    for number in range(50):
        made_up = [f"urn:made:up:{number}", {"type": "x"}, None]
        for context, types in ((made_up, made_up), ([CREDENTIALS_V2], f"urn:{number}"), ({"a": 1}, 7), (None, [[]])):
            assert shapes.of({"@context": context, "type": types}) is None
    assert shapes.compiled == {}


def test_there_are_never_more_functions_than_templates() -> None:
    shapes = Shapes(Scopes(bundled()))
    for contexts, types in TEMPLATES:
        shapes.of({"@context": list(contexts), "type": list(types) if isinstance(types, tuple) else types})
    assert shapes.compiled.keys() == TEMPLATES.keys()
    missing = [contexts for (contexts, _), shape in shapes.compiled.items() if shape is None]
    assert all(OPEN_BADGES_V3 in contexts for contexts in missing)


def test_a_context_set_that_lacks_a_term_has_no_shape_for_it() -> None:
    documents = {url: bundled().document(url) for url in (CREDENTIALS_V2, SUMMARY_V1)}
    terms = {name: entry for name, entry in documents[SUMMARY_V1]["@context"].items() if name != "title"}
    contexts = ContextSet({**documents, SUMMARY_V1: {"@context": terms}})
    assert shapes_of(contexts).of(world.summary()) is None
    with pytest.raises(DataLossError):
        canonicalize(world.summary(), contexts)


def test_an_iri_that_is_compact_in_these_contexts_is_left_to_the_walker() -> None:
    documents = {url: bundled().document(url) for url in (CREDENTIALS_V2, SUMMARY_V1)}
    terms = {"urn": "https://expanded.example/", **documents[SUMMARY_V1]["@context"]}
    contexts = ContextSet({**documents, SUMMARY_V1: {"@context": terms}})
    found = canonicalize(summary_with(level="urn:level"), contexts)
    assert (found.tier, "<https://expanded.example/level>" in found.nquads) == ("walker", True)
    assert canonicalize(summary_with(level="did:a:b"), contexts).tier == "shape"


def test_limits_hold_for_shapes_too() -> None:
    with pytest.raises(ComplexityLimitError):
        canonicalize(world.summary(), bundled(), limits=Limits(max_quads=5))
    with pytest.raises(ComplexityLimitError):
        canonicalize(world.qualification(), bundled(), limits=Limits(max_depth=2))


def test_no_template_is_deeper_than_the_limit_that_turns_shapes_off() -> None:
    assert max(_depth(template) for template in TEMPLATES.values()) <= MAXIMUM_DEPTH


def _depth(template: Node) -> int:
    below = [one for member in template.members for one in _nodes(member.content)]
    return 1 + max(map(_depth, below), default=0)


def _nodes(content: object) -> tuple[Node, ...]:
    match content:
        case Node():
            return (content,)
        case AnyOf(nodes):
            return nodes
    return ()


def test_blank_nodes_that_look_alike_are_left_to_the_full_algorithm() -> None:
    """Two graphs of one credential each take the walker's way; so does whatever hashes alike."""
    shown = presentation()
    shown["verifiableCredential"] = [shown["verifiableCredential"], world.issue(world.summary())]
    assert canonicalize(shown, bundled()).tier == "walker"


def test_a_shape_can_be_read_as_source() -> None:
    shape = shapes_of(bundled()).of(world.summary())
    assert isinstance(shape, Shape)
    assert shape.source.startswith("def node_")
