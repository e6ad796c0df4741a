"""Contexts as JSON-LD 1.1 reads them, seen through the statements that come out."""

from typing import Any

import pytest

from led_vc.errors import ContextNotAllowedError, DataLossError
from tests.unit.rdf.worlds import canonical, statements


def objects(document: dict[str, Any], context: Any) -> set[str]:
    return {" ".join(line.split(" ")[1:-1]) for line in statements(document, context)}


def test_aliases_prefixes_and_compact_iris_expand() -> None:
    context = {"ex": "https://ex.example/", "id": "@id", "kind": "@type", "name": "ex:name"}
    document = {"id": "ex:me", "kind": "ex:Thing", "name": "x", "ex:other": "y", "https://a.example/p": "z"}
    assert statements(document, context) == [
        "<https://ex.example/me> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://ex.example/Thing> .",
        '<https://ex.example/me> <https://a.example/p> "z" .',
        '<https://ex.example/me> <https://ex.example/name> "x" .',
        '<https://ex.example/me> <https://ex.example/other> "y" .',
    ]


def test_a_term_is_a_prefix_only_if_it_looks_like_one_or_says_so() -> None:
    context = {"a": "urn:a", "b": {"@id": "urn:b:"}, "c": {"@id": "urn:c", "@prefix": True}, "p": "urn:p"}
    assert objects({"a:x": "1", "b:x": "2", "c:x": "3"}, context) == {'<a:x> "1"', '<b:x> "2"', '<urn:cx> "3"'}


def test_a_prefix_leaves_addresses_alone() -> None:
    context = {"http": {"@id": "urn:trap:", "@prefix": True}, "link": {"@id": "urn:link", "@type": "@id"}}
    assert objects({"link": ["http://a.example", "http:b"]}, context) == {
        "<urn:link> <http://a.example>",
        "<urn:link> <urn:trap:b>",
    }


def test_a_type_that_renames_the_keywords_of_its_own_node_goes_the_second_way() -> None:
    found = canonical({"@type": "T", "key": "urn:x", "urn:p": "y"}, {"T": {"@id": "urn:T", "@context": {"key": "@id"}}})
    assert (found.tier, found.nquads.split(" ")[0]) == ("library", "<urn:x>")


def test_a_double_as_text_is_refused_unless_everyone_writes_it_alike() -> None:
    context = {"double": {"@id": "urn:double", "@type": "http://www.w3.org/2001/XMLSchema#double"}}
    assert objects({"double": "5.0E-1"}, context) == objects({"double": 0.5}, context)
    with pytest.raises(DataLossError):
        canonical({"double": "0.5"}, context)


def test_terms_may_be_defined_in_any_order_but_not_in_a_circle() -> None:
    assert objects({"late": "x"}, {"late": "ex:late", "ex": "urn:ex:"}) == {'<urn:ex:late> "x"'}
    with pytest.raises(ContextNotAllowedError, match="cyclic"):
        canonical({"a": "x"}, {"a": "b:x", "b": "a:x"})


def test_type_coercion_and_languages() -> None:
    context = {
        "@language": "nl",
        "date": {"@id": "urn:date", "@type": "urn:Date"},
        "link": {"@id": "urn:link", "@type": "@id"},
        "word": {"@id": "urn:word", "@type": "@vocab"},
        "none": {"@id": "urn:none", "@type": "@none"},
        "plain": "urn:plain",
        "french": {"@id": "urn:plain", "@language": "FR"},
        "bare": {"@id": "urn:plain", "@language": None},
        "Word": "urn:Word",
    }
    document = {"date": "2026", "link": "urn:x", "word": "Word", "none": "n", "plain": "p", "french": "f", "bare": "b"}
    assert objects(document, context) == {
        '<urn:date> "2026"^^<urn:Date>',
        "<urn:link> <urn:x>",
        "<urn:word> <urn:Word>",
        '<urn:none> "n"@nl',
        '<urn:plain> "p"@nl',
        '<urn:plain> "f"@fr',
        '<urn:plain> "b"',
    }


def test_a_type_scoped_context_ends_at_the_next_node() -> None:
    context = {"name": "urn:name", "inner": "urn:inner", "T": {"@id": "urn:T", "@context": {"name": "urn:typed"}}}
    found = objects({"@type": "T", "name": "outer", "inner": {"name": "inner"}}, context)
    assert {'<urn:typed> "outer"', '<urn:name> "inner"'} <= found


def test_a_link_alone_does_not_end_a_type_scoped_context() -> None:
    context = {"T": {"@id": "urn:T", "@context": {"p": "https://p.example/", "inner": "urn:inner"}}}
    assert "<urn:inner> <https://p.example/x>" in objects({"@type": "T", "inner": {"@id": "p:x"}}, context)
    with pytest.raises(DataLossError):
        canonical({"@type": "T", "inner": {"@id": "urn:x", "p:y": "z", "inner": "q"}}, context)


def test_type_scoped_contexts_apply_in_the_order_of_their_names() -> None:
    context = {
        "A": {"@id": "urn:A", "@context": {"name": "urn:a", "only": "urn:only"}},
        "B": {"@id": "urn:B", "@context": {"name": "urn:b"}},
    }
    for types in (["A", "B"], ["B", "A"]):
        assert {'<urn:b> "x"', '<urn:only> "y"'} <= objects({"@type": types, "name": "x", "only": "y"}, context)


def test_types_are_read_before_their_scoped_contexts_apply() -> None:
    context = {"T": {"@id": "urn:T", "@context": {"U": "urn:scoped"}}, "U": "urn:U"}
    assert "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:U>" in objects({"@type": ["T", "U"]}, context)


def test_a_type_scoped_context_that_propagates_reaches_the_nodes_below() -> None:
    scoped = {"@propagate": True, "name": "urn:typed"}
    context = {"inner": "urn:inner", "T": {"@id": "urn:T", "@context": scoped}}
    assert '<urn:typed> "x"' in objects({"@type": "T", "inner": {"name": "x"}}, context)


def test_a_property_scoped_context_applies_after_the_type_scoped_one_has_ended() -> None:
    context = {
        "name": "urn:name",
        "T": {"@id": "urn:T", "@context": {"name": "urn:typed", "other": "urn:other"}},
        "scoped": {"@id": "urn:scoped", "@context": {"extra": "urn:extra"}},
    }
    found = objects({"@type": "T", "scoped": {"name": "x", "extra": "y"}}, context)
    assert {'<urn:name> "x"', '<urn:extra> "y"'} <= found
    with pytest.raises(DataLossError):
        canonical({"@type": "T", "scoped": {"extra": "y", "other": "z"}}, context)


def test_a_property_scoped_context_reaches_the_nodes_below() -> None:
    context = {"inner": "urn:inner", "scoped": {"@id": "urn:scoped", "@context": {"name": "urn:deep"}}}
    assert '<urn:deep> "x"' in objects({"scoped": {"inner": {"inner": {"name": "x"}}}}, context)


def test_a_property_scoped_context_gives_words_their_meaning() -> None:
    scoped = {"Word": "urn:ScopedWord"}
    context = {"word": {"@id": "urn:word", "@type": "@vocab", "@context": scoped}, "Word": "urn:Word"}
    assert objects({"word": "Word"}, context) == {"<urn:word> <urn:ScopedWord>"}


def test_a_null_property_scope_forgets_every_term_protected_or_not() -> None:
    context = {
        "@protected": True,
        "name": "urn:name",
        "fresh": {"@id": "urn:fresh", "@type": "@id", "@context": None},
    }
    assert objects({"fresh": {"@id": "urn:x", "urn:p": "y"}}, context) == {"<urn:fresh> <urn:x>", '<urn:p> "y"'}
    assert objects({"fresh": "urn:text"}, context) == {'<urn:fresh> "urn:text"'}
    with pytest.raises(DataLossError):
        canonical({"fresh": {"name": "x"}}, context)


def test_a_null_context_may_not_forget_protected_terms() -> None:
    with pytest.raises(ContextNotAllowedError, match="nullification"):
        canonical({"name": "x"}, [{"@protected": True, "name": "urn:name"}, None])


def test_a_protected_term_keeps_its_meaning() -> None:
    protected = {"@protected": True, "name": "urn:name", "T": {"@id": "urn:T", "@context": {"name": "urn:other"}}}
    assert objects({"name": "x"}, [protected, {"name": "urn:name"}]) == {'<urn:name> "x"'}
    with pytest.raises(ContextNotAllowedError, match="protected term redefinition"):
        canonical({"name": "x"}, [protected, {"name": {"@id": "urn:name", "@type": "@id"}}])
    with pytest.raises(ContextNotAllowedError, match="protected term redefinition"):
        canonical({"@type": "T", "name": "x"}, protected)


def test_a_property_may_override_protected_terms_for_its_own_values() -> None:
    scoped = {"@id": "urn:scoped", "@context": {"name": "urn:other"}}
    context = {"@protected": True, "name": "urn:name", "scoped": scoped}
    assert '<urn:other> "x"' in objects({"scoped": {"name": "x"}}, context)


def test_a_vocabulary_gives_any_word_a_meaning_but_null_takes_it_back() -> None:
    context = {"@vocab": "https://v.example/#", "hidden": None}
    assert objects({"@type": "T", "any": "x"}, context) == {
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://v.example/#T>",
        '<https://v.example/#any> "x"',
    }
    with pytest.raises(DataLossError):
        canonical({"hidden": "x"}, context)


@pytest.mark.parametrize(
    ("context", "document"),
    [
        ({"turned": {"@reverse": "urn:turned"}}, {"turned": {"urn:p": "x"}}),
        ({"label": {"@id": "urn:label", "@direction": "rtl"}}, {"label": "x"}),
        ({"@direction": "ltr", "label": "urn:label"}, {"label": "x"}),
        ({"nest": "@nest", "label": "urn:label"}, {"nest": {"label": "x"}}),
        ({"more": "@included", "label": "urn:label"}, {"label": "x", "more": {"label": "y"}}),
        ({"place": "@index", "label": "urn:label"}, {"label": {"@id": "urn:x", "place": "y"}}),
        ({"blank": "_:p"}, {"blank": "x"}),
        ({"@vocab": "https://v.example/"}, {"with space": "x"}),
        ({"maps": {"@id": "urn:maps", "@container": "@id"}}, {"maps": {"urn:x": {"urn:p": "y"}}}),
        ({"maps": {"@id": "urn:maps", "@container": "@type"}}, {"maps": {"urn:T": {"urn:p": "y"}}}),
        ({"maps": {"@id": "urn:maps", "@container": "@index"}}, {"maps": {"key": "y"}}),
        ({"maps": {"@id": "urn:maps", "@container": ["@graph", "@id"]}}, {"maps": {"urn:x": {"urn:p": "y"}}}),
    ],
)
def test_a_term_that_hides_or_loses_its_values_is_refused(context: Any, document: dict[str, Any]) -> None:
    with pytest.raises(DataLossError):
        canonical(document, context)


@pytest.mark.parametrize(
    "context",
    [
        {"@version": 1.0, "a": "urn:a"},
        {"a": {"@id": "urn:a", "@unknown": True}},
        {"a": {"@id": "urn:a", "@container": "@unknown"}},
        {"a": {"@id": "urn:a", "@type": "relative"}},
        {"a": {"@id": "urn:a", "@language": "not a language"}},
        {"a": {"@id": "urn:a", "@direction": "up"}},
        {"a": {"@id": "urn:a", "@protected": "yes"}},
        {"a": {"@id": "urn:a", "@index": "urn:b"}},
        {"a": "relative"},
        {"a": "@context"},
        {"a": 5},
        {"": "urn:a"},
        {"@id": "urn:a"},
        {"@type": {"@container": "@list"}, "@graph": "urn:a"},
        {"@vocab": 5},
        {"@language": 5},
        {"@propagate": "yes"},
        {"a:b": "urn:other", "a": "urn:a:"},
        {"a": {"@reverse": "urn:a", "@id": "urn:b"}},
        5,
        "https://not.in.the.set.example/",
    ],
)
def test_a_context_that_breaks_a_rule_is_refused(context: Any) -> None:
    with pytest.raises(ContextNotAllowedError):
        canonical({"a": "x"}, context)


def test_a_context_may_name_contexts_of_the_set_and_not_itself() -> None:
    assert objects({"name": "x"}, ["https://www.w3.org/ns/credentials/v2"]) == {'<https://schema.org/name> "x"'}
    with pytest.raises(ContextNotAllowedError, match="overflow"):
        canonical({"name": "x"}, "https://test.example/v1")
