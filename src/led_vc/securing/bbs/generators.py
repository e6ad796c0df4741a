"""The generators, as constants: a file for each ciphersuite, held against its digest before anything reads it.

A file holds Q_1 and a generator for each message, uncompressed (x and y, 48 bytes each), because a square root for each
of them would cost more than the signature. `tools/write_bbs_generators.py` writes them.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from py_arkworks_bls12381 import G1Point

from led_vc.errors import ComplexityLimitError
from led_vc.securing.bbs.ciphersuite import Ciphersuite
from led_vc.securing.bbs.points import FIELD_ORDER, POINT_LENGTH

MAXIMUM_MESSAGES = 1024
"""More statements than a credential of a thousand claims has; with more of them a proof costs too much."""

_COMPRESSED, _LARGER_Y = 0x80, 0x20


@dataclass(frozen=True, slots=True, kw_only=True)
class Generators:
    """P1, Q_1 and the generators of as many messages as there are; `octets` is Q_1 and these, compressed."""

    p1: G1Point
    q1: G1Point
    messages: tuple[G1Point, ...]
    octets: bytes


def generators(suite: Ciphersuite, count: int) -> Generators:
    """Return the generators for `count` messages. Raises ComplexityLimitError."""
    if count > MAXIMUM_MESSAGES:
        raise ComplexityLimitError(f"{count} messages; at most {MAXIMUM_MESSAGES}")
    every = _all(suite)
    return Generators(
        p1=every.p1,
        q1=every.q1,
        messages=every.messages[:count],
        octets=every.octets[: (count + 1) * POINT_LENGTH],
    )


@cache
def _all(suite: Ciphersuite) -> Generators:
    data = files(__package__).joinpath(suite.generators).read_bytes()
    if hashlib.sha256(data).hexdigest() != suite.generators_sha256:
        raise RuntimeError(f"{suite.generators} has changed")
    size = 2 * POINT_LENGTH
    encoded = [data[at : at + size] for at in range(0, len(data), size)]
    # Checked by the digest: each is what `create_generators` made.
    points = [G1Point.from_xy_bytes_unchecked_be(one) for one in encoded]
    return Generators(
        p1=G1Point.from_compressed_bytes(suite.p1),
        q1=points[0],
        messages=tuple(points[1:]),
        octets=b"".join(_compress(one) for one in encoded),
    )


def _compress(point: bytes) -> bytes:
    x, y = point[:POINT_LENGTH], int.from_bytes(point[POINT_LENGTH:])
    return bytes([x[0] | _COMPRESSED | (_LARGER_Y if y > FIELD_ORDER // 2 else 0)]) + x[1:]
