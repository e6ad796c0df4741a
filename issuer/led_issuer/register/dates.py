"""Full and partial dates as LED delivers them: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, never completed."""

import re
from datetime import date

_SHAPE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
_YEARS = range(1850, 2200)
_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")


def is_date(text: str) -> bool:
    """Say whether `text` is a date that exists, or a part of one."""
    found = _SHAPE.fullmatch(text)
    if not found or int(found[1]) not in _YEARS:
        return False
    if found[3] is None:
        return True
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True


def is_school_year(text: str) -> bool:
    """Say whether `text` is a school year such as `2005-2006`."""
    found = _SCHOOL_YEAR.fullmatch(text)
    return found is not None and int(found[2]) == int(found[1]) + 1


def certainly_before(left: str, right: str) -> bool:
    """Say whether `left` is before `right` whatever the unknown months and days are."""
    length = min(len(left), len(right))
    return left[:length] < right[:length]


def compatible(left: str, right: str) -> bool:
    """Say whether two dates can be the same day: one begins as the other does."""
    return left.startswith(right) or right.startswith(left)


def add_years(partial: str, years: int) -> str:
    """Return the same date in another year."""
    return f"{int(partial[:4]) + years:04}{partial[4:]}"


def late(awarded: str, delivered: date) -> bool:
    """Say whether a full date lies more than two months before the day of delivery (rule D11)."""
    if len(awarded) != 10:
        return False
    year, month, day = int(awarded[:4]), int(awarded[5:7]) + 2, int(awarded[8:])
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return (year, month, day) < (delivered.year, delivered.month, delivered.day)
