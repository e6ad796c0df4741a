"""Compiled contexts are kept, in bounded number, and never for what a document made up."""

import itertools

from led_vc.contexts import CREDENTIALS_V2, bundled
from led_vc.rdf import canonicalize
from led_vc.rdf.documents.scopes import Scopes, scopes_of
from led_vc.rdf.documents.walker import walk
from led_vc.rdf.limits import DEFAULT_LIMITS
from tests.unit.rdf.worlds import contexts_with, summary

SCOPED = [
    "VerifiableCredential", "VerifiablePresentation", "JsonSchema", "BitstringStatusList", "BitstringStatusListEntry",
    "DataIntegrityProof",
]  # fmt: skip


def test_the_scopes_of_a_set_are_compiled_once() -> None:
    assert scopes_of(bundled()) is scopes_of(bundled())
    assert scopes_of(contexts_with({})) is not scopes_of(contexts_with({}))


def test_made_up_types_and_terms_are_not_kept() -> None:
    scopes = Scopes(bundled())
    walk(summary(), scopes, DEFAULT_LIMITS)
    before = scopes.for_types.cache_info().currsize, scopes.for_contexts.cache_info().currsize
    for number in range(300):
        document = summary(type=["VerifiableCredential", "LedSummaryCredential", f"urn:made:up:{number}"])
        walk({**document, f"urn:made:up:{number}": "x"}, scopes, DEFAULT_LIMITS)
    assert (scopes.for_types.cache_info().currsize, scopes.for_contexts.cache_info().currsize) == before


def test_every_choice_of_contexts_and_types_fits_in_bounded_caches() -> None:
    scopes = Scopes(bundled())
    for length in range(1, 15):
        scopes.for_contexts(scopes.initial, (CREDENTIALS_V2,) * length)
    for count in range(1, 7):
        for types in itertools.combinations(SCOPED, count):
            walk({"@context": CREDENTIALS_V2, "type": list(types)}, scopes, DEFAULT_LIMITS)
    for cache in (scopes.for_contexts, scopes.for_types, scopes.for_property):
        assert cache.cache_info().currsize <= (cache.cache_info().maxsize or 0) <= 128


def test_a_scoped_context_that_changes_nothing_is_no_new_scope() -> None:
    """Nodes within nodes under one scoped property would else compile one more scope for each."""
    context = {"deep": {"@id": "urn:deep", "@context": {"name": "urn:name"}}}
    scopes = Scopes(contexts_with(context))
    node: dict[str, object] = {"name": "x"}
    for _ in range(50):
        node = {"deep": node}
    walk({"@context": "https://test.example/v1", **node}, scopes, DEFAULT_LIMITS)
    assert scopes.for_property.cache_info().currsize == 2


def test_types_in_any_order_or_number_are_one_choice() -> None:
    scopes = Scopes(bundled())
    for types in (["VerifiableCredential", "JsonSchema"], ["JsonSchema", "VerifiableCredential"]):
        walk({"@context": CREDENTIALS_V2, "type": types}, scopes, DEFAULT_LIMITS)
    walk({"@context": CREDENTIALS_V2, "type": ["JsonSchema", "VerifiableCredential"] * 3}, scopes, DEFAULT_LIMITS)
    assert scopes.for_types.cache_info().currsize == 1


def test_pyld_is_not_loaded_for_the_shapes_that_are_signed() -> None:
    assert canonicalize(summary(), bundled()).tier == "walker"
