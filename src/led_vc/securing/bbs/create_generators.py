"""Generators made anew. Verifying takes the file of `generators`, which holds what this makes.

Points of which nobody knows how one is a multiple of another: hashes to the curve of a seed that is a name.
https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/09/ §4.1.1
"""

from collections.abc import Iterator

from py_arkworks_bls12381 import G1Point

from led_vc.securing.bbs.ciphersuite import Ciphersuite
from led_vc.securing.bbs.points import FIELD_ORDER, POINT_LENGTH
from led_vc.securing.bbs.scalars import EXPAND_LENGTH

_FIELD_LENGTH = 64  # L of the hash-to-curve suite, RFC 9380 §8.8.1


def create_generators(suite: Ciphersuite, count: int) -> Iterator[G1Point]:
    """Give Q_1 and `count` - 1 generators of messages, in order."""
    return _hashed(suite, count, suite.api_id + b"MESSAGE_GENERATOR_SEED")


def create_p1(suite: Ciphersuite) -> G1Point:
    """Return the fixed point P1 (draft §7.2)."""
    return next(_hashed(suite, 1, suite.api_id + b"BP_MESSAGE_GENERATOR_SEED"))


def _hashed(suite: Ciphersuite, count: int, seed: bytes) -> Iterator[G1Point]:
    seed_dst, generator_dst = suite.api_id + b"SIG_GENERATOR_SEED_", suite.api_id + b"SIG_GENERATOR_DST_"
    v = suite.expand_message(seed, seed_dst, EXPAND_LENGTH)
    for number in range(1, count + 1):
        v = suite.expand_message(v + number.to_bytes(8), seed_dst, EXPAND_LENGTH)
        yield hash_to_curve_g1(suite, v, generator_dst)


def hash_to_curve_g1(suite: Ciphersuite, message: bytes, dst: bytes) -> G1Point:
    """Hash to a point of G1 (RFC 9380 §3): two field elements, each mapped to the curve, and added.

    The package's map clears the cofactor of each, which is the same as clearing that of their sum.
    """
    uniform = suite.expand_message(message, dst, 2 * _FIELD_LENGTH)
    first, second = (
        G1Point.map_from_fp_be((int.from_bytes(part) % FIELD_ORDER).to_bytes(POINT_LENGTH))
        for part in (uniform[:_FIELD_LENGTH], uniform[_FIELD_LENGTH:])
    )
    return first + second
