"""The generators that are constants."""

import pytest

from led_vc.errors import ComplexityLimitError
from led_vc.securing.bbs import BLS12_381_SHA_256, BLS12_381_SHAKE_256, MAXIMUM_MESSAGES, Ciphersuite
from led_vc.securing.bbs.create_generators import create_generators, create_p1
from led_vc.securing.bbs.generators import generators
from led_vc.securing.bbs.points import POINT_LENGTH

each_suite = pytest.mark.parametrize("suite", [BLS12_381_SHA_256, BLS12_381_SHAKE_256], ids=["sha-256", "shake-256"])


@each_suite
def test_every_constant_is_what_the_draft_makes(suite: Ciphersuite) -> None:
    known, made = generators(suite, MAXIMUM_MESSAGES), list(create_generators(suite, MAXIMUM_MESSAGES + 1))
    assert [known.q1, *known.messages] == made
    assert known.octets == b"".join(point.to_compressed_bytes() for point in made)
    assert create_p1(suite).to_compressed_bytes() == suite.p1


@each_suite
def test_no_two_constants_are_the_same_point(suite: Ciphersuite) -> None:
    known = generators(suite, MAXIMUM_MESSAGES)
    octets = {known.octets[at : at + POINT_LENGTH] for at in range(0, len(known.octets), POINT_LENGTH)} | {suite.p1}
    assert len(octets) == MAXIMUM_MESSAGES + 2


@each_suite
def test_there_are_as_many_as_there_are_messages(suite: Ciphersuite) -> None:
    few = generators(suite, 3)
    assert (len(few.messages), len(few.octets)) == (3, 4 * POINT_LENGTH)
    assert few.messages == generators(suite, MAXIMUM_MESSAGES).messages[:3]


@each_suite
def test_more_messages_than_constants_are_refused(suite: Ciphersuite) -> None:
    with pytest.raises(ComplexityLimitError, match="1025 messages"):
        generators(suite, MAXIMUM_MESSAGES + 1)
