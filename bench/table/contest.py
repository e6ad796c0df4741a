"""A piece of work that is done here and there, turn by turn."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.table.peer import NodeWork
from bench.table.row import About, Row, Turn, row

_TURN: Final = 0.04
"""Seconds of the processor that a turn takes on each side, about."""
_RAW: Final = 64

Peer = NodeWork | Callable[[str], object] | None


@dataclass(slots=True, kw_only=True)
class Contest:
    """`inputs` makes what is worked on, new each time; `ours` is counted for each, and so is the peer's work.

    `peer_inputs` are the peer's own, where it works on something else. `raw` is the bare signature. `clock` counts
    processor time, and a turn is `at_most` so many inputs; one input of ours is `each` operations.
    """

    about: About
    inputs: Callable[[int], Sequence[str]]
    ours: Callable[[str], object]
    peer: Peer = None
    peer_inputs: Callable[[int], Sequence[str]] | None = None
    raw: Callable[[], object] | None = None
    clock: Callable[[], float] = time.process_time
    at_most: int = 256
    each: int = 1
    turns: list[Turn] = field(default_factory=list)
    _counts: tuple[int, int] | None = None

    def turn(self) -> None:
        """Take a turn; the first ones find out how often the work fits in a turn, and warm both sides up."""
        if self._counts is None:
            some = [min(count, self.at_most) for count in (2, 8)]
            warm = min(self._ours(self.inputs(count)) for count in some)
            slow = 1.0 if self.peer is None else min(self._peer(count) for count in some)
            self._counts = self._fitting(warm), self._fitting(slow)
        ours, theirs = self._counts
        self.turns.append(
            Turn(
                raw=None if self.raw is None else _raw(self.raw),
                ours=self._ours(self.inputs(ours)) / self.each,
                peer=None if self.peer is None else self._peer(theirs),
            )
        )

    def row(self) -> Row:
        """Return what was found."""
        return row(self.about, self.turns)

    def _fitting(self, seconds: float) -> int:
        return max(1, min(self.at_most, round(_TURN / max(seconds, 1e-6))))

    def _ours(self, inputs: Sequence[str]) -> float:
        return self._timed(self.ours, inputs)

    def _peer(self, count: int) -> float:
        inputs = (self.peer_inputs or self.inputs)(count)
        if isinstance(self.peer, NodeWork):
            return self.peer.time(inputs)
        assert self.peer is not None
        return self._timed(self.peer, inputs)

    def _timed(self, work: Callable[[str], object], inputs: Sequence[str]) -> float:
        gc.collect()  # what others left behind is not this work's
        began = self.clock()
        for one in inputs:
            work(one)
        return (self.clock() - began) / len(inputs)


def _raw(work: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(_RAW):
        work()
    return (time.process_time() - began) / _RAW
