"""Make a proof that shows some of the signed messages, and of the signature only that there is one.

https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/09/ §3.5.3, §3.6.3, §3.7.1, §3.7.2
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from py_arkworks_bls12381 import GT, G1Point, Scalar

from led_vc.errors import MalformedValueError, ProofVerificationError
from led_vc.keys import bls12_381
from led_vc.ports import Randomness
from led_vc.securing.bbs.ciphersuite import BLS12_381_SHA_256, Ciphersuite
from led_vc.securing.bbs.indexes import are_ascending, others
from led_vc.securing.bbs.points import BP2, sum_of_multiples
from led_vc.securing.bbs.proof_octets import Commitment, Proof
from led_vc.securing.bbs.scalars import random_scalars
from led_vc.securing.bbs.signatures import Signature
from led_vc.securing.bbs.statement import Statement, statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Signed messages, and the indexes of those to show. The presentation header is bound to the proof."""

    header: bytes
    messages: Sequence[bytes]
    disclosed_indexes: Sequence[int]
    presentation_header: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blinding:
    """The random scalars of one proof. Used twice they give the signature away."""

    r1: Scalar
    r2: Scalar
    e_tilde: Scalar
    r1_tilde: Scalar
    r3_tilde: Scalar
    m_tilde: tuple[Scalar, ...]

    @classmethod
    def of(cls, scalars: Sequence[Scalar]) -> Self:
        """Take five scalars, and one for each message that is not shown."""
        r1, r2, e_tilde, r1_tilde, r3_tilde, *m_tilde = scalars
        return cls(r1=r1, r2=r2, e_tilde=e_tilde, r1_tilde=r1_tilde, r3_tilde=r3_tilde, m_tilde=tuple(m_tilde))


def proof_gen(
    public_key: bytes,
    signature: bytes,
    disclosure: Disclosure,
    *,
    random: Randomness,
    suite: Ciphersuite = BLS12_381_SHA_256,
) -> bytes:
    """Return a proof. A signature that does not verify is refused, for its proof would be too.

    Raises MalformedValueError for indexes that are not ascending and in range, ProofVerificationError for a bad
    signature, InvalidVerificationMethodError for a bad key, ComplexityLimitError for too many messages.
    """
    shown = disclosure.disclosed_indexes
    if not are_ascending(shown, len(disclosure.messages)):
        raise MalformedValueError("the indexes of what is shown must be ascending, and in range")
    key, opened = bls12_381.load(public_key).point, Signature.from_octets(signature)
    signed = statement(suite, public_key, disclosure.header, disclosure.messages)
    hidden = others(shown, len(signed.scalars))
    blinding = Blinding.of(random_scalars(random, len(hidden) + 5))
    commitment = proof_init(opened, signed.b(), signed, hidden, blinding)
    # The signature verifies exactly when its blinded form does, which costs a multiplication less.
    if not GT.pairing_check([commitment.a_bar, -commitment.b_bar], [key, BP2]):
        raise ProofVerificationError("the BBS signature does not verify")
    challenge = commitment.challenge(
        suite, [(index, signed.scalars[index]) for index in shown], disclosure.presentation_header
    )
    return proof_finalize(
        commitment, challenge, opened.e, blinding, [signed.scalars[index] for index in hidden]
    ).to_octets()


def proof_init(
    signature: Signature, b: G1Point, signed: Statement, hidden: Sequence[int], blinding: Blinding
) -> Commitment:
    """Blind the signature and commit to the messages that are not shown (draft §3.7.1)."""
    d = b * blinding.r2
    a_bar = signature.a * (blinding.r1 * blinding.r2)
    undisclosed = [signed.generators.messages[index] for index in hidden]
    return Commitment(
        a_bar=a_bar,
        b_bar=sum_of_multiples((d, a_bar), (blinding.r1, -signature.e)),
        d=d,
        t1=sum_of_multiples((a_bar, d), (blinding.e_tilde, blinding.r1_tilde)),
        t2=sum_of_multiples((d, *undisclosed), (blinding.r3_tilde, *blinding.m_tilde)),
        domain=signed.domain,
    )


def proof_finalize(
    commitment: Commitment, challenge: Scalar, e: Scalar, blinding: Blinding, undisclosed: Sequence[Scalar]
) -> Proof:
    """Answer the challenge (draft §3.7.2)."""
    return Proof(
        a_bar=commitment.a_bar,
        b_bar=commitment.b_bar,
        d=commitment.d,
        e_hat=blinding.e_tilde + e * challenge,
        r1_hat=blinding.r1_tilde - blinding.r1 * challenge,
        r3_hat=blinding.r3_tilde - blinding.r2.inverse() * challenge,
        commitments=tuple(
            tilde + message * challenge for tilde, message in zip(blinding.m_tilde, undisclosed, strict=True)
        ),
        challenge=challenge,
    )
