"""Name the cells of RDF lists by where the list stands and what it holds.

A list is a chain of blank nodes that no document names, so that each conversion to statements numbers them anew. The
same list has to have the same cells in a document and in a part of it.
https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Final

from led_vc.rdf.terms import RDF, Quad

_FIRST: Final = f"<{RDF}first>"
_REST: Final = f"<{RDF}rest>"


def list_cells(quads: Sequence[Quad]) -> dict[str, str]:
    """Return a lasting label for each cell, where every node but the cells has a name.

    Lists that hold the same at the same place are counted: to take one for the other makes no difference.
    """
    first = {subject: value for subject, predicate, value, _ in quads if predicate == _FIRST and subject[0] == "_"}
    if not first:
        return {}
    rest = {subject: value for subject, predicate, value, _ in quads if predicate == _REST}
    named: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for subject, predicate, value, _ in quads:
        if predicate == _REST or value not in first:
            continue
        cells = _chain(value, first, rest)
        content = "\n".join((subject, predicate, *(first[cell] for cell in cells)))
        digest = hashlib.sha256(content.encode()).hexdigest()
        seen[digest] += 1
        named |= {cell: f"_:l{digest}.{seen[digest]}.{at}" for at, cell in enumerate(cells)}
    return named


def _chain(head: str, first: dict[str, str], rest: dict[str, str]) -> list[str]:
    cells: list[str] = []
    while head in first and len(cells) < len(first):
        cells.append(head)
        head = rest.get(head, "")
    return cells
