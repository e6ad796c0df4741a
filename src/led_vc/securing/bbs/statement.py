"""What a signature is over: the messages as scalars, their generators, and the domain that binds the rest.

The domain holds the signer's key, how many messages there are, the generators and the header.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from py_arkworks_bls12381 import G1Point, Scalar

from led_vc.securing.bbs.ciphersuite import Ciphersuite
from led_vc.securing.bbs.generators import Generators, generators
from led_vc.securing.bbs.points import sum_of_multiples


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """All messages of a signature, and its domain."""

    suite: Ciphersuite
    generators: Generators
    domain: Scalar
    scalars: tuple[Scalar, ...]

    def b(self) -> G1Point:
        """Return B = P1 + Q_1 * domain + H_1 * msg_1 + …, of which a signature is a multiple."""
        points = (self.generators.q1, *self.generators.messages)
        return self.generators.p1 + sum_of_multiples(points, (self.domain, *self.scalars))


def statement(suite: Ciphersuite, public_key: bytes, header: bytes, messages: Sequence[bytes]) -> Statement:
    """Return what a signature over `messages` is over. Raises ComplexityLimitError for too many of them."""
    points = generators(suite, len(messages))
    return Statement(
        suite=suite,
        generators=points,
        domain=calculate_domain(suite, public_key, points, header),
        scalars=tuple(suite.messages_to_scalars(messages)),
    )


def calculate_domain(suite: Ciphersuite, public_key: bytes, points: Generators, header: bytes) -> Scalar:
    """Return the domain (draft §4.2.3)."""
    count = len(points.messages).to_bytes(8)
    octets = public_key + count + points.octets + suite.api_id + len(header).to_bytes(8) + header
    return suite.hash_transcript(octets)
