"""What a verification is given."""

from datetime import datetime

import pytest

from led_vc.environment import PROOF_ONLY
from led_vc.errors import MalformedValueError
from tests import world


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(MalformedValueError):
        world.environment(now=datetime(2026, 11, 23))


def test_only_the_proof_and_the_data_model_are_proof_only() -> None:
    assert world.environment(checks=PROOF_ONLY).proof_only
    assert world.environment(checks=frozenset({"proof"})).proof_only
    assert not world.environment().proof_only
    assert not world.environment(checks=frozenset({"proof", "status"})).proof_only
