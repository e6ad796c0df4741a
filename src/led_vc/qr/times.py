"""Dates and times as seconds since 1970, when that loses nothing; anything else stays text.

https://www.w3.org/TR/xmlschema11-2/#date, https://www.w3.org/TR/xmlschema11-2/#dateTime
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from led_vc.errors import ParsingError

_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{3}))?Z", re.ASCII)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY: Final = 86_400
_SECOND: Final = timedelta(seconds=1)


def compress_date(value: str) -> int | str:
    """Return the seconds of a whole day, or the text of anything else."""
    moment = _moment(value + "T00:00:00") if _DATE.fullmatch(value) else None
    return value if moment is None else (moment - _EPOCH) // _SECOND


def expand_date(value: int) -> str:
    """Return the date of `value`. Raises ParsingError."""
    if value % _DAY:
        raise ParsingError("CBOR-LD with a date that is not a whole day")
    return _at(value).strftime("%Y-%m-%d").rjust(10, "0")


def compress_date_time(value: str) -> int | list[int] | str:
    """Return seconds, or seconds and milliseconds, or the text of anything else."""
    match = _TIME.fullmatch(value)
    moment = _moment(match[1]) if match is not None else None
    if match is None or moment is None:
        return value
    seconds = (moment - _EPOCH) // _SECOND
    return seconds if match[2] is None else [seconds, int(match[2])]


def expand_date_time(value: int | list[Any]) -> str:
    """Return the time of `value`. Raises ParsingError."""
    match value:
        case int(seconds):
            fraction = ""
        case [int(seconds), int(milliseconds)] if 0 <= milliseconds < 1000:
            fraction = f".{milliseconds:03}"
        case _:
            raise ParsingError("CBOR-LD with a time of no known form")
    return _at(seconds).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0") + fraction + "Z"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None  # no such day or hour: it stays text, and is not ours to judge


def _at(seconds: int) -> datetime:
    try:
        return _EPOCH + timedelta(seconds=seconds)
    except OverflowError as e:
        raise ParsingError("CBOR-LD with a time beyond the calendar") from e
