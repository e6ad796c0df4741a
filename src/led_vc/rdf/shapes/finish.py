"""Put the statements of a document in canonical order, and label its blank nodes.

Until then a mark stands for each blank node: a control character, which no checked text or IRI has. First-degree hashes
tell the nodes apart, or the document is left to RDFC-1.0 in full. https://www.w3.org/TR/rdf-canon/#canon-algorithm
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from led_vc.rdf.hashing import HashAlgorithm

_FIRST: Final = 0x0E
_MARKS: Final = tuple(chr(_FIRST + number) for number in range(10))  # c14n0 to c14n9: in the order of their numbers
_SELF: Final = b"\x0e"
_OTHER: Final = b"\x0f"
_TABLES: Final = tuple(
    bytes.maketrans("".join(_MARKS).encode(), bytes(_SELF[0] if mark == one else _OTHER[0] for mark in _MARKS))
    for one in _MARKS
)
"""For each mark: itself to _SELF, and every other to _OTHER."""


Blank = dict[str, list[str]]
"""The marks of a document in the order of their making, each with the blocks that are in the graph that it names."""


def mark(blank: Blank) -> str:
    """Add the mark of another blank node to `blank` and return it. Raises ValueError if there are too many."""
    if len(blank) == len(_MARKS):
        raise ValueError("more blank nodes than marks")
    new = _MARKS[len(blank)]
    blank[new] = []
    return new


def lines(statements: list[str]) -> str:
    """Put statements of one subject and predicate in order. Raises ValueError for none, or for one made twice."""
    if len(statements) > 1:
        if len(set(statements)) != len(statements):
            raise ValueError("a statement twice")
        statements.sort()
    elif not statements:
        raise ValueError("no statement")
    return "".join(statements)


def finished(blocks: list[str], blank: Blank, algorithm: HashAlgorithm) -> bytes | None:
    """Return the canonical N-Quads in UTF-8, or None where first-degree hashes do not tell the blank nodes apart.

    `blocks` are the statements of one subject each, in order: an IRI with its `>` is never the beginning of another,
    so that ordering blocks orders statements.
    """
    named = [block for block in blocks if block[0] == "<"]
    named.sort()
    if not blank:
        return b"".join([block.encode() for block in named])
    about = {block[0]: block for block in blocks if block[0] != "<"}
    ordered = list(blank)
    if len(blank) > 1:
        hashes = {}
        for number, (one, inside) in enumerate(blank.items()):
            own = about.get(one)
            data = _first_degree(number, blocks, own) if own else _first_degree_of_graph(number, blocks, inside)
            hashes[hashlib.new(algorithm, data).digest()] = one
        if len(hashes) != len(blank):
            return None
        ordered = [hashes[one] for one in sorted(hashes)]
    text = "".join([*named, *(about[one] for one in ordered if one in about)]).encode()
    for number, one in enumerate(ordered):
        text = text.replace(one.encode(), b"_:c14n%d" % number)
    return text


def _first_degree(number: int, blocks: Sequence[str], own: str) -> bytes:
    """Return what is hashed for a blank node. https://www.w3.org/TR/rdf-canon/#hash-1d-quads"""
    # `own` are the statements about it, in order. It is mentioned by one statement more, or, if it is a root, by none.
    link = _link(_MARKS[number], [block for block in blocks if block is not own])
    return _named(link + own if link[:1] == "<" else own + link, number)  # "<" comes before "_:a", that before "_:z"


def _first_degree_of_graph(number: int, blocks: Sequence[str], inside: Sequence[str]) -> bytes:
    """Return what is hashed for the name of a graph: all that is in it, and the statement that leads to it."""
    link = _link(_MARKS[number], [block for block in blocks if block not in inside])
    mentions = _named("".join([link, *inside]), number).splitlines(keepends=True)
    mentions.sort()
    return b"".join(mentions)


def _link(one: str, blocks: Sequence[str]) -> str:
    for block in blocks:
        at = block.find(one)
        if at >= 0:
            return block[block.rfind("\n", 0, at) + 1 : block.index("\n", at) + 1]
    return ""


def _named(text: str, number: int) -> bytes:
    return text.encode().translate(_TABLES[number]).replace(_SELF, b"_:a").replace(_OTHER, b"_:z")
