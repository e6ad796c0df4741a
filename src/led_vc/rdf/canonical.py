"""From a document, or a dataset in N-Quads, to the canonical statements that are signed."""

from dataclasses import dataclass
from typing import Literal

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import DataLossError
from led_vc.rdf.documents.quads import quads_of
from led_vc.rdf.hashing import HashAlgorithm
from led_vc.rdf.limits import DEFAULT_LIMITS, Limits, Work, check_quads
from led_vc.rdf.nquads import parse_nquads
from led_vc.rdf.rdfc10 import CanonicalDataset, canonicalize_quads
from led_vc.rdf.shapes import MAXIMUM_DEPTH, shapes_of

Tier = Literal["shape", "walker", "library"]
"""How a document became statements: by functions made for its profile, by the walker, or by the full processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """A document as canonical N-Quads in UTF-8, with what that took: statements, hash calls, which way was used."""

    data: bytes
    quads: int
    hash_calls: int
    tier: Tier

    @property
    def nquads(self) -> str:
        """Return `data` as text."""
        return self.data.decode()


def canonicalize(
    document: JsonObject,
    contexts: ContextSet,
    *,
    limits: Limits = DEFAULT_LIMITS,
    hash_algorithm: HashAlgorithm = "sha256",
    work: Work | None = None,
) -> Canonical:
    """Return the canonical statements of a document or proof configuration.

    `work`, where given, brings its own limits and holds what was spent, even when this raises.
    Raises DataLossError if any member would not be signed, ContextNotAllowedError for a context outside `contexts`,
    ComplexityLimitError beyond the limits, ProofTransformationError for what is not JSON-LD.
    https://www.w3.org/TR/vc-di-eddsa/#transformation-eddsa-rdfc-2022
    """
    spent = work if work is not None else Work(limits)
    shaped = _by_shape(document, contexts, hash_algorithm, spent)
    if shaped is not None:
        return shaped
    quads, tier = quads_of(document, contexts, spent.limits)
    distinct = set(quads)
    spent.quads = len(distinct)
    if len(distinct) != len(quads):
        # A dataset is a set: the document without the repetition would have the same signature.
        raise DataLossError("a statement is made twice")
    canonical = canonicalize_quads(distinct, spent, hash_algorithm)
    return Canonical(data=canonical.nquads.encode(), quads=canonical.quads, hash_calls=canonical.hash_calls, tier=tier)


def _by_shape(
    document: JsonObject, contexts: ContextSet, hash_algorithm: HashAlgorithm, spent: Work
) -> Canonical | None:
    shape = shapes_of(contexts).of(document)
    if shape is None or spent.limits.max_depth < MAXIMUM_DEPTH:
        return None
    data = shape.canonical(document, hash_algorithm)
    if data is None:
        return None
    spent.quads = data.count(b"\n")
    check_quads(spent.quads, spent.limits)
    return Canonical(data=data, quads=spent.quads, hash_calls=0, tier="shape")


def canonicalize_dataset(
    nquads: str, *, limits: Limits = DEFAULT_LIMITS, hash_algorithm: HashAlgorithm = "sha256"
) -> CanonicalDataset:
    """Return a dataset in N-Quads in canonical form. https://www.w3.org/TR/rdf-canon/#canon-algorithm"""
    return canonicalize_quads(parse_nquads(nquads, limits), Work(limits), hash_algorithm)
