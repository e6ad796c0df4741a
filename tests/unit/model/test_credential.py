"""What the data model says of a credential, whoever made it."""

from typing import Any

import pytest

from led_vc.errors import MalformedValueError
from led_vc.model import (
    ALL_VERSIONS,
    CREDENTIALS_V1,
    CREDENTIALS_V2,
    PRODUCT_VERSIONS,
    VCDM_1_1,
    Credential,
    version_of,
)


def document(**changes: Any) -> dict[str, Any]:
    usual = {
        "@context": [CREDENTIALS_V2],
        "type": ["VerifiableCredential"],
        "issuer": "did:example:issuer",
        "credentialSubject": {"id": "did:example:subject"},
    }
    return {name: value for name, value in {**usual, **changes}.items() if value is not ...}


def test_the_document_is_kept_as_received_with_members_that_nobody_knows() -> None:
    received = document(unheardOf={"of": 1})
    assert Credential.from_document(received).document is received


def test_an_issuer_may_be_an_object_with_an_id() -> None:
    assert Credential.from_document(document(issuer={"id": "did:example:i", "name": "x"})).issuer == "did:example:i"


def test_moments_are_read_with_their_zone() -> None:
    read = Credential.from_document(document(validUntil="2026-11-23T19:00:00+01:00"))
    assert read.valid_until is not None
    assert read.valid_until.isoformat() == "2026-11-23T18:00:00+00:00"


def test_one_subject_and_a_list_of_one_are_the_same_subject() -> None:
    assert Credential.from_document(document(credentialSubject=[{"id": "did:example:s"}])).subject_id == "did:example:s"


def test_two_subjects_have_no_subject_that_could_be_the_holder() -> None:
    assert (
        Credential.from_document(document(credentialSubject=[{"id": "did:a:1"}, {"id": "did:a:2"}])).subject_id is None
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"@context": ...},
        {"@context": CREDENTIALS_V2},
        {"@context": ["https://example.org/first", CREDENTIALS_V2]},
        {"@context": [CREDENTIALS_V2, 5]},
        {"type": ...},
        {"type": []},
        {"type": ["SomethingElse"]},
        {"type": ["VerifiableCredential", 5]},
        {"issuer": ...},
        {"issuer": None},
        {"issuer": "not a url"},
        {"issuer": {"name": "without id"}},
        {"issuer": ["did:example:a"]},
        {"id": "no scheme"},
        {"id": ["did:example:a"]},
        {"credentialSubject": ...},
        {"credentialSubject": []},
        {"credentialSubject": {}},
        {"credentialSubject": "did:example:a"},
        {"credentialSubject": [{"id": "did:example:a"}, {}]},
        {"credentialSubject": {"id": 5}},
        {"validFrom": "2026-11-23"},
        {"validFrom": "2026-11-23T18:00:00"},
        {"validUntil": 5},
        {"validUntil": None},
        {"validFrom": "2027-01-01T00:00:00Z", "validUntil": "2026-01-01T00:00:00Z"},
        {"credentialStatus": {"id": "did:example:a"}},
        {"credentialStatus": {"type": "X", "id": "no url"}},
        {"credentialSchema": {"type": "JsonSchema"}},
        {"evidence": []},
        {"termsOfUse": {"id": "did:example:a"}},
        {"refreshService": "https://example.org/"},
        {"name": 5},
        {"name": None},
        {"name": []},
        {"name": {"@value": "x", "url": "y"}},
        {"name": {"@value": "x", "@language": "not a tag"}},
        {"name": {"@value": "x", "@language": None}},
        {"name": {"@value": "x", "@direction": "up"}},
        {"name": [["x"]]},
        {"description": {"@language": "en"}},
        {"description": ["x", 5]},
        {"id": None},
        {"evidence": {"id": "did:example:a"}},
        {"renderMethod": {"id": "did:example:a"}},
        {"renderMethod": "https://example.org/card.svg"},
        {"credentialSchema": {"id": "https://example.org/s"}},
        {"credentialSchema": {"id": "no url", "type": "JsonSchema"}},
        {"credentialStatus": {"type": "X", "id": ["did:example:a", "did:example:b"]}},
        {"issuer": {"id": "did:example:a", "description": {"@value": 1}}},
    ],
)
def test_what_the_data_model_forbids_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        Credential.from_document(document(**changes))


@pytest.mark.parametrize("name", ["name", "description"])
@pytest.mark.parametrize(
    "value",
    [
        "x",
        "",
        {"@value": "x"},
        {"@value": "x", "@language": "zh-Hant-TW"},
        {"@value": "x", "@language": "ar", "@direction": "rtl"},
        ["x", {"@value": "y", "@language": "nl"}],
    ],
)
def test_names_are_text_with_or_without_a_language(name: str, value: Any) -> None:
    issuer = {"id": "did:example:i", name: value}
    assert Credential.from_document(document(**{name: value, "issuer": issuer})).issuer == "did:example:i"


def test_what_else_it_carries_stays_in_the_document() -> None:
    carried = {
        "evidence": [{"type": "DocumentVerification", "id": "https://example.org/e"}],
        "termsOfUse": {"type": "IssuerPolicy"},
        "refreshService": {"type": "Refresh", "id": "https://example.org/r"},
        "renderMethod": {"type": "SvgRenderingTemplate", "id": "https://example.org/card.svg"},
    }
    read = Credential.from_document(document(**carried))
    assert read.document == document(**carried)


def older(**changes: Any) -> dict[str, Any]:
    usual = {"@context": [CREDENTIALS_V1], "issuanceDate": "2020-01-01T00:00:00Z"}
    return document(**{**usual, **changes})


def test_version_1_1_has_other_names_for_its_period() -> None:
    read = Credential.from_document(older(expirationDate="2030-01-01T00:00:00Z"), version=VCDM_1_1)
    assert (str(read.valid_from), str(read.valid_until)) == ("2020-01-01 00:00:00+00:00", "2030-01-01 00:00:00+00:00")


@pytest.mark.parametrize(
    "changes",
    [
        {"issuanceDate": ...},
        {"issuanceDate": "yesterday"},
        {"expirationDate": "2019-01-01T00:00:00Z"},
        {"@context": [CREDENTIALS_V2]},
        {"@context": [CREDENTIALS_V2, CREDENTIALS_V1]},
        {"issuer": ...},
        {"credentialSubject": []},
    ],
)
def test_what_version_1_1_forbids_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        Credential.from_document(older(**changes), version=VCDM_1_1)


def test_a_document_does_not_choose_the_version_that_it_is_read_by() -> None:
    assert version_of(older(), ALL_VERSIONS) is VCDM_1_1
    with pytest.raises(MalformedValueError):
        version_of(older(), PRODUCT_VERSIONS)
    with pytest.raises(MalformedValueError):
        Credential.from_document(older())
