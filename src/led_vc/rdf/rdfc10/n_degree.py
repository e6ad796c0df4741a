"""Tell apart blank nodes whose own statements look alike, by walking to their neighbours.

The walk is exponential for a hostile graph, so every call and every step inside it is counted.
https://www.w3.org/TR/rdf-canon/#hash-nd-quads
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from led_vc.errors import ComplexityLimitError
from led_vc.rdf.hashing import HashHex
from led_vc.rdf.limits import Work
from led_vc.rdf.rdfc10.issuer import IdentifierIssuer
from led_vc.rdf.rdfc10.permutations import distinct_permutations
from led_vc.rdf.terms import Quad

_MAX_RECURSION: Final = 128  # chains of look-alikes; Python's own stack must never be what ends it

Hashed = tuple[str, IdentifierIssuer]


@dataclass(frozen=True, slots=True, kw_only=True)
class NDegreeHasher:
    """The canonicalization state that Hash N-Degree Quads reads."""

    quads_of: Mapping[str, Sequence[Quad]]
    first_degree: Mapping[str, str]
    canonical: IdentifierIssuer
    digest: HashHex
    work: Work

    def hash(self, identifier: str, issuer: IdentifierIssuer, depth: int = 0) -> Hashed:
        """Hash `identifier` with its neighbours, and return the labels that the best path issued (4.8.3)."""
        self.work.call()
        if depth > _MAX_RECURSION:
            raise ComplexityLimitError("a chain of blank nodes that look alike is too long")
        data: list[str] = []
        for related_hash, related in sorted(self._related(identifier, issuer).items()):  # (5)
            path, issuer = self._best_path(related, issuer, depth)
            data += (related_hash, path)
        return self.digest("".join(data)), issuer  # (6)

    def _related(self, identifier: str, issuer: IdentifierIssuer) -> dict[str, list[str]]:
        """Group the neighbours by hash (3).

        One that is related twice in the same way stays twice, as for rdf-canonize, which most verifiers of credentials
        use; the text of 3.1.2 allows both readings, and no official vector decides.
        """
        groups: dict[str, list[str]] = {}
        for quad in self.quads_of[identifier]:
            for position, related in (("s", quad[0]), ("o", quad[2]), ("g", quad[3])):
                if related.startswith("_") and related != identifier:
                    groups.setdefault(self._hash_related(related, quad, issuer, position), []).append(related)
        return groups

    def _hash_related(self, related: str, quad: Quad, issuer: IdentifierIssuer, position: str) -> str:
        """Hash one neighbour with the way that leads to it. https://www.w3.org/TR/rdf-canon/#hash-related-blank-node"""
        self.work.step()
        label = self.canonical.issued.get(related) or issuer.issued.get(related) or self.first_degree[related]
        return self.digest(position + ("" if position == "g" else quad[1]) + label)

    def _best_path(self, related: list[str], issuer: IdentifierIssuer, depth: int) -> Hashed:
        """Return the least path over all orderings of look-alike neighbours, and its labels (5.4)."""
        best: Hashed | None = None
        for order in distinct_permutations(related):
            self.work.permutation(len(issuer.issued) + len(order))
            found = self._path(order, issuer.copy(), depth, best[0] if best else None)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
        if best is None:  # the first ordering is compared with nothing
            raise AssertionError("no path was chosen")
        return best

    def _path(self, order: list[str], issuer: IdentifierIssuer, depth: int, least: str | None) -> Hashed | None:
        """Return the path of one ordering, or None as soon as it can no longer be the least (5.4.4 - 5.4.5)."""
        path = ""
        unvisited = []
        for related in order:
            label = self.canonical.issued.get(related)
            if label is None:
                if related not in issuer.issued:
                    unvisited.append(related)
                label = issuer.issue(related)
            path += label
            if least is not None and len(path) >= len(least) and path > least:
                return None
        for related in unvisited:
            digest, found = self.hash(related, issuer, depth + 1)
            path += f"{issuer.issue(related)}<{digest}>"
            issuer = found
            if least is not None and len(path) >= len(least) and path > least:
                return None
        return path, issuer
