"""Context objects inside a document: taken by an open set alone, and never able to hide a member."""

import gc
from typing import Any

import pytest

from led_vc.contexts import CREDENTIALS_V2, bundled, bundled_with_examples, opened
from led_vc.errors import ContextNotAllowedError, DataLossError, LedVcError, ProofTransformationError
from led_vc.rdf import Canonical, canonicalize
from led_vc.rdf.documents import full_processor
from led_vc.rdf.documents.scopes import scopes_of

EX = "https://ex.org/#"


def credential(*stated: Any, **subject: Any) -> dict[str, Any]:
    return {
        "@context": [CREDENTIALS_V2, *stated],
        "type": ["VerifiableCredential"],
        "issuer": "https://ex.org/issuer",
        "credentialSubject": {"id": "did:example:a", **subject},
    }


def canonical(*stated: Any, **subject: Any) -> Canonical:
    return canonicalize(credential(*stated, **subject), opened(bundled()))


@pytest.mark.parametrize(
    ("context", "subject", "statement"),
    [
        ({"xyz": f"{EX}xyz"}, {"xyz": "PhD"}, f'<{EX}xyz> "PhD"'),
        ({"@context": {"xyz": f"{EX}xyz"}}, {"xyz": "PhD"}, f'<{EX}xyz> "PhD"'),
        ({"@vocab": EX}, {"xyz": 7.0}, f'<{EX}xyz> "7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ({"ex": EX, "xyz": "ex:xyz"}, {"xyz": True}, f'<{EX}xyz> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ({"xyz": {"@id": f"{EX}xyz", "@type": "@id"}}, {"xyz": "did:example:b"}, f"<{EX}xyz> <did:example:b>"),
        ({"xyz": {"@id": f"{EX}xyz", "@language": "nl"}}, {"xyz": "a"}, f'<{EX}xyz> "a"@nl'),
        (
            {"xyz": {"@id": f"{EX}xyz", "@container": "@language"}},
            {"xyz": {"nl": "a"}},
            f'<{EX}xyz> "a"@nl',
        ),
        (
            {"xyz": {"@id": f"{EX}xyz", "@type": "@json"}},
            {"xyz": {"b": 1, "a": "x"}},
            f'<{EX}xyz> "{{\\"a\\":\\"x\\",\\"b\\":1}}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>',
        ),
        ({"kind": "@type", "@vocab": EX}, {"kind": "Thing"}, f"rdf-syntax-ns#type> <{EX}Thing>"),
    ],
)
def test_a_word_that_the_document_defines_is_signed(context: Any, subject: Any, statement: str) -> None:
    found = canonical(context, **subject)
    assert statement in found.nquads
    assert found.tier == "library"


@pytest.mark.parametrize(
    "context",
    [
        {"xyz": None},
        {"@context": {"xyz": None}},
        {"@context": {"@context": {"xyz": f"{EX}xyz"}}},
        {"@context": {"xyz": f"{EX}xyz"}, "abc": f"{EX}abc"},
        {"@context": [{"xyz": f"{EX}xyz"}]},
        {"xyz": "@nest"},
        {"xyz": {"@id": f"{EX}xyz", "@nest": "inner"}},
        {"xyz": {"@reverse": f"{EX}xyz"}},
        {"xyz": {"@id": None}},
        {"xyz": {"@id": f"{EX}xyz", "@container": "@index"}},
        {"xyz": {"@id": f"{EX}xyz", "@container": ["@id"]}},
        {"xyz": {"@id": f"{EX}xyz", "@container": "@type"}},
        {"xyz": {"@id": f"{EX}xyz", "@container": "@graph"}},
        {"xyz": {"@id": f"{EX}xyz", "@container": None}},
        {"xyz": {"@id": f"{EX}xyz", "@context": {"name": None}}},
        {"xyz": {"@id": f"{EX}xyz", "@language": None}},
        {"xyz": {"@id": f"{EX}xyz", "@direction": "rtl"}},
        {"xyz": {"@id": f"{EX}xyz", "@index": "name"}},
        {"xyz": {"@id": f"{EX}xyz", "@type": None}},
        {"xyz": {"@id": f"{EX}xyz", "@type": "word"}},
        {"xyz": {"@id": f"{EX}xyz", "@protected": "yes"}},
        {"xyz": {"@id": "hidden"}, "hidden": "@nest"},
        {"xyz": "type"},
        {"xyz": "https ://not-a-url#xyz"},
        {"xyz": ["https://ex.org/#xyz"]},
        {"xyz": "@value"},
        {"xyz": "@index"},
        {"xyz": "@none"},
        {"xyz": "@included"},
        {"xyz": "@graph"},
        {"@vocab": "@ne", "st": "x:y"},
        {"@vocab": None},
        {"@vocab": ""},
        {"@base": "https://ex.org/"},
        {"@import": CREDENTIALS_V2},
        {"@propagate": False},
        {"@direction": "rtl"},
        {"@language": None},
        {"@version": 1.0},
        {"@protected": 1},
        {"@unknown": "x"},
    ],
    ids=str,
)
def test_an_object_that_could_hide_a_member_is_refused_used_or_not(context: dict[str, Any]) -> None:
    for subject in ({"xyz": "PhD"}, {"xyz": {"familyName": "x"}}, {}):
        with pytest.raises(ContextNotAllowedError):
            canonical(context, **subject)


@pytest.mark.parametrize(
    ("context", "subject"),
    [
        ({"abc": f"{EX}abc"}, {"xyz": "PhD"}),
        ({"xyz": f"{EX}xyz"}, {"xyz": None}),
        ({"xyz": f"{EX}xyz"}, {"xyz": []}),
        ({"xyz": f"{EX}xyz"}, {"xyz": [["a"]]}),
        ({"xyz": f"{EX}xyz"}, {"xyz": {}}),
        ({"xyz": f"{EX}xyz"}, {"xyz": {"@value": "a", "@index": "hidden"}}),
        ({"xyz": f"{EX}xyz"}, {"xyz": {"@value": "a", "@direction": "rtl"}}),
        ({"xyz": {"@id": f"{EX}xyz", "@type": "@id"}}, {"xyz": "relative"}),
        ({"xyz": {"@id": f"{EX}xyz", "@type": "@vocab"}}, {"xyz": "word"}),
        ({"xyz": {"@id": f"{EX}xyz", "@container": "@language"}}, {"xyz": {"@none": "a"}}),
        ({"xyz": {"@id": f"{EX}xyz", "@container": "@language"}}, {"xyz": {"nl": None}}),
        ({"xyz": {"@id": f"{EX}xyz", "@language": "not a tag"}}, {"xyz": "a"}),
        ({"kind": "@type"}, {"kind": "Thing"}),
        ({"kind": "@type", "@vocab": EX}, {"kind": None}),
        ({"@vocab": EX}, {"@nest": {"familyName": "x"}}),
        ({"@vocab": EX}, {"@included": [{"id": "did:example:b"}]}),
        ({"@vocab": EX}, {"@index": "hidden"}),
        ({"@vocab": EX}, {"@reverse": {"xyz": {"id": "did:example:b"}}}),
    ],
    ids=str,
)
def test_nothing_is_dropped_in_silence(context: Any, subject: dict[str, Any]) -> None:
    with pytest.raises(DataLossError):
        canonical(context, **subject)


@pytest.mark.parametrize("name", ["VerifiableCredential", "type", "id"])
def test_a_protected_term_keeps_its_meaning(name: str) -> None:
    with pytest.raises(ProofTransformationError, match="protected term redefinition"):
        canonical({name: f"{EX}other"})


def test_two_names_of_one_identifier_collide() -> None:
    with pytest.raises(LedVcError):
        canonical({"other": "@id"}, other="did:example:b")


def test_a_closed_set_takes_no_object() -> None:
    with pytest.raises(ContextNotAllowedError):
        canonicalize(credential({"xyz": f"{EX}xyz"}, xyz="PhD"), bundled())


def test_all_objects_of_a_document_together_are_small() -> None:
    half = {f"term{number}": f"{EX}{'x' * 64}" for number in range(100)}
    assert canonical(half).tier == "library"
    with pytest.raises(ContextNotAllowedError, match="16384 bytes"):
        canonical(half, half)
    shown = {"@context": [CREDENTIALS_V2, half], "type": "VerifiablePresentation"}
    with pytest.raises(ContextNotAllowedError, match="16384 bytes"):
        canonicalize({**shown, "verifiableCredential": credential(half)}, opened(bundled()))


def test_a_credential_in_a_presentation_defines_its_own_words_and_no_other_place_does() -> None:
    inner = credential({"xyz": f"{EX}xyz"}, xyz="PhD")
    shown = {"@context": [CREDENTIALS_V2], "type": "VerifiablePresentation", "verifiableCredential": inner}
    assert f'<{EX}xyz> "PhD"' in canonicalize(shown, opened(bundled())).nquads
    elsewhere = credential({"xyz": f"{EX}xyz"}, xyz={"@context": {"abc": f"{EX}abc"}, "abc": "x"})
    with pytest.raises(ContextNotAllowedError):
        canonicalize(elsewhere, opened(bundled()))


def test_urls_of_an_open_set_are_held_too() -> None:
    with pytest.raises(ContextNotAllowedError):
        canonical("https://ex.org/unheld", {"xyz": f"{EX}xyz"}, xyz="PhD")


def test_without_objects_an_open_set_uses_the_walker() -> None:
    document = credential("https://www.w3.org/ns/credentials/examples/v2", xyz="PhD")
    found = canonicalize(document, opened(bundled_with_examples()))
    assert found.tier == "walker"
    assert found.nquads == canonicalize(document, bundled_with_examples()).nquads


def test_what_a_document_defines_is_kept_nowhere() -> None:
    known = opened(bundled())
    scopes = scopes_of(known)
    caches = (scopes.for_contexts, scopes.for_types, scopes.for_property, full_processor._vocabulary_of_set)
    canonical({"first": f"{EX}first"}, first="x")
    before = [cache.cache_info().currsize for cache in caches]
    for number in range(20):
        canonical({f"secret-word-{number}": f"{EX}x"}, **{f"secret-word-{number}": "x"})
    assert [cache.cache_info().currsize for cache in caches] == before
    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, dict) and "secret-word-7" in one]
    assert kept == []


def test_the_same_set_is_opened_once() -> None:
    assert opened(bundled()) is opened(bundled())
    assert opened(bundled()).documents == bundled().documents
