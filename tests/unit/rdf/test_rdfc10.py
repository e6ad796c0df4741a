"""RDFC-1.0 beyond the official vectors: ties, graph names, and work that stays counted."""

import pytest

from led_vc.errors import ComplexityLimitError
from led_vc.rdf import Limits, canonicalize_dataset
from led_vc.rdf.limits import DEFAULT_LIMITS, Work
from led_vc.rdf.nquads import parse_nquads
from led_vc.rdf.rdfc10 import canonicalize_quads
from led_vc.rdf.rdfc10.first_degree import quads_by_blank_node
from led_vc.rdf.rdfc10.permutations import distinct_permutations


def work_for(source: str) -> Work:
    work = Work(DEFAULT_LIMITS)
    canonicalize_quads(parse_nquads(source, DEFAULT_LIMITS), work, "sha256")
    return work


def test_nodes_that_differ_in_their_statements_need_no_hash_call() -> None:
    canonical = canonicalize_dataset('_:x <urn:p> "1" .\n_:y <urn:p> "2" .\n_:x <urn:q> _:y .\n')
    assert (canonical.hash_calls, set(canonical.issued)) == (0, {"_:x", "_:y"})


def test_a_statement_counts_once_for_a_node_that_it_names_three_times() -> None:
    (quad,) = parse_nquads("_:x <urn:p> _:x _:x .", DEFAULT_LIMITS)
    assert quads_by_blank_node([quad]) == {"_:x": [quad]}


def test_nodes_that_look_alike_are_told_apart_by_their_neighbours() -> None:
    ring = "_:a <urn:p> _:b .\n_:b <urn:p> _:c .\n_:c <urn:p> _:a .\n"
    renamed = "_:x <urn:p> _:z .\n_:y <urn:p> _:x .\n_:z <urn:p> _:y .\n"
    assert canonicalize_dataset(ring).nquads == canonicalize_dataset(renamed).nquads
    assert canonicalize_dataset(ring).hash_calls == 9


def test_the_hash_decides_the_labels() -> None:
    source = "".join(f'_:n{number} <urn:p> "{number}" .\n' for number in range(8))
    assert canonicalize_dataset(source).nquads != canonicalize_dataset(source, hash_algorithm="sha384").nquads


def test_a_node_that_is_related_twice_in_the_same_way_counts_twice() -> None:
    """The answer of rdf-canonize 5.0, whose author is an editor; pyoxigraph and rdf-normalize count it once."""
    source = (
        '_:n0 <urn:p> _:n0 .\n_:n2 <urn:p> "1"^^<urn:t> _:n1 .\n_:n2 <urn:q> "1"^^<urn:t> _:g .\n'
        '_:n3 <urn:p> "1"^^<urn:t> _:g .\n_:n3 <urn:q> "1"^^<urn:t> _:g .\n'
    )
    assert canonicalize_dataset(source).nquads == (
        '_:c14n1 <urn:p> _:c14n1 .\n_:c14n3 <urn:p> "1"^^<urn:t> _:c14n0 .\n_:c14n3 <urn:q> "1"^^<urn:t> _:c14n0 .\n'
        '_:c14n4 <urn:p> "1"^^<urn:t> _:c14n2 .\n_:c14n4 <urn:q> "1"^^<urn:t> _:c14n0 .\n'
    )


def test_equal_orderings_of_a_graph_name_are_tried_once() -> None:
    """Forty statements in one blank graph would have 40! orderings."""
    nodes = ["_:x", "_:y"]
    source = "".join(f'{node} <urn:p{number}> "v" _:g .\n' for node in nodes for number in range(40))
    work = work_for(source)
    assert (work.hash_calls, work.steps) == (2, 84)


def test_distinct_permutations_are_complete_and_in_order() -> None:
    assert ["".join(order) for order in distinct_permutations("baa")] == ["aab", "aba", "baa"]
    assert len(list(distinct_permutations("abcd"))) == 24


def test_a_long_chain_of_look_alikes_is_an_error_of_ours() -> None:
    source = "".join(f"_:n{number} <urn:p> _:n{number + 1} .\n" for number in range(900))
    with pytest.raises(ComplexityLimitError, match="chain"):
        canonicalize_dataset(source)


def test_a_large_clique_stops_at_the_steps_inside_the_calls() -> None:
    """Each call hashes every neighbour: calls alone would allow fifteen hundred statements, a thousand times."""
    nodes = range(40)
    source = "".join(f"_:n{one} <urn:p> _:n{other} .\n" for one in nodes for other in nodes if one != other)
    work = Work(DEFAULT_LIMITS)
    with pytest.raises(ComplexityLimitError, match="steps"):
        canonicalize_quads(parse_nquads(source, DEFAULT_LIMITS), work, "sha256")
    assert work.hash_calls < DEFAULT_LIMITS.max_hash_calls
    assert work.steps <= 64 * DEFAULT_LIMITS.max_hash_calls + 64


def test_the_limit_of_quads_holds_for_datasets() -> None:
    source = "".join(f"<urn:s> <urn:p> <urn:o{number}> .\n" for number in range(11))
    with pytest.raises(ComplexityLimitError):
        canonicalize_dataset(source, limits=Limits(max_quads=10))
