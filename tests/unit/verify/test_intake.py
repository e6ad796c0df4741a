"""The door of verification: what is no document at all. Hostile texts are in tests/corpus, group A."""

import json
from typing import Any

import pytest

from tests import world
from tests.unit.verify.reading import outcome, verify, verify_shown

TEXT = json.dumps(world.issue(world.summary()))


@pytest.mark.parametrize("secured", ["", "[]", TEXT[:-1], None], ids=["nothing", "a list", "cut short", "no document"])
def test_what_is_not_one_json_object_is_a_parsing_error(secured: Any) -> None:
    report = verify(secured)
    assert outcome(report, "proof") == ("failed", "PARSING_ERROR")
    assert report.work.signature_checks == 0
    assert verify_shown(secured).holder.code == "PARSING_ERROR"
