"""Rows for a status list of 1,048,576 bits, one in a hundred set: made and encoded, and one bit of it asked for."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bench.table.contest import Contest
from bench.table.peer import NodePeer, version
from bench.table.row import About
from led_vc.status import bitstring
from tests import world

_BITS: Final = 2**20
_SET: Final = _BITS // 100
_PEER: Final = "@digitalbazaar/vc-bitstring-status-list"
_QUESTIONS: Final = 1000


def contests(peer: NodePeer | None) -> Iterator[Contest]:
    """Yield both rows. A question to a decoded list is asked a thousand times for one input."""
    chance = random.Random(7)
    bits = chance.sample(range(_BITS), _SET)
    data = _data(bits)
    decoded = replace(world.status_list(), data=bytes(data))
    theirs = None if peer is None else version(_PEER)
    building = None if peer is None else peer.open("build list", "buildList", {"length": _BITS, "bits": bits})
    asking = None if peer is None else peer.open("ask list", "askList", {"encoded": bitstring.encode_list(data)})
    said = "1 % of the bits set at random; no file is written"
    yield Contest(
        about=About(name="status list build and encode, 1,048,576 bits", peer=theirs, notes=said),
        inputs=lambda count: [""] * count,
        ours=lambda _: bitstring.encode_list(_data(bits)),
        peer=building,
    )

    def ask(start: str) -> None:
        first = int(start)
        for index in range(first, first + _QUESTIONS):
            decoded.is_set(index)

    yield Contest(
        about=About(name="status list 1,000 bit tests, decoded list", peer=theirs, notes=f"{said}; per thousand tests"),
        inputs=lambda count: [str(chance.randrange(_BITS - _QUESTIONS)) for _ in range(count)],
        ours=ask,
        peer=asking,
    )


def _data(bits: list[int]) -> bytearray:
    data = bytearray(_BITS // 8)
    for index in bits:
        bitstring.set_bit(data, index)
    return data
