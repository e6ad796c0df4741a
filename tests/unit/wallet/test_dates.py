"""Dates stand in words, partial ones as they are, moments in the time of Brussels."""

from datetime import UTC, datetime

import pytest

from led_wallet.pages.dates import day_in_words, in_words, last_day_in_words, time_in_words
from led_web.catalogue import Language


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        ("2019-06-28", "28 juni 2019", "28 June 2019"),
        ("1996-05", "mei 1996", "May 1996"),
        ("1996", "1996", "1996"),
        ("2019-02-30", "2019-02-30", "2019-02-30"),
        ("vroeger", "vroeger", "vroeger"),
        ("2019-06-28-01", "2019-06-28-01", "2019-06-28-01"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(text: str, nl: str, en: str) -> None:
    assert (in_words(text, "nl"), in_words(text, "en")) == (nl, en)


def test_a_moment_belongs_to_the_day_in_brussels() -> None:
    assert day_in_words(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "nl") == "24 november 2026"


def test_a_moment_is_written_as_people_say_it() -> None:
    moment = datetime(2026, 7, 1, 8, 4, tzinfo=UTC)
    found = (time_in_words(moment, "nl"), time_in_words(moment, "en"))
    assert found == ("1 juli 2026, 10.04 uur", "1 July 2026, 10:04")


@pytest.mark.parametrize(("language", "words"), [("nl", "23 november 2027"), ("en", "23 November 2027")])
def test_the_last_day_is_the_one_that_the_midnight_ends(language: Language, words: str) -> None:
    assert last_day_in_words(datetime(2027, 11, 24, tzinfo=UTC), language) == words
