"""What held before: proofs that were verified over exactly these bytes, so that their signatures are not asked again.

Off unless an environment is given one. It holds successes alone, and of a success the proofs alone: documents are
parsed anew, and time, status, trust, holder and freshness are judged anew. A remembered proof counts only if its key
is still its controller's for the purpose, and the very same key.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, replace

from led_vc.contexts import ContextSet
from led_vc.ports import ProofPurpose
from led_vc.securing.data_integrity import VerifiedProof

_MAXIMUM = 4096


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stood: in which bytes, and, inside a presentation, as which credential of it."""

    digest: bytes
    inside: int | None = None

    @classmethod
    def of(cls, received: bytes | str) -> "Place":
        """Return the place of what was received as these bytes or this text."""
        return cls(hashlib.sha256(received if isinstance(received, bytes) else received.encode()).digest())

    def credential(self, number: int) -> "Place":
        """Return the place of a credential of the presentation here."""
        return replace(self, inside=number)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of a document. The contexts are the set itself: another set gives words another meaning."""

    place: Place
    purpose: ProofPurpose
    contexts: ContextSet


class ProofMemo:
    """Proofs that held, by question; the one that was not asked for the longest time makes room."""

    def __init__(self, *, at_most: int = _MAXIMUM) -> None:
        self._at_most = at_most
        self._held: OrderedDict[Question, tuple[VerifiedProof, ...]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def proofs(self, question: Question) -> tuple[VerifiedProof, ...] | None:
        """Return the proofs that held, None if nobody knows."""
        found = self._held.pop(question, None)
        if found is not None:
            self._held[question] = found
        return found

    def keep(self, question: Question, proofs: tuple[VerifiedProof, ...]) -> None:
        """Remember proofs that held."""
        self._held[question] = proofs
        while len(self._held) > self._at_most:
            self._held.popitem(last=False)
