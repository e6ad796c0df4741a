"""BLS12-381 keys for bbs-2023: a public key is a point of G2, a secret key a scalar.

https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/. A public key has one encoding, lies on the curve and
in the subgroup of prime order, and is not the identity, for which anybody can sign. The arithmetic takes longer for
some scalars than for others: experimental, and never a register's key.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from led_vc.errors import InvalidVerificationMethodError

if TYPE_CHECKING:
    from py_arkworks_bls12381 import G2Point

ORDER = 0x73EDA753299D7D483339D80809A1D80553BDA402FFFE5BFEFFFFFFFF00000001
SCALAR_SIZE = 32
COORDINATE_SIZE = 96
_HALF = COORDINATE_SIZE // 2


@dataclass(frozen=True, slots=True)
class G2Key:
    """A point that was checked."""

    point: "G2Point"


@dataclass(frozen=True, slots=True)
class Secret:
    """A scalar that was checked, and its point, compressed."""

    public: bytes


def load(raw: bytes) -> G2Key:
    """Read a compressed point. Raises InvalidVerificationMethodError."""
    from py_arkworks_bls12381 import G2Point  # here: who never meets such a key should not pay for the library

    try:
        point = G2Point.from_compressed_bytes(raw)  # checks the curve and the subgroup
    except ValueError as e:
        raise InvalidVerificationMethodError("not a BLS12-381 public key") from e
    # The library reads the identity whatever follows its flag, and ignores flags that contradict each other.
    if point == G2Point.identity() or point.to_compressed_bytes() != raw:
        raise InvalidVerificationMethodError("a BLS12-381 public key that is the identity, or not in its one encoding")
    return G2Key(point)


def load_secret(raw: bytes) -> Secret:
    """Read a scalar of 32 bytes, most significant first. Raises InvalidVerificationMethodError."""
    from py_arkworks_bls12381 import G2Point, Scalar

    if len(raw) != SCALAR_SIZE or not 0 < int.from_bytes(raw) < ORDER:
        raise InvalidVerificationMethodError("not a private key of BLS12-381-G2")
    return Secret((G2Point() * Scalar.from_be_bytes(raw)).to_compressed_bytes())


def compress(coordinates: bytes) -> bytes:
    """Return the compressed form of a JWK's `x` and `y`. Raises InvalidVerificationMethodError."""
    from py_arkworks_bls12381 import G2Point

    try:
        return G2Point.from_xy_bytes_be(_swapped(coordinates)).to_compressed_bytes()
    except ValueError as e:
        raise InvalidVerificationMethodError("not a point of BLS12-381 G2") from e


def coordinates_of(key: G2Key) -> tuple[bytes, bytes]:
    """Return the `x` and `y` that a JWK states."""
    both = _swapped(key.point.to_xy_bytes_be())
    return both[:COORDINATE_SIZE], both[COORDINATE_SIZE:]


def _swapped(coordinates: bytes) -> bytes:
    """Turn round the halves of both coordinates: a JWK has c1 before c0, as compressed points have, the library c0."""
    x, y = coordinates[:COORDINATE_SIZE], coordinates[COORDINATE_SIZE:]
    return x[_HALF:] + x[:_HALF] + y[_HALF:] + y[:_HALF]
