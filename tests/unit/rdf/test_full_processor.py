"""The second way: what PyLD is given, what it may not lose, and what comes out."""

from typing import Any

import pytest

from led_vc.contexts import ContextSet
from led_vc.errors import ContextNotAllowedError, DataLossError, LedVcError, ProofTransformationError
from led_vc.rdf import canonicalize
from led_vc.rdf.documents.full_processor import quads_with_pyld
from led_vc.rdf.limits import DEFAULT_LIMITS
from led_vc.rdf.terms import Quad
from tests.unit.rdf.worlds import URL, canonical, contexts_with, presentation, proof, statements, summary

CONTEXT: dict[str, Any] = {
    "id": "@id",
    "value": "@value",
    "lang": "@language",
    "names": {"@id": "urn:names", "@container": "@language"},
    "list": {"@id": "urn:list", "@container": "@list"},
    "label": "urn:label",
    "link": {"@id": "urn:link", "@type": "@id"},
    "json": {"@id": "urn:json", "@type": "@json"},
    "rtl": {"@id": "urn:rtl", "@direction": "rtl"},
}


def full(document: dict[str, Any], context: Any = CONTEXT) -> list[Quad]:
    return quads_with_pyld({"@context": URL, **document}, contexts_with(context), DEFAULT_LIMITS)


def test_language_maps_and_lists_go_the_second_way() -> None:
    found = canonical({"id": "urn:x", "names": {"nl": "a", "EN": ["b", "c"]}, "list": ["d", "d"]}, CONTEXT)
    assert found.tier == "library"
    lines = found.nquads.splitlines()
    assert [line.split(" ")[2] for line in lines if "urn:names" in line] == ['"a"@nl', '"b"@en', '"c"@en']
    assert sum("rdf-syntax-ns#first" in line for line in lines) == 2


def test_graphs_and_sets_as_objects_go_the_second_way() -> None:
    document = {"link": {"@graph": [{"id": "urn:x", "label": "y"}]}, "label": {"@set": ["a", "b"]}}
    found = canonical(document, CONTEXT)
    assert (found.tier, found.quads) == ("library", 4)


def test_control_characters_are_escaped_on_the_second_way_too() -> None:
    """PyLD itself writes them raw, and would sign other bytes than everyone else."""
    assert statements({"names": {"nl": "a\u0001\u007f"}}, CONTEXT) == ['_:c14n0 <urn:names> "a\\u0001\\u007F"@nl .']


def test_both_ways_find_the_same_in_credentials_and_presentations() -> None:
    for document in (summary(proof=proof()), presentation(summary(proof=proof()), proof=proof())):
        contexts = contexts_with({})
        quads = quads_with_pyld(document, contexts, DEFAULT_LIMITS)
        assert len(quads) == canonicalize(document, contexts).quads


@pytest.mark.parametrize(
    "document",
    [
        {"undefined": "x"},
        {"names": {"nl": "a"}, "undefined": "x"},
        {"@type": "Undefined"},
        {"id": "relative", "label": "x"},
        {"id": "../up", "label": "x"},
        {"link": "relative"},
        {"link": ["urn:a", "?query"]},
        {"label": None},
        {"label": []},
        {"label": [["x"]]},
        {"label": {}},
        {"names": {}},
        {"names": {"nl": None, "en": "x"}},
        {"names": {"@none": "x"}},
        {"label": {"@value": "x", "@index": "i"}},
        {"label": {"@value": "x", "@direction": "rtl"}},
        {"label": {"@value": "x", "label": "y"}},
        {"label": {"value": "x", "lang": "nl"}},
        {"label": {"@language": "nl"}},
        {"label": {"lang": "nl"}},
        {"label": {"@set": []}},
        {"list": [[]]},
        {"rtl": "x"},
        {"label": "x", "@included": [{"label": "y"}]},
        {"label": "x", "@nest": {"label": "y"}},
        {"label": "x", "@reverse": {"label": {"id": "urn:y"}}},
        {"label": "x", "@unknown": "y"},
        {"label": "x", "@graph": ["free floating"]},
        {"label": "x", "@graph": [{"id": "urn:only"}]},
        {"id": "urn:only"},
        {"id": "_:once", "label": "x"},
        {"@graph": [{"label": "x"}, {"id": "urn:only"}]},
    ],
)
def test_what_pyld_would_drop_in_silence_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(DataLossError):
        full(document)


def test_the_hook_for_dropped_terms_does_fire() -> None:
    """The negative control: the same document with the term defined is accepted."""
    with pytest.raises(DataLossError, match="undefined term"):
        full({"undefined": "x"})
    assert len(full({"undefined": "x"}, {**CONTEXT, "undefined": "urn:defined"})) == 1


@pytest.mark.parametrize(
    ("context", "document"),
    [
        ({"nest": "@nest", "label": "urn:label"}, {"nest": {"label": "x"}}),
        ({"nest": {"@id": "@nest"}, "label": "urn:label"}, {"nest": {"label": "x"}}),
        ({"by": {"@id": "urn:by", "@container": ["@id", "@set"]}}, {"by": {"urn:a": {"@id": "urn:b"}}}),
        ({"by": {"@id": "urn:by", "@container": "@index", "@index": "urn:i"}}, {"by": {"a": {"@id": "urn:b"}}}),
    ],
)
def test_maps_and_nests_that_hide_their_keys_are_refused(context: Any, document: dict[str, Any]) -> None:
    with pytest.raises(DataLossError):
        full(document, context)


@pytest.mark.parametrize(
    "document", [{"id": 5}, {"id": ["urn:a"]}, {"@type": 5}, {"list": {"@list": ["a"], "label": "x"}}]
)
def test_what_is_not_json_ld_is_refused_as_such(document: dict[str, Any]) -> None:
    with pytest.raises((ProofTransformationError, DataLossError)):
        full({"label": "x", **document})


def test_an_error_of_pyld_does_not_quote_the_document() -> None:
    with pytest.raises(LedVcError) as caught:
        full({"id": {"secret": "Peeters"}, "label": "x"}, {**CONTEXT, "secret": "urn:secret"})
    assert "Peeters" not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_a_context_within_the_document_is_refused_here_too() -> None:
    with pytest.raises(ContextNotAllowedError):
        full({"label": {"@context": URL, "label": "x"}})
    with pytest.raises(ContextNotAllowedError):
        quads_with_pyld(presentation(summary(**{"@context": {}})), contexts_with({}), DEFAULT_LIMITS)


def test_a_base_in_a_vetted_context_goes_the_second_way() -> None:
    found = canonical({"@id": "x", "urn:p": "y"}, {"@base": "https://base.example/"})
    assert (found.tier, found.nquads) == ("library", '<https://base.example/x> <urn:p> "y" .\n')


def test_two_sets_with_one_url_do_not_mix() -> None:
    document = {"@context": URL, "a": {"nl": "x"}}
    for name in ("urn:first", "urn:second", "urn:first"):
        contexts = ContextSet({URL: {"@context": {"a": {"@id": name, "@container": "@language"}}}})
        assert canonicalize(document, contexts).nquads == f'_:c14n0 <{name}> "x"@nl .\n'


def test_two_sets_with_one_url_in_a_context_do_not_mix() -> None:
    inner = "https://test.example/inner"
    for name in ("urn:first", "urn:second", "urn:first"):
        term = {"a": {"@id": name, "@container": "@language"}}
        contexts = ContextSet({URL: {"@context": inner}, inner: {"@context": term}})
        found = canonicalize({"@context": URL, "a": {"nl": "x"}}, contexts)
        assert (found.tier, found.nquads) == ("library", f'_:c14n0 <{name}> "x"@nl .\n')
