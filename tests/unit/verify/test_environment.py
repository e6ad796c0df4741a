"""What a verification is given."""

from datetime import datetime
from typing import Any

import pytest

from led_vc import contexts
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


def test_contexts_are_pinned_unless_the_policy_says_otherwise() -> None:
    assert world.environment().context_policy == "pinned"
    assert not world.environment(checks=PROOF_ONLY).known_contexts.open
    assert world.environment(context_policy="open").known_contexts.open


def test_no_other_policy_can_be_named_and_no_open_set_slipped_in() -> None:
    changes: dict[str, Any]
    for changes in ({"context_policy": "any"}, {"contexts": contexts.opened(contexts.bundled())}):
        with pytest.raises(MalformedValueError):
            world.environment(**changes)
