"""Whatever bytes a parser is given, it reads them or says no in its own words, and calls bounded many functions for it.

Calls are counted, Python's and C's, since a count is the same on every machine and a time is not.
"""

import sys
from dataclasses import dataclass
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.bytes import nearly
from tests.fuzz.targets import TARGETS

MOST_CALLS, MOST_CALLS_PER_BYTE = 300_000, 4
"""Half of the first goes to importing PyLD, once, for a document that the walker leaves aside."""
LARGE = 2**20
UNITS = (
    b"[",
    b'{"a":',
    b'"',
    b"\\",
    b"1",
    b"z",
    b"u",
    b"A",
    b"\x81",
    b"\xa1\x01",
    b"<",
    b".",
    b"~",
    b";",
    b"\n",
    b"%",
    b"\xff",
)
_OFTEN = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

every_target = pytest.mark.parametrize("name", TARGETS)


@dataclass(slots=True)
class Calls:
    """Counts the calls that are made while it is entered."""

    count: int = 0

    def __enter__(self) -> "Calls":
        sys.setprofile(self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _heard(self, _frame: FrameType, event: str, _argument: Any) -> None:
        self.count += event in ("call", "c_call")


def assert_bounded(name: str, data: bytes) -> None:
    """Give `data` to a parser; any error but the parser's own fails the test."""
    with Calls() as calls:
        TARGETS[name](data)
    assert calls.count <= MOST_CALLS + MOST_CALLS_PER_BYTE * len(data)


@every_target
def test_what_a_parser_is_for_is_read(name: str) -> None:
    target = TARGETS[name]
    assert any(target.reads(seed) for seed in target.seeds())


@every_target
def test_bytes_that_are_nearly_right_are_read_or_refused(name: str) -> None:
    @_OFTEN
    @given(nearly(TARGETS[name].seeds()))
    def parse(data: bytes) -> None:
        assert_bounded(name, data)

    parse()


@every_target
def test_any_bytes_are_read_or_refused(name: str) -> None:
    @settings(_OFTEN, max_examples=20)
    @given(st.binary(max_size=256))
    def parse(data: bytes) -> None:
        assert_bounded(name, data)

    parse()


@every_target
def test_a_mebibyte_of_one_thing_takes_no_more_work_than_its_length(name: str) -> None:
    for unit in UNITS:
        assert_bounded(name, unit * (LARGE // len(unit)))
