"""A row of the table, as JSON and as a line for people."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one operation took in one turn, in seconds of the processor. `peer` and `raw` only where there is one."""

    ours: float
    peer: float | None = None
    raw: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`ratio` is ours against the peer's, the median of the turns; `min` and `max` are its least and greatest."""

    name: str
    ours_per_s: float
    peer: str | None
    peer_per_s: float | None
    ratio: float | None
    min: float | None
    max: float | None
    raw_ratio: float | None
    tier: str | None
    quads: int | None
    pointers: int | None
    notes: str

    def to_json(self) -> dict[str, Any]:
        """Return the row as JSON members."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a row says besides its figures."""

    name: str
    peer: str | None
    tier: str | None = None
    quads: int | None = None
    pointers: int | None = None
    notes: str = ""


def row(about: About, turns: Sequence[Turn]) -> Row:
    """Return the row for what was counted."""
    ours = median(turn.ours for turn in turns)
    theirs = [turn.peer for turn in turns if turn.peer is not None]
    raw = [turn.raw for turn in turns if turn.raw is not None]
    ratios = [turn.peer / turn.ours for turn in turns if turn.peer is not None]
    return Row(
        name=about.name,
        ours_per_s=_short(1 / ours),
        peer=about.peer if theirs else None,
        peer_per_s=_short(1 / median(theirs)) if theirs else None,
        ratio=_short(median(ratios)) if ratios else None,
        min=_short(min(ratios)) if ratios else None,
        max=_short(max(ratios)) if ratios else None,
        raw_ratio=_short(median(raw) / ours) if raw else None,
        tier=about.tier,
        quads=about.quads,
        pointers=about.pointers,
        notes=about.notes,
    )


def _short(value: float) -> float:
    return float(f"{value:.4g}")


HEAD = f"{'':<56}{'ours/s':>10}{'peer/s':>10}{'ratio':>8}{'min':>7}{'max':>7}{'of raw':>8}  {'tier':<8}peer"


def line(row: Row) -> str:
    """Return the row as a line of a terminal."""
    share = "" if row.raw_ratio is None else f"{row.raw_ratio:.0%}"
    return (
        f"{row.name:<56}{_number(row.ours_per_s):>10}{_number(row.peer_per_s):>10}{_ratio(row.ratio):>8}"
        f"{_ratio(row.min):>7}{_ratio(row.max):>7}{share:>8}  {row.tier or '':<8}{row.peer or ''}"
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
