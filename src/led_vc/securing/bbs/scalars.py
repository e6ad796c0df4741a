"""Scalars: integers modulo r, the order of the groups."""

from py_arkworks_bls12381 import Scalar

from led_vc.errors import ProofVerificationError
from led_vc.ports import Randomness

EXPAND_LENGTH = 48
"""Bytes that are reduced modulo r: 128 bits more than r has, so that no value is likelier than another."""

SCALAR_LENGTH = 32


def reduced(uniform: bytes) -> Scalar:
    """Return OS2IP(uniform) modulo r."""
    return Scalar.from_be_bytes_mod_order(uniform)


def octets_to_scalar(octets: bytes) -> Scalar:
    """Return a scalar from 1 to r - 1, of 32 bytes. Raises ProofVerificationError."""
    try:
        scalar = Scalar.from_be_bytes(octets)
    except ValueError as e:
        raise ProofVerificationError("not a scalar below r, of 32 bytes") from e
    if scalar.is_zero():
        raise ProofVerificationError("a scalar that is 0")
    return scalar


def random_scalars(random: Randomness, count: int) -> list[Scalar]:
    """Return that many random scalars (draft §4.2.1)."""
    uniform = random(EXPAND_LENGTH * count)
    return [reduced(uniform[at : at + EXPAND_LENGTH]) for at in range(0, len(uniform), EXPAND_LENGTH)]
