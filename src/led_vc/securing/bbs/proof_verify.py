"""Verify a proof. https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/09/ §3.5.4, §3.6.4, §3.7.3

In order to say that a proof holds, we establish, cheap questions first, that:

0. there are as many shown messages as indexes;
1. the proof has the length of its form, its points are of G1 and not the identity, its scalars from 1 to r - 1;
2. there are not more messages, shown and not, than generators, and the indexes are ascending and in range of them;
3. the key is a point of G2 and not the identity;
4. the challenge is the hash of what its maker committed to, with the shown messages and the presentation header;
5. Abar and Bbar are blinded from a signature by the key: h(Abar, W) = h(Bbar, BP2).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from py_arkworks_bls12381 import GT, Scalar

from led_vc.errors import ProofVerificationError
from led_vc.keys import bls12_381
from led_vc.securing.bbs.ciphersuite import BLS12_381_SHA_256, Ciphersuite
from led_vc.securing.bbs.generators import Generators, generators
from led_vc.securing.bbs.indexes import are_ascending, others
from led_vc.securing.bbs.points import BP2, sum_of_multiples
from led_vc.securing.bbs.proof_octets import Commitment, Proof
from led_vc.securing.bbs.statement import calculate_domain


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedMessages:
    """What is shown with a proof: the header, some of the messages, and the index that each was signed at."""

    header: bytes
    messages: Sequence[bytes]
    indexes: Sequence[int]
    presentation_header: bytes = b""


def proof_verify(
    public_key: bytes, proof: bytes, disclosed: DisclosedMessages, *, suite: Ciphersuite = BLS12_381_SHA_256
) -> None:
    """Raise unless `proof` shows that the key signed these messages at these indexes.

    Raises ProofVerificationError, InvalidVerificationMethodError for a bad key, ComplexityLimitError for too many.
    """
    if len(disclosed.messages) != len(disclosed.indexes):  # (0)
        raise ProofVerificationError("not as many shown messages as indexes")
    opened = Proof.from_octets(proof)  # (1)
    points = generators(suite, len(disclosed.messages) + len(opened.commitments))  # (2)
    if not are_ascending(disclosed.indexes, len(points.messages)):
        raise ProofVerificationError("the indexes of what is shown must be ascending, and in range")
    key = bls12_381.load(public_key).point  # (3)
    domain = calculate_domain(suite, public_key, points, disclosed.header)
    shown = list(zip(disclosed.indexes, suite.messages_to_scalars(disclosed.messages), strict=True))
    commitment = proof_verify_init(opened, points, domain, shown)
    if commitment.challenge(suite, shown, disclosed.presentation_header) != opened.challenge:  # (4)
        raise ProofVerificationError("the BBS proof does not verify")
    if not GT.pairing_check([opened.a_bar, -opened.b_bar], [key, BP2]):  # (5)
        raise ProofVerificationError("the BBS proof is not of a signature by this key")


def proof_verify_init(
    proof: Proof, points: Generators, domain: Scalar, shown: Sequence[tuple[int, Scalar]]
) -> Commitment:
    """Return what the maker of the proof must have committed to (draft §3.7.3).

    T2 = Bv * c + D * r3^ + …, with Bv = P1 + Q_1 * domain + …, is one sum here: c is multiplied into the scalars of Bv.
    """
    c = proof.challenge
    hidden = others([index for index, _ in shown], len(points.messages))
    return Commitment(
        a_bar=proof.a_bar,
        b_bar=proof.b_bar,
        d=proof.d,
        t1=sum_of_multiples((proof.b_bar, proof.a_bar, proof.d), (c, proof.e_hat, proof.r1_hat)),
        t2=sum_of_multiples(
            (
                *(points.p1, points.q1, *(points.messages[index] for index, _ in shown)),
                *(proof.d, *(points.messages[index] for index in hidden)),
            ),
            (
                *(c, domain * c, *(message * c for _, message in shown)),
                *(proof.r3_hat, *proof.commitments),
            ),
        ),
        domain=domain,
    )
