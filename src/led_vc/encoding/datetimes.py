"""xsd:dateTimeStamp, the only form of time in credentials. https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp

Refuses a time without a zone: it would mean another moment to another reader.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

from led_vc.errors import MalformedValueError

_DATE_TIME_STAMP = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?"
    r"(?:Z|([+-])([0-9]{2}):([0-9]{2}))"
)
# What nearly every time looks like, for which the library's own reader will do.
_USUAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_MAX_OFFSET_MINUTES = 14 * 60


def format_datetime(moment: datetime) -> str:
    """Write an aware `moment` in UTC, whole seconds (rounded down): `2026-11-23T18:00:00Z`."""
    if moment.tzinfo is None:
        raise ValueError("a time needs a zone")
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def parse_datetime(text: str) -> datetime:
    """Read a dateTimeStamp to an aware datetime in UTC. Raises MalformedValueError."""
    if _USUAL.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # no such moment, or midnight as 24:00:00
    match = _DATE_TIME_STAMP.fullmatch(text)
    if match is None:
        raise MalformedValueError("not an xsd:dateTimeStamp")
    *fields, fraction, sign, hours, minutes = match.groups()
    year, month, day, hour, minute, second = map(int, fields)
    offset = int(hours or 0) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or offset > _MAX_OFFSET_MINUTES:
        raise MalformedValueError("not an xsd:dateTimeStamp: the zone is out of range")
    # 24:00:00 is the end of the day (XML Schema 1.1 §3.3.7), a leap second is not allowed there.
    midnight = (hour, minute, second) == (24, 0, 0) and not int(fraction or 0)
    try:
        zone = timezone(timedelta(minutes=-offset if sign == "-" else offset))
        microsecond = int((fraction or "0").ljust(6, "0")[:6])
        moment = datetime(year, month, day, 0 if midnight else hour, minute, second, microsecond, zone)
        return (moment + timedelta(days=1) if midnight else moment).astimezone(UTC)
    except (ValueError, OverflowError) as e:
        raise MalformedValueError("not an xsd:dateTimeStamp: no such moment") from e
