"""The walker against two other implementations, byte for byte, on documents of random structure.

PyLD is asked about every document. pyoxigraph 0.5 is asked about the shapes that are signed: with changed structure it
does not go back from type-scoped terms before it applies a property's own context, keeps one of several type-scoped
contexts, and lets no property's context override a protected term. (PyLD and jsonld.js do as the algorithm says.)
"""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from led_vc.errors import LedVcError
from led_vc.rdf import Canonical, canonicalize, canonicalize_dataset
from led_vc.rdf.documents.full_processor import quads_with_pyld
from led_vc.rdf.documents.scopes import scopes_of
from led_vc.rdf.documents.walker import walk
from led_vc.rdf.limits import DEFAULT_LIMITS
from led_vc.rdf.not_covered import NotCoveredError
from led_vc.rdf.terms import Quad, line
from tests.fuzz.rdf.documents import CONTEXTS, EXAMPLE, FEATURE_DOCUMENT, PRESENTATION, QUALIFICATION, SIGNED, SUMMARY
from tests.fuzz.rdf.mutations import mutated, paths, without
from tests.fuzz.rdf.oracle import canonical_dataset, pyld_statements, pyoxigraph_statements

QUICK = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def accepted(document: dict[str, Any]) -> Canonical | None:
    try:
        return canonicalize(document, CONTEXTS)
    except LedVcError:
        return None


def assert_agreed(document: dict[str, Any]) -> None:
    """Assert that a document has the statements that PyLD finds, or that it is refused."""
    canonical = accepted(document)
    if canonical is not None:
        assert canonical.nquads == canonicalize_dataset(pyld_statements(document, CONTEXTS)).nquads


@QUICK
@given(SIGNED)
def test_signed_shapes_have_the_statements_that_pyoxigraph_finds(document: dict[str, Any]) -> None:
    canonical = accepted(document)
    if canonical is not None:
        statements = pyoxigraph_statements(document, CONTEXTS)
        assert canonical.tier in ("shape", "walker")
        assert canonical.nquads == canonicalize_dataset(statements).nquads
        if canonical.hash_calls == 0:  # else labels may depend on the reading that test_datasets explains
            assert canonical.nquads == canonical_dataset(statements)


@QUICK
@given(st.one_of(mutated(SIGNED), mutated(FEATURE_DOCUMENT)))
def test_the_full_processor_finds_what_the_walker_finds_or_refuses(document: dict[str, Any]) -> None:
    try:
        walked = walk(document, scopes_of(CONTEXTS), DEFAULT_LIMITS)
        expanded = quads_with_pyld(document, CONTEXTS, DEFAULT_LIMITS)
    except (LedVcError, NotCoveredError):
        return
    assert _canonical(walked) == _canonical(expanded)


def _canonical(quads: list[Quad]) -> str:
    return canonicalize_dataset("".join(map(line, quads))).nquads


@QUICK
@given(mutated(st.one_of(SUMMARY, QUALIFICATION)))
def test_credentials_with_changed_structure_are_agreed_on_or_refused(document: dict[str, Any]) -> None:
    assert_agreed(document)


@QUICK
@given(mutated(st.one_of(PRESENTATION, EXAMPLE)))
def test_presentations_and_open_vocabularies_are_agreed_on_or_refused(document: dict[str, Any]) -> None:
    assert_agreed(document)


@QUICK
@given(FEATURE_DOCUMENT)
def test_documents_that_use_more_of_json_ld_are_agreed_on_or_refused(document: dict[str, Any]) -> None:
    assert_agreed(document)


@QUICK
@given(mutated(FEATURE_DOCUMENT))
def test_more_of_json_ld_with_changed_structure_is_agreed_on_or_refused(document: dict[str, Any]) -> None:
    assert_agreed(document)


@QUICK
@given(st.one_of(mutated(SIGNED), mutated(FEATURE_DOCUMENT)), st.data())
def test_whatever_is_taken_out_of_a_document_changes_what_is_signed(
    document: dict[str, Any], data: st.DataObject
) -> None:
    """The other way round: nothing can be put into a signed document without a change of what is signed."""
    places = list(paths(document))
    if not places:
        return
    whole, smaller = accepted(document), accepted(without(document, data.draw(st.sampled_from(places))))
    if whole is not None and smaller is not None:
        assert whole.nquads != smaller.nquads


@QUICK
@given(st.one_of(mutated(SIGNED), mutated(FEATURE_DOCUMENT)))
def test_the_order_of_members_changes_nothing(document: dict[str, Any]) -> None:
    assert accepted(_reversed(document)) == accepted(document)


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reversed(one) for key, one in reversed(value.items())}
    return [_reversed(one) for one in value] if isinstance(value, list) else value
