"""What the data model says of a presentation."""

from typing import Any

import pytest

from led_vc.errors import MalformedValueError
from led_vc.model import CREDENTIALS_V2, Presentation

HELD = {"@context": [CREDENTIALS_V2], "type": ["VerifiableCredential"]}


def document(**changes: Any) -> dict[str, Any]:
    return {"@context": [CREDENTIALS_V2], "type": "VerifiablePresentation", "verifiableCredential": HELD, **changes}


def test_one_credential_needs_no_list() -> None:
    assert Presentation.from_document(document()).credentials == (HELD,)


def test_a_holder_may_be_an_object_with_an_id() -> None:
    assert Presentation.from_document(document(holder={"id": "did:example:h"})).holder == "did:example:h"


@pytest.mark.parametrize(
    "changes",
    [
        {"@context": CREDENTIALS_V2},
        {"type": ["Presentation"]},
        {"holder": {"name": "Acme"}},
        {"holder": None},
        {"verifiableCredential": "data:text/plain,a"},
        {"verifiableCredential": []},
        {"verifiableCredential": [{**HELD, "type": []}]},
        {"id": "no url"},
    ],
)
def test_what_the_data_model_forbids_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        Presentation.from_document(document(**changes))
