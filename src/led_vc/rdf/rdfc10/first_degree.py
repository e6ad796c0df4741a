"""Hash each blank node by its own statements. https://www.w3.org/TR/rdf-canon/#hash-1d-quads"""

from collections.abc import Iterable
from typing import Final

from led_vc.rdf.hashing import HashHex
from led_vc.rdf.terms import Quad

_SELF: Final = "_:a"
_OTHER: Final = "_:z"


def quads_by_blank_node(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Return the quads that mention each blank node, once each."""
    mentions: dict[str, list[Quad]] = {}
    for quad in quads:
        subject, _, value, graph = quad
        if subject[0] == "_":
            mentions.setdefault(subject, []).append(quad)
        if value[0] == "_" and value != subject:
            mentions.setdefault(value, []).append(quad)
        if graph and graph[0] == "_" and graph not in (subject, value):
            mentions.setdefault(graph, []).append(quad)
    return mentions


def hash_first_degree_quads(identifier: str, quads: Iterable[Quad], digest: HashHex) -> str:
    """Hash the quads of a blank node with it written `_:a` and every other blank node `_:z`."""
    lines = []
    for subject, predicate, value, graph in quads:
        if subject[0] == "_":
            subject = _SELF if subject == identifier else _OTHER
        if value[0] == "_":
            value = _SELF if value == identifier else _OTHER
        if graph and graph[0] == "_":
            graph = _SELF if graph == identifier else _OTHER
        lines.append(f"{subject} {predicate} {value} {graph} .\n" if graph else f"{subject} {predicate} {value} .\n")
    lines.sort()
    return digest("".join(lines))
