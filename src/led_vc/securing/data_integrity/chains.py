"""Sets and chains of proofs. https://www.w3.org/TR/vc-data-integrity/#proof-sets, #proof-chains

A proof of a set secures the document alone. One that names others in `previousProof` secures them too, so that none of
them can be taken away or changed. Every proof has to hold, and none may stand before itself.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from led_vc.errors import ComplexityLimitError, ParsingError, ProofVerificationError
from led_vc.model.values import is_url

MAXIMUM_PROOFS = 8

_LINKS = frozenset({"id", "previousProof"})

Proof = dict[str, Any]


def proofs_of(value: object) -> list[Proof]:
    """Return the proofs that a `proof` member holds: one to eight objects."""
    proofs: list[Any] = value if isinstance(value, list) else [value]
    if not proofs or not all(isinstance(proof, dict) and proof for proof in proofs):
        raise ParsingError("the document has no proof, or something else in its place")
    if len(proofs) > MAXIMUM_PROOFS:
        raise ComplexityLimitError(f"{len(proofs)} proofs; at most {MAXIMUM_PROOFS}")
    return proofs


def previous_proofs(proofs: Sequence[Proof]) -> list[list[Proof]]:
    """Return for each proof those that it secures as well. Raises ProofVerificationError.

    https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains
    """
    if len(proofs) == 1 and proofs[0].keys().isdisjoint(_LINKS):
        return [[]]
    by_id = _by_id(proofs)
    found = [[_named(one, by_id) for one in named_previous(proof)] for proof in proofs]
    _require_acyclic({id(proof): previous for proof, previous in zip(proofs, found, strict=True)}, proofs)
    return found


def named_previous(proof: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the identifiers in a proof's `previousProof`."""
    if "previousProof" not in proof:
        return ()
    value = proof["previousProof"]
    names: list[Any] = value if isinstance(value, list) else [value]
    if not names or len(names) > MAXIMUM_PROOFS or not all(isinstance(name, str) for name in names):
        raise ProofVerificationError("previousProof must be the id of a proof, or a list of them")
    if len(set(names)) != len(names):
        raise ProofVerificationError("previousProof names a proof twice")
    return tuple(names)


def _by_id(proofs: Sequence[Proof]) -> dict[str, Proof]:
    named: dict[str, Proof] = {}
    for proof in proofs:
        if "id" not in proof:
            continue
        if not is_url(proof["id"]):
            raise ProofVerificationError("the id of a proof must be a URL")
        if proof["id"] in named:
            raise ProofVerificationError("two proofs with one id")
        named[proof["id"]] = proof
    return named


def _named(name: str, by_id: Mapping[str, Proof]) -> Proof:
    if name not in by_id:
        raise ProofVerificationError("previousProof names a proof that is not there")
    return by_id[name]


def _require_acyclic(previous: Mapping[int, list[Proof]], proofs: Sequence[Proof]) -> None:
    """Take away proofs that wait for none of the others until none is left; what stays is a circle."""
    waiting = list(proofs)
    while waiting:
        held = {id(proof) for proof in waiting}
        rest = [proof for proof in waiting if any(id(one) in held for one in previous[id(proof)])]
        if len(rest) == len(waiting):
            raise ProofVerificationError("the chain of proofs goes round in a circle")
        waiting = rest
