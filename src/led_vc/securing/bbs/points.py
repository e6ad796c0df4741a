"""Points of G1, read with every check, and sums of multiples. Points of G2 are keys: `led_vc.keys.bls12_381`.

Whoever gets past the subgroup check with a point of small order, or with the identity, forges: with the identity as A,
or as Abar and Bbar, the pairing equation holds for any message.
"""

from collections.abc import Sequence

from py_arkworks_bls12381 import G1Point, G2Point, Scalar

from led_vc.errors import ProofVerificationError

FIELD_ORDER = 0x1A0111EA397FE69A4B1BA7B6434BACD764774B84F38512BF6730D2A0F6B0F6241EABFFFEB153FFFFB9FEFFFFFFFFAAAB
POINT_LENGTH = 48

BP2 = G2Point()
"""The base point of G2."""


def octets_to_point(octets: bytes) -> G1Point:
    """Return a point of G1 that is not the identity. Raises ProofVerificationError."""
    try:
        point = G1Point.from_compressed_bytes(octets)
    except ValueError as e:
        raise ProofVerificationError("not a point of G1") from e
    # The backend takes several encodings for the identity.
    if point == G1Point.identity() or point.to_compressed_bytes() != octets:
        raise ProofVerificationError("the identity, or a point in a second encoding")
    return point


def sum_of_multiples(points: Sequence[G1Point], scalars: Sequence[Scalar]) -> G1Point:
    """Return points[0] * scalars[0] + points[1] * scalars[1] + ….

    The backend leaves out, in silence, what one list has more than the other: a statement would go unsigned.
    """
    if len(points) != len(scalars):
        raise ValueError("as many scalars as points")
    return G1Point.multiexp_unchecked(list(points), list(scalars))
