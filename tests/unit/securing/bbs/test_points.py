"""What is a point of G1, and what is none; and sums that leave nothing out."""

import pytest
from py_arkworks_bls12381 import G1Point, Scalar

from led_vc.errors import ProofVerificationError
from led_vc.securing.bbs.points import octets_to_point, sum_of_multiples
from led_vc.securing.bbs.scalars import octets_to_scalar
from tests.unit.securing.bbs.signed import (
    IDENTITY,
    NOT_POINTS,
    NOT_SCALARS,
    ORDER,
    OUTSIDE_SUBGROUP,
    is_outside_the_subgroup,
)

BASE = G1Point()


def test_a_point_is_read() -> None:
    assert octets_to_point(BASE.to_compressed_bytes()) == BASE


@pytest.mark.parametrize("octets", NOT_POINTS, ids=bytes.hex)
def test_what_is_no_point_of_g1_is_refused(octets: bytes) -> None:
    with pytest.raises(ProofVerificationError):
        octets_to_point(octets)


def test_a_point_of_another_length_is_refused() -> None:
    octets = BASE.to_compressed_bytes()
    for other in (octets[:-1], octets + b"\0", b"", BASE.to_xy_bytes_be()):
        with pytest.raises(ProofVerificationError):
            octets_to_point(other)


def test_the_point_outside_the_subgroup_is_one_of_the_curve() -> None:
    assert is_outside_the_subgroup(OUTSIDE_SUBGROUP)


def test_the_backend_reads_several_encodings_of_the_identity() -> None:
    """Why a point is compared with its one encoding."""
    for octets in (IDENTITY, b"\xe0" + IDENTITY[1:], IDENTITY[:-1] + b"\1"):
        assert G1Point.from_compressed_bytes(octets) == G1Point.identity()


def test_the_backend_leaves_out_what_one_list_has_more() -> None:
    """Why lists are measured before they are multiplied: in silence, a message would count for nothing."""
    two, one = [BASE, BASE * Scalar(5)], [Scalar(3)]
    assert G1Point.multiexp_unchecked(two, one) == BASE * Scalar(3)
    assert G1Point.multiexp_unchecked(two[:1], [*one, Scalar(7)]) == BASE * Scalar(3)


@pytest.mark.parametrize(("points", "scalars"), [(2, 1), (1, 2), (0, 1), (1, 0)])
def test_lists_of_two_lengths_are_not_multiplied(points: int, scalars: int) -> None:
    with pytest.raises(ValueError, match="as many scalars as points"):
        sum_of_multiples([BASE] * points, [Scalar(1)] * scalars)


def test_a_sum_of_multiples_is_one() -> None:
    assert sum_of_multiples([BASE, BASE], [Scalar(2), Scalar(3)]) == BASE * Scalar(5)
    assert sum_of_multiples([], []) == G1Point.identity()


@pytest.mark.parametrize("octets", [*NOT_SCALARS, bytes(31) + b"", bytes(32) + b"\1", b""], ids=bytes.hex)
def test_what_is_no_scalar_from_1_to_r_minus_1_is_refused(octets: bytes) -> None:
    with pytest.raises(ProofVerificationError):
        octets_to_scalar(octets)


@pytest.mark.parametrize("number", [1, ORDER - 1])
def test_the_first_and_the_last_scalar_are_read(number: int) -> None:
    assert int(octets_to_scalar(number.to_bytes(32))) == number
