"""Graphs of blank nodes that look alike, as the claims of a credential."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests import world
from tests.corpus.signing import Signing

Edges = Mapping[str, Sequence[str]]
_STATEMENT = re.compile(r"_:(\w+) <[^>]*> _:(\w+) \.")


def clique(size: int) -> Edges:
    """Return nodes each of which points at all; with ten of them it is test074 of RDFC-1.0."""
    labels = [f"e{k}" for k in range(size)]
    return dict.fromkeys(labels, labels)


def edges_of(path: Path) -> Edges:
    """Return the graph in a file of N-Quads that has blank nodes alone."""
    statements = [_STATEMENT.fullmatch(line) for line in path.read_text().splitlines()]
    pairs = [found.groups() for found in statements if found is not None]
    assert len(pairs) == len(statements)
    nodes = dict.fromkeys(node for pair in pairs for node in pair)
    return {node: [value for subject, value in pairs if subject == node] for node in nodes}


def claims(edges: Edges) -> list[dict[str, Any]]:
    """Return the graph as node objects."""
    return [_node(label, edges[label]) for label in edges]


def unvetted(by: Signing, edges: Edges) -> dict[str, Any]:
    """Return a credential of no type of ours that claims the graph, for verification of the proof alone."""
    contexts = world.summary()["@context"]
    subject = {"id": world.did(by.holder), "hasClaim": claims(edges)}
    issuer = by.signer.verification_method.partition("#")[0]
    return {"@context": contexts, "type": ["VerifiableCredential"], "issuer": issuer, "credentialSubject": subject}


def _node(label: str, others: Sequence[str]) -> dict[str, Any]:
    linked = {"hasClaim": [{"id": f"_:{other}"} for other in others]} if others else {}
    return {"id": f"_:{label}", **linked}
