"""Proofs that show some of the messages, and what is none."""

import itertools
import secrets

import pytest
from py_arkworks_bls12381 import G1Point, Scalar

from led_vc.errors import (
    ComplexityLimitError,
    InvalidVerificationMethodError,
    LedVcError,
    MalformedValueError,
    ProofVerificationError,
)
from led_vc.securing import bbs
from led_vc.securing.bbs.points import POINT_LENGTH
from led_vc.securing.bbs.proof_gen import Blinding, proof_finalize, proof_init
from led_vc.securing.bbs.signatures import Signature
from led_vc.securing.bbs.statement import statement
from tests.unit.securing.bbs.signed import (
    HEADER,
    IDENTITY,
    MESSAGES,
    NOT_POINTS,
    NOT_SCALARS,
    PRESENTATION_HEADER,
    PUBLIC,
    SHOWN,
    SIGNATURE,
    disclosed,
    proof,
)

PROOF = proof()
POINTS = range(0, 3 * POINT_LENGTH, POINT_LENGTH)
SCALARS = range(3 * POINT_LENGTH, len(PROOF), 32)
SUBSETS = [chosen for size in range(5) for chosen in itertools.combinations(range(4), size)]


def replaced(at: int, part: bytes) -> bytes:
    return PROOF[:at] + part + PROOF[at + len(part) :]


def refused(octets: bytes, shown: bbs.DisclosedMessages | None = None, *, public_key: bytes = PUBLIC) -> LedVcError:
    with pytest.raises(LedVcError) as raised:
        bbs.proof_verify(public_key, octets, disclosed() if shown is None else shown)
    return raised.value


@pytest.mark.parametrize("shown", SUBSETS, ids=str)
def test_any_of_the_messages_can_be_shown(shown: tuple[int, ...]) -> None:
    made = proof(shown)
    bbs.proof_verify(PUBLIC, made, disclosed(shown))
    assert len(made) == 272 + 32 * (4 - len(shown))


def test_two_proofs_of_the_same_messages_have_nothing_in_common() -> None:
    other = proof()
    parts = [(at, POINT_LENGTH) for at in POINTS] + [(at, 32) for at in SCALARS]
    assert [at for at, size in parts if PROOF[at : at + size] == other[at : at + size]] == []


def test_a_proof_shows_nothing_of_the_signature() -> None:
    assert SIGNATURE[:POINT_LENGTH] not in PROOF
    assert SIGNATURE[POINT_LENGTH:] not in PROOF


@pytest.mark.parametrize(
    "shown",
    [
        disclosed(header=b""),
        disclosed(header=HEADER + b"\0"),
        disclosed(presentation_header=b""),
        disclosed(presentation_header=b"another"),
        disclosed(messages=(MESSAGES[2], MESSAGES[0])),
        disclosed(messages=(MESSAGES[0], b"another")),
        disclosed((0, 3)),
        disclosed((0, 1), messages=(MESSAGES[0], MESSAGES[2])),
    ],
)
def test_a_proof_of_something_else_is_refused(shown: bbs.DisclosedMessages) -> None:
    assert isinstance(refused(PROOF, shown), ProofVerificationError)


@pytest.mark.parametrize("indexes", [(2, 0), (0, 0), (-1, 2), (0, 4), (0, 2**63)])
def test_indexes_that_are_not_ascending_and_in_range_are_refused(indexes: tuple[int, int]) -> None:
    error = refused(PROOF, disclosed(indexes, messages=(MESSAGES[0], MESSAGES[2])))
    assert (error.code, "must be ascending" in error.detail) == ("PROOF_VERIFICATION_ERROR", True)


@pytest.mark.parametrize("indexes", [(2, 0), (0, 0), (-1, 2), (0, 4)])
def test_nothing_is_proven_of_such_indexes(indexes: tuple[int, int]) -> None:
    with pytest.raises(MalformedValueError, match="ascending"):
        proof(indexes)


@pytest.mark.parametrize("messages", [MESSAGES[:1], MESSAGES[:3], ()])
def test_not_as_many_messages_as_indexes_are_refused(messages: tuple[bytes, ...]) -> None:
    assert "not as many" in refused(PROOF, disclosed(messages=messages)).detail


def test_a_proof_by_another_key_is_refused() -> None:
    other = bbs.sk_to_pk(bbs.key_gen(b"material of another key for these tests"))
    assert isinstance(refused(PROOF, public_key=other), ProofVerificationError)


@pytest.mark.parametrize("key", [PUBLIC[:-1], PUBLIC + b"\0", b"\xc0" + bytes(95), bytes(96)])
def test_what_is_no_public_key_is_refused(key: bytes) -> None:
    assert isinstance(refused(PROOF, public_key=key), InvalidVerificationMethodError)


@pytest.mark.parametrize(
    "octets", [PROOF[:-1], PROOF + b"\0", PROOF[:-32], PROOF + PROOF[-32:], PROOF[:272], PROOF[:271], b""]
)
def test_a_proof_of_another_length_is_refused(octets: bytes) -> None:
    assert isinstance(refused(octets), ProofVerificationError)


@pytest.mark.parametrize("at", POINTS)
@pytest.mark.parametrize("point", NOT_POINTS, ids=bytes.hex)
def test_a_proof_with_what_is_no_point_of_g1_is_refused(at: int, point: bytes) -> None:
    error = refused(replaced(at, point))
    assert error.detail.startswith(("not a point of G1", "the identity"))


@pytest.mark.parametrize("at", SCALARS)
@pytest.mark.parametrize("scalar", NOT_SCALARS, ids=bytes.hex)
def test_a_proof_with_what_is_no_scalar_is_refused(at: int, scalar: bytes) -> None:
    assert "a scalar" in refused(replaced(at, scalar)).detail


@pytest.mark.parametrize("at", range(0, len(PROOF), 7))
def test_a_proof_with_one_bit_turned_is_refused(at: int) -> None:
    assert isinstance(refused(replaced(at, bytes([PROOF[at] ^ 1]))), ProofVerificationError)


def test_scalars_of_a_proof_cannot_change_places() -> None:
    first, second = PROOF[SCALARS[3] : SCALARS[4]], PROOF[SCALARS[4] : SCALARS[5]]
    assert isinstance(refused(replaced(SCALARS[3], second + first)), ProofVerificationError)


def test_with_the_identity_for_abar_and_bbar_anybody_could_prove_anything() -> None:
    """The forgery that the refusal of the identity stops: both pairings are 1, whoever's key it is."""
    identity = G1Point.identity()
    assert identity.to_compressed_bytes() == IDENTITY
    assert "the identity" in refused(replaced(0, IDENTITY + IDENTITY)).detail


def test_a_proof_of_another_keys_signature_under_this_keys_name_is_refused() -> None:
    """Whoever has no signature can still answer the challenge: only the pairing tells whose key it was."""
    suite, header = bbs.BLS12_381_SHA_256, HEADER
    forger = bbs.key_gen(b"material of another key for these tests")
    signature = Signature.from_octets(bbs.sign(forger, PUBLIC, header=header, messages=MESSAGES))
    signed, hidden = statement(suite, PUBLIC, header, MESSAGES), [1, 3]
    blinding = Blinding.of([Scalar(number) for number in range(2, 9)])
    commitment = proof_init(signature, signed.b(), signed, hidden, blinding)
    challenge = commitment.challenge(suite, [(at, signed.scalars[at]) for at in SHOWN], PRESENTATION_HEADER)
    made = proof_finalize(commitment, challenge, signature.e, blinding, [signed.scalars[at] for at in hidden])
    assert refused(made.to_octets()).detail == "the BBS proof is not of a signature by this key"


def test_a_proof_of_more_messages_than_generators_is_refused_before_it_is_read() -> None:
    long = PROOF + Scalar(1).to_be_bytes() * bbs.MAXIMUM_MESSAGES
    assert isinstance(refused(long), ComplexityLimitError)
    barely = PROOF + Scalar(1).to_be_bytes() * (bbs.MAXIMUM_MESSAGES - 2)
    assert isinstance(refused(barely), ComplexityLimitError)


@pytest.mark.parametrize("at", [0, 50])
def test_nothing_is_proven_of_a_signature_that_does_not_verify(at: int) -> None:
    turned = bytearray(SIGNATURE)
    turned[at] ^= 1
    disclosure = bbs.Disclosure(header=HEADER, messages=MESSAGES, disclosed_indexes=SHOWN)
    with pytest.raises(ProofVerificationError):
        bbs.proof_gen(PUBLIC, bytes(turned), disclosure, random=secrets.token_bytes)
