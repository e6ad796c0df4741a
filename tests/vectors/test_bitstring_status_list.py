"""The examples of the Bitstring Status List recommendation. https://www.w3.org/TR/vc-bitstring-status-list/"""

import re
from typing import Any

import pytest

from led_vc.encoding import parse_object
from led_vc.errors import MalformedValueError
from led_vc.model import Credential
from led_vc.status import StatusEntry, StatusMessage, entries
from led_vc.status.bitstring import MINIMUM_ENTRIES, bit, decode_list
from tests.paths import VECTORS, requires_shared

pytestmark = requires_shared
FOLDER = VECTORS / "bitstring-status-list"
EXAMPLES = {
    1: "spec-01-example-statuslistcredential-using-simple-entries.json",
    2: "spec-02-example-statuslistcredential-using-more-complex-entries.txt",
    3: "spec-03-example-bitstringstatuslistcredential.json",
    4: "spec-04-a-revocable-verifiable-credential.json",
    5: "spec-05-a-status-list-verifiable-credential.json",
    6: "spec-06-associating-multiple-status-lists-with-a-single-verifiable-c.txt",
    7: "spec-07-associating-multiple-status-entries-in-a-single-status-list.txt",
}
_NOT_JSON = re.compile(r"^\s*//.*$|,\s*\.\.\.", re.MULTILINE)


def example(number: int) -> dict[str, Any]:
    """Return an example, without its comments and ellipses."""
    return parse_object(_NOT_JSON.sub("", (FOLDER / EXAMPLES[number]).read_text()))


def entry(purpose: Any, index: int, number: int) -> StatusEntry:
    url = f"https://example.com/credentials/status/{number}"
    return StatusEntry(purpose=purpose, index=index, list_url=url)


def test_every_example_is_here() -> None:
    assert set(EXAMPLES.values()) == {path.name for path in FOLDER.iterdir()} - {"README.md"}


@pytest.mark.parametrize(
    ("number", "read"),
    [
        (1, (entry("revocation", 94_567, 3), entry("suspension", 23_452, 4))),
        (4, (entry("revocation", 94_567, 3),)),
        (6, (entry("revocation", 94_567, 3), entry("suspension", 12_345, 4))),
        (7, (entry("revocation", 94_567, 5), entry("suspension", 12_345, 5))),
    ],
)
def test_entries_are_read_one_or_several_in_one_list_or_in_several(number: int, read: tuple[StatusEntry, ...]) -> None:
    assert entries(example(number)) == read
    Credential.from_document(example(number))


WHOLE = [("0x0", "pending_review"), ("0x1", "accepted"), ("0x2", "rejected"), ("0x3", "withdrawn")]


def test_an_entry_of_two_bits_is_read_once_its_last_message_is_there() -> None:
    document = example(2)
    with pytest.raises(MalformedValueError):
        entries(document)  # it ends in an ellipsis
    stated = document["credentialStatus"]["statusMessage"]
    assert stated == [{"status": status, "message": message} for status, message in WHOLE[:3]]
    stated.append({"status": WHOLE[3][0], "message": WHOLE[3][1]})
    assert entries(document) == (
        StatusEntry(
            purpose="message",
            index=492_847,
            list_url="https://example.com/credentials/status/8",
            size=2,
            messages=tuple(StatusMessage(status=int(status, 16), message=message) for status, message in WHOLE),
            references=("https://example.org/status-dictionary/",),
        ),
    )


@pytest.mark.parametrize("number", [3, 5])
def test_the_list_has_the_fewest_entries_there_may_be_and_none_is_set(number: int) -> None:
    credential = Credential.from_document(example(number))
    data = decode_list(credential.subjects[0]["encodedList"])
    assert len(data) * 8 == MINIMUM_ENTRIES
    assert not any(data)
    assert not bit(data, 94_567)
