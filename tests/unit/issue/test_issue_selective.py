"""What is issued with selective disclosure, and what no holder can leave out of it."""

from typing import Any

import pytest

from led_vc.encoding import JsonObject
from led_vc.errors import ContextNotAllowedError, InvalidVerificationMethodError, ProofGenerationError
from led_vc.issue import issue_selective_credential
from led_vc.securing.selective_disclosure import always_mandatory
from tests import world
from tests.unit.securing.base_proofs import DEMANDED, PROVIDER, SUITE, base, components, derived, proof_code, report_of

_ALWAYS = ("issuer", "validFrom", "validUntil", "credentialStatus", "credentialSchema")


def pointers(secured: JsonObject) -> list[str]:
    found: list[str] = components(secured)[4]
    return found


@pytest.mark.parametrize("document", [world.summary(), world.qualification()], ids=["summary", "qualification"])
def test_issuer_period_status_schema_and_subject_are_shown_whatever_the_holder_selects(document: Any) -> None:
    shown = derived(secured=base(document))
    assert {name: shown.get(name) for name in _ALWAYS} == {name: document.get(name) for name in _ALWAYS}
    assert shown["credentialSubject"]["id"] == document["credentialSubject"]["id"]
    assert proof_code(shown) is None
    assert "givenName" not in shown["credentialSubject"]
    assert report_of(shown).verdict == "valid"


@pytest.mark.parametrize("member", ["issuer", "validUntil", "credentialStatus"])
def test_none_of_it_can_be_taken_away(member: str) -> None:
    shown = derived("/credentialSubject/familyName")
    del shown[member]
    assert proof_code(shown) is not None


def test_what_the_issuer_asks_for_comes_on_top_and_once() -> None:
    asked = ("/credentialSubject/givenName", "/issuer")
    found = pointers(base(mandatory=asked))
    assert found == [*pointers(base()), "/credentialSubject/givenName"]
    assert "givenName" in derived(secured=base(mandatory=asked))["credentialSubject"]


@pytest.mark.parametrize("name", DEMANDED)
def test_what_the_closed_schema_requires_is_mandatory(name: str) -> None:
    found = pointers(base({"summary": world.summary, "qualification": world.qualification}[name]()))
    assert all(any(f"{one}/".startswith(f"{pointer}/") for one in found) for pointer in DEMANDED[name])
    assert len(found) == len(set(found))


def test_only_what_is_there_is_mandatory() -> None:
    document = {name: value for name, value in world.summary().items() if name != "credentialStatus"}
    del document["credentialSubject"]["id"]
    assert not {"/credentialStatus", "/credentialSubject/id"} & set(pointers(base(document)))


@pytest.mark.parametrize(
    ("document", "mandatory"),
    [
        ({}, ()),
        ({"issuer": "a", "expirationDate": "x"}, ("/issuer", "/expirationDate")),
        ({"credentialSubject": [{"id": "a"}, {}, {"id": "b"}]}, ("/credentialSubject/0/id", "/credentialSubject/2/id")),
        ({"credentialSubject": {"name": "a"}}, ()),
    ],
)
def test_every_subjects_id_and_the_dates_of_older_credentials_are_mandatory(
    document: JsonObject, mandatory: tuple[str, ...]
) -> None:
    assert always_mandatory(document) == mandatory


def test_a_mandatory_pointer_that_matches_nothing_is_refused() -> None:
    with pytest.raises(ProofGenerationError):
        base(mandatory=("/credentialSubject/none",))


def test_only_the_issuer_signs_and_with_the_contexts_of_the_type() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        issue_selective_credential(
            world.summary(), world.provider(world.SCHOOL, algorithm="P-256"), SUITE, created=world.ISSUED
        )
    with pytest.raises(ContextNotAllowedError):
        base({**world.summary(), "@context": [world.summary()["@context"][0]]})


def test_the_document_is_left_as_it_was() -> None:
    document = world.summary()
    issue_selective_credential(document, PROVIDER, SUITE, created=world.ISSUED)
    assert document == world.summary()
