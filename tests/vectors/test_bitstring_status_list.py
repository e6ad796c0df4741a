"""The examples of the Bitstring Status List recommendation."""

import pytest

from led_vc.model import Credential
from led_vc.status import StatusEntry, entries
from led_vc.status.bitstring import MINIMUM_ENTRIES, bit, decode_list
from tests.paths import VECTORS, requires_shared
from tests.vectors.data_integrity import load

pytestmark = requires_shared
FOLDER = VECTORS / "bitstring-status-list"
FIRST = "spec-01-example-statuslistcredential-using-simple-entries"
ONE_ENTRY = "spec-04-a-revocable-verifiable-credential"


def test_two_entries_are_read() -> None:
    assert entries(load(FOLDER / f"{FIRST}.json")) == (
        StatusEntry(purpose="revocation", index=94_567, list_url="https://example.com/credentials/status/3"),
        StatusEntry(purpose="suspension", index=23_452, list_url="https://example.com/credentials/status/4"),
    )


def test_one_entry_is_read() -> None:
    assert [entry.index for entry in entries(load(FOLDER / f"{ONE_ENTRY}.json"))] == [94_567]


@pytest.mark.parametrize(
    "name", ["spec-03-example-bitstringstatuslistcredential", "spec-05-a-status-list-verifiable-credential"]
)
def test_the_list_has_the_fewest_entries_there_may_be_and_none_is_set(name: str) -> None:
    credential = Credential.from_document(load(FOLDER / f"{name}.json"))
    data = decode_list(credential.subjects[0]["encodedList"])
    assert len(data) * 8 == MINIMUM_ENTRIES
    assert not any(data)
    assert not bit(data, 94_567)
