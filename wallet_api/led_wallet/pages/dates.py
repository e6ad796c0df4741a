"""Dates in words, as people read them: partial ones as they are, moments in the time of Brussels."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date

from led_web.catalogue import Language

BRUSSELS: Final = ZoneInfo("Europe/Brussels")
_LOCALES: Final = {"nl": "nl_BE", "en": "en_GB"}
_PATTERNS: Final = {1: "y", 2: "LLLL y", 3: "d MMMM y"}


def in_words(text: str, language: Language) -> str:
    """Return `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words; nothing is filled in, and any other text stays as it is."""
    parts = text.split("-")
    pattern = _PATTERNS.get(len(parts))
    try:
        year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
        return text if pattern is None else format_date(date(year, month, day), pattern, locale=_LOCALES[language])
    except ValueError:
        return text


def day_in_words(moment: datetime, language: Language) -> str:
    """Return the day of a moment, in Brussels."""
    return in_words(moment.astimezone(BRUSSELS).date().isoformat(), language)


def last_day_in_words(valid_until: datetime, language: Language) -> str:
    """Return the last day that ends before `valid_until`, at whose first moment a credential ceases to count."""
    return in_words((valid_until - timedelta(seconds=1)).date().isoformat(), language)


def time_in_words(moment: datetime, language: Language) -> str:
    """Return day and time of a moment, in Brussels."""
    clock = f"{moment.astimezone(BRUSSELS):%H.%M} uur" if language == "nl" else f"{moment.astimezone(BRUSSELS):%H:%M}"
    return f"{day_in_words(moment, language)}, {clock}"
