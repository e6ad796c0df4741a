"""RDF Dataset Canonicalization, RDFC-1.0, with counted work: a hostile graph ends in an error, not in a wait.

Knows nothing of JSON-LD. https://www.w3.org/TR/rdf-canon/#canon-algorithm
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from led_vc.rdf.hashing import HashAlgorithm, hash_hex
from led_vc.rdf.limits import Work, check_quads
from led_vc.rdf.rdfc10.first_degree import hash_first_degree_quads, quads_by_blank_node
from led_vc.rdf.rdfc10.issuer import IdentifierIssuer
from led_vc.rdf.rdfc10.n_degree import Hashed, NDegreeHasher
from led_vc.rdf.terms import Quad, line

__all__ = ["CanonicalDataset", "canonicalize_quads"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalDataset:
    """A dataset in canonical form, the issued identifiers map, and what it cost to label it."""

    nquads: str
    issued: dict[str, str]
    quads: int
    hash_calls: int


def canonicalize_quads(quads: Collection[Quad], work: Work, algorithm: HashAlgorithm) -> CanonicalDataset:
    """Canonicalize distinct quads by the steps of section 4.4.3, counting in `work`. Raises ComplexityLimitError."""
    check_quads(len(quads), work.limits)
    issued = _labels(quads, work, algorithm)
    lines = [line(quad) for quad in (_labelled(quads, issued) if issued else quads)]
    lines.sort()  # (7) code point order, as Python compares text
    return CanonicalDataset(nquads="".join(lines), issued=issued, quads=len(lines), hash_calls=work.hash_calls)


def _labelled(quads: Collection[Quad], issued: dict[str, str]) -> Iterator[Quad]:
    for subject, predicate, value, graph in quads:
        yield issued.get(subject, subject), predicate, issued.get(value, value), issued.get(graph, graph)


def _labels(quads: Collection[Quad], work: Work, algorithm: HashAlgorithm) -> dict[str, str]:
    digest = hash_hex(algorithm)
    quads_of = quads_by_blank_node(quads)  # (2)
    canonical = IdentifierIssuer("c14n")
    if len(quads_of) < 2:  # nothing to tell apart
        for node in quads_of:
            canonical.issue(node)
        return canonical.issued
    first_degree = {node: hash_first_degree_quads(node, own, digest) for node, own in quads_of.items()}  # (3)
    nodes_by_hash: dict[str, list[str]] = {}
    for node, hashed in first_degree.items():
        nodes_by_hash.setdefault(hashed, []).append(node)
    alike = []
    for _, nodes in sorted(nodes_by_hash.items()):  # (4)
        if len(nodes) == 1:
            canonical.issue(nodes[0])
        else:
            alike.append(nodes)
    if alike:
        hasher = NDegreeHasher(
            quads_of=quads_of, first_degree=first_degree, canonical=canonical, digest=digest, work=work
        )
        for nodes in alike:  # (5)
            _label_alike(nodes, hasher)
    return canonical.issued


def _label_alike(nodes: list[str], hasher: NDegreeHasher) -> None:
    found: list[Hashed] = []
    for node in nodes:
        if node not in hasher.canonical.issued:
            temporary = IdentifierIssuer("b")
            temporary.issue(node)
            found.append(hasher.hash(node, temporary))
    for _, issuer in sorted(found, key=lambda result: result[0]):
        for node in issuer.issued:
            hasher.canonical.issue(node)
