"""The table: `python -m bench.table [--json] [--seconds N] [PART...]`, or `led-vc bench` and `make bench`.

Exit code 3 says that a peer was missing, so that some rows have no ratio.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from bench.__main__ import machine
from bench.table import cold, issuing, lists, shown, tokens, whole
from bench.table.contest import Contest
from bench.table.ground import set_up
from bench.table.peer import NodePeer, missing
from bench.table.row import HEAD, Row, line

Part = Callable[[NodePeer | None], Iterable[Contest]]
PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "whole": whole.contests,
        "shown": shown.contests,
        "tokens": tokens.contests,
        "issuing": issuing.contests,
        "lists": lists.contests,
        "cold": cold.contests,
    }
)
_SECONDS: Final = 240.0
_NO_PEER: Final = 3


def main(arguments: list[str] | None = None) -> int:
    """Take turns, print the rows."""
    chosen = _chosen(arguments)
    why = missing()
    peer = None if why else NodePeer()
    _say(f"{machine()}" + (f"; without peers: {why}" if why else ""))
    try:
        if peer is not None:
            set_up(peer)
        contests = [contest for part in chosen.parts or PARTS for contest in PARTS[part](peer)]
        _take_turns(contests, chosen.seconds)
    finally:
        if peer is not None:
            peer.close()
    rows = [contest.row() for contest in contests]
    _print(rows, as_json=chosen.json)
    return _NO_PEER if any(row.peer is None for row in rows) else 0


def _chosen(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="led-vc bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--seconds", type=float, default=_SECONDS, help="how long to take turns")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="some parts of the table")
    return parser.parse_args(arguments)


def _take_turns(contests: list[Contest], seconds: float) -> None:
    """Let all take a turn, and again while there is time: at least three turns for each."""
    began, rounds = time.monotonic(), 0
    while rounds < 3 or time.monotonic() - began < seconds:
        for contest in contests:
            contest.turn()
        rounds += 1
        _say(f"  {rounds} turns of {len(contests)} rows, {time.monotonic() - began:.0f} s")


def _print(rows: list[Row], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([row.to_json() for row in rows], indent=2))
        return
    print(HEAD)
    for row in rows:
        print(line(row))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
