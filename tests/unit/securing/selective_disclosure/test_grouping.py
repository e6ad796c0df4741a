"""From what pointers select in JSON to the statements that are signed, in both ways from documents to statements."""

from typing import Any

import pytest

from led_vc import rdf
from led_vc.contexts import ContextSet
from led_vc.errors import DataLossError, LedVcError, ProofGenerationError, UnsupportedFeatureError
from led_vc.rdf.documents import skolemized
from led_vc.rdf.documents.quads import quads_of
from led_vc.rdf.documents.skolemized_in_full import skolemize_with_pyld
from led_vc.rdf.limits import DEFAULT_LIMITS
from led_vc.securing.selective_disclosure import (
    GroupedDocument,
    canonicalize_and_group,
    hmac_labels,
    select_json_ld,
    verifier_labels,
)
from led_vc.securing.work import Meter
from tests import world

URL = "https://a.example/context"
V = "https://a.example/#"
CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "name": f"{V}name",
    "knows": f"{V}knows",
    "link": {"@id": f"{V}link", "@type": "@id"},
    "data": {"@id": f"{V}data", "@type": "@json"},
    "order": {"@id": f"{V}order", "@container": "@list"},
    "words": {"@id": f"{V}words", "@container": "@language"},
    "part": {"@id": f"{V}part", "@container": "@graph"},
    "T": {"@id": f"{V}T", "@context": {"inner": f"{V}inner"}},
}
CONTEXTS = ContextSet({URL: {"@context": CONTEXT}})
KEY = bytes(32)


def document(**members: Any) -> dict[str, Any]:
    return {"@context": [URL], "id": "urn:x:root", "type": "T", "name": "root", **members}


def group(of: dict[str, Any], *pointers: str) -> GroupedDocument:
    return canonicalize_and_group(of, CONTEXTS, hmac_labels(KEY), {"shown": pointers}, Meter())


def shown(of: dict[str, Any], *pointers: str) -> list[str]:
    """Return the predicates and objects of the statements that pointers select, without labels."""
    found = group(of, *pointers)
    lines = [found.lines[at] for at in found.groups["shown"].indexes]
    return [line.split(" ", 1)[1].removesuffix(" .\n").replace(V, "#") for line in lines]


TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <#T>"


def test_the_statements_of_a_part_are_those_of_the_whole_and_no_others() -> None:
    of = document(knows=[{"type": "T", "name": "a", "inner": "b"}, {"name": "hidden"}])
    found = group(of, "/knows/0/inner")
    child = next(label for label in found.labels.values() if f'_:{label} <{V}inner> "b" .\n' in found.lines)
    assert {found.lines[at].replace(V, "#") for at in found.groups["shown"].indexes} == {
        f"<urn:x:root> {TYPE} .\n",
        f"<urn:x:root> <#knows> _:{child} .\n",
        f"_:{child} {TYPE} .\n",
        f'_:{child} <#inner> "b" .\n',
    }


def test_a_group_without_pointers_is_empty() -> None:
    assert group(document()).groups["shown"].indexes == ()


def test_the_work_is_counted_also_when_a_document_is_refused() -> None:
    meter = Meter()
    with pytest.raises(DataLossError):
        canonicalize_and_group(document(name=["a", "a"]), CONTEXTS, hmac_labels(KEY), {}, meter)
    assert meter.work.quads == 0
    canonicalize_and_group(document(), CONTEXTS, hmac_labels(KEY), {"shown": ["/name"]}, meter)
    assert meter.work.quads == 2


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"data": {"a": 1, "b": 2}}, "/data/a"),
        ({"data": [1, 2]}, "/data/1"),
        ({"order": ["a", "b"]}, "/order/1"),
        ({"name": {"@value": "n", "@language": "nl"}}, "/name/@value"),
    ],
)
def test_a_part_of_what_is_signed_as_a_whole_is_refused(members: dict[str, Any], pointer: str) -> None:
    with pytest.raises(ProofGenerationError):
        shown(document(**members), pointer)


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"data": {"a": 1, "b": 2}}, "/data"),
        ({"order": ["a", "b"]}, "/order"),
        ({"words": {"nl": "woord", "en": "word"}}, "/words"),
        ({"name": {"@value": "n", "@language": "nl"}}, "/name"),
        ({"link": "urn:x:2"}, "/link"),
    ],
)
def test_what_is_signed_as_a_whole_is_selected_as_one(members: dict[str, Any], pointer: str) -> None:
    of = document(**members)
    assert group(of, pointer, "/name").groups["shown"].indexes == tuple(range(len(group(of).lines)))


def test_one_language_of_several_is_selected() -> None:
    of = document(words={"nl": "woord", "en": "word"})
    assert shown(of, "/words/nl") == [TYPE, '<#words> "woord"@nl']


def test_named_graphs_are_refused() -> None:
    with pytest.raises(UnsupportedFeatureError):
        group(document(part={"name": "x"}), "/name")


@pytest.mark.parametrize("place", ["id", "link"])
def test_an_identifier_that_could_be_taken_for_a_blank_nodes_is_refused(place: str) -> None:
    with pytest.raises(ProofGenerationError):
        group(document(**{place: "urn:bnid:b1"}), "/name")
    with pytest.raises(ProofGenerationError):
        group(document(order=["a"], **{place: "urn:bnid:b1"}), "/name")


def test_a_blank_node_with_a_label_of_its_own_keeps_its_links() -> None:
    of = document(knows={"id": "_:me", "name": "a"}, link="_:me")
    (label,) = group(of).labels.values()
    assert shown(of, "/knows", "/link")[:3] == [TYPE, f"<#knows> _:{label}", f"<#link> _:{label}"]


def test_a_list_has_the_same_cells_in_a_part_as_in_the_whole() -> None:
    of = document(knows=[{"order": ["x", "y"]}, {"order": ["x", "z"]}, {"order": ["x", "y"], "name": "n"}])
    whole = group(of, "/knows/0", "/knows/1", "/knows/2")
    assert len(whole.groups["shown"].indexes) == len(whole.lines) - 1  # all but the name of the root
    parts = [group(of, f"/knows/{at}") for at in range(3)]
    indexes = [set(one.groups["shown"].indexes) for one in parts]
    (of_root,) = set.intersection(*indexes)
    assert [len(one) for one in indexes] == [7, 7, 8]  # type, link, order and twice two for the cells
    assert set.union(*indexes) == set(whole.groups["shown"].indexes)
    assert all(one & other == {of_root} for one, other in ((indexes[0], indexes[1]), (indexes[1], indexes[2])))


def revealed_labels(of: dict[str, Any], *pointers: str) -> Any:
    found = group(of, *pointers)
    revealed = select_json_ld(of, pointers)
    return verifier_labels(revealed, CONTEXTS, found.groups["shown"].quads, found.labels, Meter())


def test_a_verifier_gets_the_labels_of_what_it_sees_alone() -> None:
    of = document(knows=[{"name": "a"}, {"name": "b"}, {"name": "c"}])
    labels = revealed_labels(of, "/knows/1")
    assert labels.keys() == {"c14n0"}
    assert set(labels.values()) <= set(group(of).labels.values())


def test_a_link_that_a_selection_cuts_is_refused_rather_than_shown_as_another_document() -> None:
    of = document(knows={"id": "_:me", "name": "a", "inner": "b"}, link="_:me")
    with pytest.raises(LedVcError):
        revealed_labels(of, "/knows/name", "/link")


# -- the same by the letter of the specification


@pytest.mark.parametrize(
    "of",
    [
        document(knows=[{"name": "a"}, {"type": "T", "inner": "b", "knows": {"name": "c"}}], link="urn:x:2"),
        document(knows={"id": "urn:x:3", "name": {"@value": "n", "@language": "nl"}}, data={"a": [1]}),
        document(words={"nl": "woord", "en": "word"}, order=["a", {"name": "in a list"}]),
        document(knows={"id": "_:me", "name": "a"}, link="_:me"),
    ],
    ids=["nodes", "values", "containers", "labels"],
)
def test_the_full_processor_names_every_node_and_changes_no_statement(of: dict[str, Any]) -> None:
    named, blank_nodes = skolemize_with_pyld(of, CONTEXTS, DEFAULT_LIMITS)
    quads = skolemized.deskolemized(quads_of(named, CONTEXTS, DEFAULT_LIMITS)[0], blank_nodes)
    text = "".join(rdf.lines(quads, {term: term[2:] for quad in quads for term in quad if term.startswith("_")}))
    assert rdf.canonicalize_dataset(text).nquads == rdf.canonicalize(of, CONTEXTS).nquads


@pytest.mark.parametrize("pointer", ["/credentialSubject/hasClaim/title", "/evidence", "/credentialStatus/1"])
def test_both_ways_of_naming_nodes_select_the_same(pointer: str) -> None:
    from led_vc import contexts

    of, known = world.qualification(), contexts.bundled()
    ours = rdf.skolemize(of, known, rdf.Work())
    named, blank_nodes = skolemize_with_pyld(of, known, DEFAULT_LIMITS)
    theirs = skolemized.Skolemized(
        document=named, quads=(), blank_nodes=blank_nodes, contexts=known, limits=DEFAULT_LIMITS
    )
    found = [one.statements(select_json_ld(one.document, [pointer])) for one in (ours, theirs)]
    canonical = [rdf.lines(quads, rdf.canonical_labels(quads, rdf.Work())) for quads in found]
    assert sorted(canonical[0]) == sorted(canonical[1])
