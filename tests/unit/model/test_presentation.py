"""What the data model says of a presentation."""

from typing import Any

import pytest

from led_vc.errors import MalformedValueError
from led_vc.model import CREDENTIALS_V2, Presentation

HELD = {"@context": [CREDENTIALS_V2], "type": ["VerifiableCredential"]}


def document(**changes: Any) -> dict[str, Any]:
    usual = {"@context": [CREDENTIALS_V2], "type": "VerifiablePresentation", "verifiableCredential": HELD}
    return {name: value for name, value in {**usual, **changes}.items() if value is not ...}


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
        {"verifiableCredential": [HELD, "did:example:a"]},
        {"verifiableCredential": [HELD, {}]},
        {"verifiableCredential": {**HELD, "type": "Something"}},
        {"holder": "no url"},
        {"holder": ["did:example:h"]},
        {"termsOfUse": {"id": "did:example:p"}},
        {"type": ...},
        {"@context": []},
        {"@context": ["https://example.org/first", CREDENTIALS_V2]},
        {"id": "no url"},
    ],
)
def test_what_the_data_model_forbids_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        Presentation.from_document(document(**changes))


def test_several_credentials_and_enveloped_ones_are_let_through() -> None:
    enveloped = {"@context": CREDENTIALS_V2, "type": "EnvelopedVerifiableCredential", "id": "data:a,b"}
    assert Presentation.from_document(document(verifiableCredential=[HELD, enveloped])).credentials == (HELD, enveloped)


HOLDER = "did:example:h"
OWN = {**HELD, "issuer": {"id": HOLDER, "name": "x"}}
SECURED = {**HELD, "issuer": "did:example:i", "proof": {"type": "DataIntegrityProof"}}


def test_what_the_holder_says_itself_needs_no_proof_of_its_own() -> None:
    Presentation.from_document(document(holder=HOLDER, verifiableCredential=[OWN, SECURED])).require_holder_claims()


@pytest.mark.parametrize(
    "changes",
    [
        {"verifiableCredential": OWN},
        {"holder": "did:example:other", "verifiableCredential": OWN},
        {"holder": HOLDER, "verifiableCredential": [SECURED, {**OWN, "issuer": "did:example:i"}]},
        {"holder": HOLDER, "verifiableCredential": HELD},
    ],
)
def test_what_another_says_needs_a_proof(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        Presentation.from_document(document(**changes)).require_holder_claims()
