"""How much work one document may cause, and the counters that hold it there.

The counters are exact and deterministic, so that tests assert numbers and never milliseconds.
"""

from dataclasses import dataclass

from led_vc.errors import ComplexityLimitError

_STEPS_PER_HASH_CALL = 64
_STEPS_PER_ISSUED_LABEL = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one canonicalization.

    `max_hash_calls` bounds the Hash N-Degree Quads calls, the cost that explodes: every input of the W3C suite that
    must succeed needs at most 468. `max_depth` bounds how deep nodes of a document may lie in one another.
    """

    max_quads: int = 2000
    max_hash_calls: int = 1000
    max_depth: int = 64


DEFAULT_LIMITS = Limits()


@dataclass(slots=True)
class Work:
    """What a canonicalization has spent: statements written, and calls and steps to label their blank nodes.

    Whoever passes one in reads it afterwards, also when the canonicalization ended at a limit. `steps` counts the work
    inside the calls (related hashes, permutations, copied labels), which a hub of two thousand statements could
    otherwise multiply with every call.
    """

    limits: Limits = DEFAULT_LIMITS
    quads: int = 0
    hash_calls: int = 0
    steps: int = 0

    def call(self) -> None:
        """Count one Hash N-Degree Quads call."""
        self.hash_calls += 1
        if self.hash_calls > self.limits.max_hash_calls:
            raise ComplexityLimitError(f"labelling the blank nodes takes over {self.limits.max_hash_calls} hash calls")

    def permutation(self, issued: int) -> None:
        """Count one ordering of related nodes, tried on a copy of `issued` labels."""
        self.step(1 + issued // _STEPS_PER_ISSUED_LABEL)

    def step(self, count: int = 1) -> None:
        """Count `count` steps of about one hash each."""
        self.steps += count
        if self.steps > self.limits.max_hash_calls * _STEPS_PER_HASH_CALL:
            raise ComplexityLimitError("labelling the blank nodes takes too many steps")


def check_quads(count: int, limits: Limits) -> None:
    """Refuse more statements than a document ever makes."""
    if count > limits.max_quads:
        raise ComplexityLimitError(f"more than {limits.max_quads} statements")
