"""The functions for shapes against the walker, the full processor and pyoxigraph, byte for byte or no answer at all.

Values alone once let a value that was hashed twice, lone surrogates and a root without a name pass: the structure is
changed as well.
"""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from led_vc.errors import LedVcError
from led_vc.rdf import Work, canonicalize_dataset
from led_vc.rdf.documents.full_processor import quads_with_pyld
from led_vc.rdf.documents.quads import walked
from led_vc.rdf.hashing import HashAlgorithm
from led_vc.rdf.limits import DEFAULT_LIMITS
from led_vc.rdf.rdfc10 import canonicalize_quads
from led_vc.rdf.shapes import shapes_of
from led_vc.rdf.terms import Quad
from tests.fuzz.rdf.documents import CONTEXTS, SIGNED
from tests.fuzz.rdf.mutations import mutated
from tests.fuzz.rdf.oracle import canonical_dataset, pyoxigraph_statements
from tests.fuzz.rdf.shaped import SHAPED
from tests.fuzz.rdf.test_differential import QUICK

_ALGORITHMS = st.sampled_from(("sha256", "sha384"))


def by_shape(document: dict[str, Any], algorithm: HashAlgorithm = "sha256") -> str | None:
    shape = shapes_of(CONTEXTS).of(document)
    data = None if shape is None else shape.canonical(document, algorithm)
    return None if data is None else data.decode()


def by_walker(document: dict[str, Any], algorithm: HashAlgorithm = "sha256") -> str:
    return _canonical(walked(document, CONTEXTS, DEFAULT_LIMITS), algorithm)


def _canonical(quads: list[Quad], algorithm: HashAlgorithm) -> str:
    assert len(set(quads)) == len(quads), "a statement that is made twice would have been refused"
    return canonicalize_quads(quads, Work(), algorithm).nquads


@QUICK
@given(SHAPED, _ALGORITHMS)
def test_a_document_of_a_shape_is_what_the_walker_writes(document: dict[str, Any], algorithm: HashAlgorithm) -> None:
    found = by_shape(document, algorithm)
    if found is not None:
        assert found == by_walker(document, algorithm)


@QUICK
@given(st.one_of(mutated(SHAPED), mutated(SIGNED)), _ALGORITHMS)
def test_whatever_still_has_a_shape_is_what_the_walker_writes(
    document: dict[str, Any], algorithm: HashAlgorithm
) -> None:
    """The walker must not refuse it either: a refusal of its would be one that the functions forgot."""
    found = by_shape(document, algorithm)
    if found is not None:
        assert found == by_walker(document, algorithm)


@QUICK
@given(st.one_of(SHAPED, mutated(SHAPED)))
def test_the_full_processor_finds_what_the_functions_find_or_refuses(document: dict[str, Any]) -> None:
    found = by_shape(document)
    if found is None:
        return
    try:
        expanded = quads_with_pyld(document, CONTEXTS, DEFAULT_LIMITS)
    except LedVcError:
        return
    assert found == _canonical(expanded, "sha256")


@QUICK
@given(SHAPED)
def test_pyoxigraph_finds_what_the_functions_find(document: dict[str, Any]) -> None:
    found = by_shape(document)
    if found is not None:
        statements = pyoxigraph_statements(document, CONTEXTS)
        assert found == canonicalize_dataset(statements).nquads == canonical_dataset(statements)


@QUICK
@given(SHAPED)
def test_the_order_of_members_makes_no_difference(document: dict[str, Any]) -> None:
    assert by_shape(dict(reversed(document.items()))) == by_shape(document)
