"""Sign and verify. https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/09/ §3.5.1, §3.5.2"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from py_arkworks_bls12381 import GT, G1Point, G2Point, Scalar

from led_vc.errors import ProofVerificationError
from led_vc.keys import bls12_381
from led_vc.securing.bbs.ciphersuite import BLS12_381_SHA_256, Ciphersuite
from led_vc.securing.bbs.keys import octets_to_secret
from led_vc.securing.bbs.points import BP2, POINT_LENGTH, octets_to_point
from led_vc.securing.bbs.scalars import SCALAR_LENGTH, octets_to_scalar
from led_vc.securing.bbs.statement import statement

SIGNATURE_LENGTH = POINT_LENGTH + SCALAR_LENGTH


@dataclass(frozen=True, slots=True)
class Signature:
    """A point A = B * 1/(SK + e), and e."""

    a: G1Point
    e: Scalar

    @classmethod
    def from_octets(cls, octets: bytes) -> Self:
        """Read the 80 bytes of a signature (draft §4.2.4.3). Raises ProofVerificationError."""
        if len(octets) != SIGNATURE_LENGTH:
            raise ProofVerificationError(f"a BBS signature has {SIGNATURE_LENGTH} bytes")
        return cls(octets_to_point(octets[:POINT_LENGTH]), octets_to_scalar(octets[POINT_LENGTH:]))

    def to_octets(self) -> bytes:
        """Write the 80 bytes of a signature (draft §4.2.4.2)."""
        return self.a.to_compressed_bytes() + self.e.to_be_bytes()

    def require(self, public_key: G2Point, b: G1Point) -> None:
        """Raise ProofVerificationError unless this is the key's signature of B: h(A, W) * h(A * e - B, BP2) = 1."""
        if not GT.pairing_check([self.a, self.a * self.e - b], [public_key, BP2]):
            raise ProofVerificationError("the BBS signature does not verify")


def sign(
    secret_key: bytes,
    public_key: bytes,
    *,
    header: bytes,
    messages: Sequence[bytes],
    suite: Ciphersuite = BLS12_381_SHA_256,
) -> bytes:
    """Return a signature, 80 bytes, always the same for the same input. `public_key` is the secret key's own.

    Raises InvalidVerificationMethodError for a bad key, ComplexityLimitError for too many messages.
    """
    secret = octets_to_secret(secret_key)
    signed = statement(suite, public_key, header, messages)
    hashed = (secret, *signed.scalars, signed.domain)
    e = suite.hash_transcript(b"".join(scalar.to_be_bytes() for scalar in hashed))
    return Signature(signed.b() * (secret + e).inverse(), e).to_octets()


def verify(
    public_key: bytes,
    signature: bytes,
    *,
    header: bytes,
    messages: Sequence[bytes],
    suite: Ciphersuite = BLS12_381_SHA_256,
) -> None:
    """Raise unless `signature` is the key's over the header and all the messages, in this order.

    Raises ProofVerificationError, InvalidVerificationMethodError for a bad key, ComplexityLimitError for too many.
    """
    opened, key = Signature.from_octets(signature), bls12_381.load(public_key).point
    opened.require(key, statement(suite, public_key, header, messages).b())
