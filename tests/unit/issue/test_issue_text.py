"""Issue a credential as text: what was there stays as it is, and the proof stands behind it."""

import json

import pytest

from led_vc.errors import ContextNotAllowedError, InvalidVerificationMethodError, MalformedValueError, ParsingError
from led_vc.issue import issue_text
from led_vc.verify import verify_credential
from tests import world

SIGNER = world.provider(world.UNIVERSITY)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("after", ["", "\n", " \t\r\n"])
def test_the_text_stays_and_its_proof_is_that_of_the_document(indent: int | None, after: str) -> None:
    text = json.dumps(world.summary(), indent=indent) + after
    issued = issue_text(text, SIGNER, world.RDFC, created=world.ISSUED)
    assert issued.startswith(text.rstrip()[:-1])
    assert json.loads(issued) == world.issue(world.summary())
    assert issue_text(text.encode(), SIGNER, world.RDFC, created=world.ISSUED) == issued
    assert verify_credential(issued, world.environment()).verdict == "valid"


@pytest.mark.parametrize("text", ["", "[]", "null", '{"a":1,"a":2}', '{"issuer":"x"} x'])
def test_what_is_not_one_strict_object_is_refused(text: str) -> None:
    with pytest.raises((ParsingError, MalformedValueError)):
        issue_text(text, SIGNER, world.RDFC, created=world.ISSUED)


def test_a_document_that_is_secured_already_is_refused() -> None:
    with pytest.raises(MalformedValueError):
        issue_text(json.dumps(world.issue(world.summary())), SIGNER, world.RDFC, created=world.ISSUED)


def test_other_contexts_and_another_issuer_are_refused() -> None:
    other = {**world.summary(), "@context": [world.summary()["@context"][0]]}
    with pytest.raises(ContextNotAllowedError):
        issue_text(json.dumps(other), SIGNER, world.RDFC, created=world.ISSUED)
    with pytest.raises(InvalidVerificationMethodError):
        issue_text(json.dumps(world.summary()), world.provider(world.SCHOOL), world.RDFC, created=world.ISSUED)
