"""xsd:dateTimeStamp: always with a zone, always one moment."""

import contextlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from led_vc.encoding import format_datetime, parse_datetime
from led_vc.errors import MalformedValueError

MOMENT = datetime(2026, 11, 23, 18, 0, 0, tzinfo=UTC)


@settings(deadline=None)
@given(st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0)))
def test_whole_seconds_are_read_back(moment: datetime) -> None:
    assert parse_datetime(format_datetime(moment)) == moment


@settings(deadline=None)
@given(st.text(alphabet="0123456789-:TZ.+ ", max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    with contextlib.suppress(MalformedValueError):
        assert parse_datetime(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T18:00:00Z",
        "2026-11-23T19:00:00+01:00",
        "2026-11-23T18:00:00.000Z",
        "2026-11-23T04:00:00-14:00",
        "2026-11-23T18:00:00-00:00",
    ],
)
def test_all_ways_to_write_a_moment_are_that_moment(text: str) -> None:
    assert parse_datetime(text) == MOMENT


def test_the_end_of_a_day_is_the_start_of_the_next() -> None:
    assert parse_datetime("2026-12-31T24:00:00Z") == datetime(2027, 1, 1, tzinfo=UTC)


def test_fractions_are_kept_to_the_microsecond() -> None:
    assert parse_datetime("2026-11-23T18:00:00.123456789Z") == MOMENT + timedelta(microseconds=123456)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T18:00:00",
        "2026-11-23",
        "2026-11-23 18:00:00Z",
        "2026-11-23t18:00:00z",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-23T18:00:60Z",
        "2026-11-23T24:00:01Z",
        "2026-11-23T24:00:00.1Z",
        "2026-11-23T18:00Z",
        "20261123T180000Z",
        "26-11-23T18:00:00Z",
        "2026-11-23T18:00:00+14:01",
        "2026-11-23T18:00:00+01:60",
        "2026-11-23T18:00:00+1:00",
        "2026-11-23T18:00:00.Z",
        "2026-11-23T18:00:00Z\n",
        "٢026-11-23T18:00:00Z",
        "9999-12-31T24:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "0000-01-01T00:00:00Z",
        "",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(MalformedValueError):
        parse_datetime(text)


def test_a_moment_is_written_in_utc_and_rounded_down() -> None:
    brussels = timezone(timedelta(hours=1))
    assert format_datetime(datetime(2026, 11, 23, 19, 0, 0, 999_999, tzinfo=brussels)) == "2026-11-23T18:00:00Z"


def test_early_years_keep_four_digits() -> None:
    assert format_datetime(datetime(33, 4, 3, tzinfo=UTC)) == "0033-04-03T00:00:00Z"


def test_a_moment_without_a_zone_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="zone"):
        format_datetime(MOMENT.replace(tzinfo=None))
