"""Scalars: integers modulo r, the order of the groups."""

import secrets
from collections.abc import Callable, Sequence

from py_arkworks_bls12381 import Scalar

from led_vc.errors import ProofVerificationError

EXPAND_LENGTH = 48
"""Bytes that are reduced modulo r: 128 bits more than r has, so that no value is likelier than another."""

SCALAR_LENGTH = 32

RandomScalars = Callable[[int], Sequence[Scalar]]
"""Return that many scalars that nobody can guess and that were never used before."""


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


def random_scalars(count: int) -> list[Scalar]:
    """Return random scalars of the operating system's (draft §4.2.1)."""
    return [reduced(secrets.token_bytes(EXPAND_LENGTH)) for _ in range(count)]
