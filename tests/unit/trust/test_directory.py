"""The institution directory."""

from typing import Any

import pytest

from led_vc.errors import LedVcError, RangeError
from led_vc.trust import InstitutionEntry, institution_entries, institutions_document
from led_vc.trust.fields import MAXIMUM_ITEMS, items


def test_an_entry_reads_back_as_it_was_written_and_absent_members_stay_absent() -> None:
    merged = InstitutionEntry(
        number=12, name="Katholieke Universiteit Brussel", successor=8, founded="1968", closed="2013", same_as="urn:x:1"
    )
    plain = InstitutionEntry(number=8, name="KU Leuven")
    document = institutions_document([merged, plain])
    assert document[0] == {"number": 8, "name": "KU Leuven"}
    assert institution_entries(document) == {8: plain, 12: merged}


@pytest.mark.parametrize(
    "entry",
    [
        {"number": 1},
        {"name": "x"},
        {"number": 0, "name": "x"},
        {"number": "1", "name": "x"},
        {"number": 1, "name": ""},
        {"number": 1, "name": "x", "successor": "2"},
        {"number": 1, "name": "x", "founded": 1968},
        "x",
    ],
)
def test_an_entry_that_the_format_does_not_know_is_refused(entry: Any) -> None:
    with pytest.raises(LedVcError):
        institution_entries([entry])


def test_a_list_has_a_bounded_length() -> None:
    with pytest.raises(RangeError):
        items([0] * (MAXIMUM_ITEMS + 1), "institutions")
