"""The entries of credentialStatus."""

from typing import Any

import pytest

from led_vc.errors import ComplexityLimitError, LedVcError, MalformedValueError, RangeError, UnsupportedFeatureError
from led_vc.status import StatusEntry, entries


def entry(**changes: Any) -> dict[str, Any]:
    usual = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "94567",
        "statusListCredential": "https://led.example/status/12",
    }
    return {name: value for name, value in {**usual, **changes}.items() if value is not ...}


def test_an_entry_says_which_bit_of_which_list() -> None:
    read = StatusEntry(purpose="revocation", index=94567, list_url="https://led.example/status/12")
    assert entries({"credentialStatus": entry()}) == (read,)
    assert entries({"credentialStatus": [entry(), entry()]}) == (read, read)


def test_a_credential_without_status_has_no_entries() -> None:
    assert entries({}) == ()


@pytest.mark.parametrize("index", ["-1", "1" + "0" * 30, "-0"])
def test_e14_an_index_that_no_list_has_is_out_of_range(index: str) -> None:
    with pytest.raises(RangeError):
        entries({"credentialStatus": entry(statusListIndex=index)})


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"statusListIndex": 94567}, MalformedValueError),
        ({"statusListIndex": "1e3"}, MalformedValueError),
        ({"statusListIndex": "٣"}, MalformedValueError),
        ({"statusListIndex": "5\n"}, MalformedValueError),
        ({"statusListIndex": ...}, MalformedValueError),
        ({"statusListCredential": ...}, MalformedValueError),
        ({"statusListCredential": 5}, MalformedValueError),
        ({"type": "TokenStatusListEntry"}, UnsupportedFeatureError),
        ({"type": ["BitstringStatusListEntry", "Other"]}, UnsupportedFeatureError),
        ({"statusPurpose": "message"}, UnsupportedFeatureError),
        ({"statusPurpose": ["revocation"]}, UnsupportedFeatureError),
        ({"statusSize": 2}, UnsupportedFeatureError),
    ],
)
def test_an_entry_that_cannot_be_read_is_never_skipped(changes: dict[str, Any], error: type[LedVcError]) -> None:
    with pytest.raises(error):
        entries({"credentialStatus": [entry(), entry(**changes)]})


def test_a_hundred_entries_are_too_many() -> None:
    with pytest.raises(ComplexityLimitError):
        entries({"credentialStatus": [entry()] * 100})


def test_an_entry_that_is_text_is_refused() -> None:
    with pytest.raises(MalformedValueError):
        entries({"credentialStatus": "revoked? no"})
