"""What has to be fetched before a document can be verified."""

from typing import Any

import pytest

from led_vc.verify import Needs, needs
from tests import world

DID = "did:web:led.example:provider:11"


def test_a_summary_needs_one_list_and_its_issuers_keys() -> None:
    found = needs(world.issue(world.summary()))
    assert found == Needs(status_lists=("https://led.example/status/12",), controllers=(DID,))


def test_a_full_credential_needs_two_lists() -> None:
    found = needs(world.issue(world.qualification()))
    assert found.status_lists == ("https://led.example/status/3", "https://led.example/status/4")


def test_a_presentation_needs_what_it_holds_and_nothing_for_a_did_key() -> None:
    secured = world.issue(world.summary())
    assert needs(world.show(secured)) == needs(secured)
    assert needs(world.show(secured, secured)) == needs(secured)


def test_a_hostile_document_cannot_ask_for_many() -> None:
    entries = [{"statusListCredential": f"https://evil.example/{k}"} for k in range(1000)]
    proofs = [{"verificationMethod": f"did:web:evil.example:{k}#k"} for k in range(1000)]
    found = needs({"credentialStatus": entries, "proof": proofs})
    assert len(found.status_lists) <= 16
    assert len(found.controllers) <= 16


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"credentialStatus": "x", "proof": 5},
        {"credentialStatus": [5, None, {"statusListCredential": ["x"]}], "proof": [{"verificationMethod": 5}]},
        {"verifiableCredential": "x"},
        {"verifiableCredential": [5, {"credentialStatus": {}}]},
    ],
)
def test_nonsense_needs_nothing(document: Any) -> None:
    assert needs(document) == Needs(status_lists=(), controllers=())
