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
        ({"statusPurpose": "gossip"}, UnsupportedFeatureError),
        ({"statusPurpose": ["revocation"]}, UnsupportedFeatureError),
        ({"statusPurpose": ...}, UnsupportedFeatureError),
        ({"statusPurpose": "message"}, MalformedValueError),
        ({"statusSize": 2}, MalformedValueError),
        ({"statusSize": 0}, MalformedValueError),
        ({"statusSize": -1}, MalformedValueError),
        ({"statusSize": True}, MalformedValueError),
        ({"statusSize": "2"}, MalformedValueError),
        ({"statusSize": 1.0}, MalformedValueError),
        ({"statusSize": None}, MalformedValueError),
        ({"statusSize": 9}, UnsupportedFeatureError),
        ({"statusSize": 10**12}, UnsupportedFeatureError),
        ({"statusReference": 5}, MalformedValueError),
        ({"statusReference": ["https://ex.org/", ""]}, MalformedValueError),
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


def messages(*texts: str) -> list[dict[str, str]]:
    return [{"status": f"0x{number:x}", "message": text} for number, text in enumerate(texts)]


FOUR = messages("pending", "accepted", "rejected", "unused")
WIDE = {"statusPurpose": "message", "statusSize": 2, "statusMessage": FOUR}


def test_a_wide_entry_says_what_its_values_mean() -> None:
    [read] = entries({"credentialStatus": entry(**WIDE, statusReference="https://ex.org/dictionary/")})
    assert (read.purpose, read.size, read.references) == ("message", 2, ("https://ex.org/dictionary/",))
    assert [read.message(status) for status in range(5)] == ["pending", "accepted", "rejected", "unused", None]


@pytest.mark.parametrize("purpose", ["revocation", "suspension", "refresh"])
def test_entries_of_one_bit_need_no_messages_unless_they_are_messages(purpose: str) -> None:
    [read] = entries({"credentialStatus": entry(statusPurpose=purpose)})
    assert (read.purpose, read.messages) == (purpose, ())


@pytest.mark.parametrize(
    "changes",
    [
        {"statusMessage": FOUR[:3]},
        {"statusMessage": FOUR[:2]},
        {"statusMessage": FOUR[:1]},
        {"statusMessage": []},
        {"statusMessage": [*FOUR, {"status": "0x4", "message": "one too many"}]},
        {"statusMessage": [*FOUR[:3], FOUR[0]]},
        {"statusMessage": [*FOUR[:3], {"status": "0x00", "message": "the first again"}]},
        {"statusMessage": [*FOUR[:3], {"status": "0x4", "message": "wider than the entry"}]},
        {"statusMessage": [*FOUR[:3], {"status": 3, "message": "x"}]},
        {"statusMessage": [*FOUR[:3], {"status": "3", "message": "x"}]},
        {"statusMessage": [*FOUR[:3], {"status": "0x3"}]},
        {"statusMessage": [*FOUR[:3], {"status": "0x3", "message": ""}]},
        {"statusMessage": [*FOUR[:3], "0x3"]},
        {"statusMessage": "pending"},
        {"statusSize": 1},
    ],
)
def test_every_status_has_its_message_and_no_other(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        entries({"credentialStatus": entry(**{**WIDE, **changes})})


@pytest.mark.parametrize("count", [2, 4])
def test_the_suite_of_w3c_counts_a_message_per_bit(count: int) -> None:
    [read] = entries({"credentialStatus": entry(**{**WIDE, "statusMessage": FOUR[:count]})}, one_message_per_bit=True)
    assert len(read.messages) == count
    for other in (1, 3):
        with pytest.raises(MalformedValueError):
            entries({"credentialStatus": entry(**{**WIDE, "statusMessage": FOUR[:other]})}, one_message_per_bit=True)


@pytest.mark.parametrize("document", [entry(), entry(**WIDE), entry(**WIDE, statusReference=["https://a/", "b:c"])])
def test_an_entry_is_written_as_it_was_read(document: dict[str, Any]) -> None:
    [read] = entries({"credentialStatus": document})
    assert read.to_document() == document
