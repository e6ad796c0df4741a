"""A proof as octets (draft §4.2.4.4, §4.2.4.5), and the challenge that its maker could not choose (§3.7.4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from py_arkworks_bls12381 import G1Point, Scalar

from led_vc.errors import ComplexityLimitError, ProofVerificationError
from led_vc.securing.bbs.ciphersuite import Ciphersuite
from led_vc.securing.bbs.generators import MAXIMUM_MESSAGES
from led_vc.securing.bbs.points import POINT_LENGTH, octets_to_point
from led_vc.securing.bbs.scalars import SCALAR_LENGTH, octets_to_scalar

_POINTS = 3
_SCALARS = 4
_FLOOR = _POINTS * POINT_LENGTH + _SCALARS * SCALAR_LENGTH
MAXIMUM_PROOF_LENGTH = _FLOOR + MAXIMUM_MESSAGES * SCALAR_LENGTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Three points, three responses, a response for each message that is not shown, and the challenge."""

    a_bar: G1Point
    b_bar: G1Point
    d: G1Point
    e_hat: Scalar
    r1_hat: Scalar
    r3_hat: Scalar
    commitments: tuple[Scalar, ...]
    challenge: Scalar

    @classmethod
    def from_octets(cls, octets: bytes) -> Self:
        """Read a proof to its last byte. Raises ProofVerificationError, ComplexityLimitError."""
        undisclosed, rest = divmod(len(octets) - _FLOOR, SCALAR_LENGTH)
        if undisclosed < 0 or rest:
            raise ProofVerificationError("not the length of a BBS proof")
        if len(octets) > MAXIMUM_PROOF_LENGTH:
            raise ComplexityLimitError(f"a proof of {undisclosed} messages; at most {MAXIMUM_MESSAGES}")
        ends = POINT_LENGTH * _POINTS
        points = [octets_to_point(octets[at : at + POINT_LENGTH]) for at in range(0, ends, POINT_LENGTH)]
        scalars = [octets_to_scalar(octets[at : at + SCALAR_LENGTH]) for at in range(ends, len(octets), SCALAR_LENGTH)]
        return cls(
            a_bar=points[0],
            b_bar=points[1],
            d=points[2],
            e_hat=scalars[0],
            r1_hat=scalars[1],
            r3_hat=scalars[2],
            commitments=tuple(scalars[3:-1]),
            challenge=scalars[-1],
        )

    def to_octets(self) -> bytes:
        """Write the proof."""
        points = (self.a_bar, self.b_bar, self.d)
        scalars = (self.e_hat, self.r1_hat, self.r3_hat, *self.commitments, self.challenge)
        return b"".join(one.to_compressed_bytes() for one in points) + b"".join(one.to_be_bytes() for one in scalars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What the maker of a proof is bound to before the challenge is known (`init_res` of the draft)."""

    a_bar: G1Point
    b_bar: G1Point
    d: G1Point
    t1: G1Point
    t2: G1Point
    domain: Scalar

    def challenge(
        self, suite: Ciphersuite, disclosed: Iterable[tuple[int, Scalar]], presentation_header: bytes
    ) -> Scalar:
        """Return the challenge for messages shown at these indexes (draft §3.7.4)."""
        shown = [index.to_bytes(8) + scalar.to_be_bytes() for index, scalar in disclosed]
        points = (self.a_bar, self.b_bar, self.d, self.t1, self.t2)
        return suite.hash_transcript(
            len(shown).to_bytes(8)
            + b"".join(shown)
            + b"".join(one.to_compressed_bytes() for one in points)
            + self.domain.to_be_bytes()
            + len(presentation_header).to_bytes(8)
            + presentation_header
        )
