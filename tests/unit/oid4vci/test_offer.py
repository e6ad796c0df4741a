"""Credential offers. https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-4.1"""

import json
from typing import Any

import pytest

from led_vc.errors import LedVcError, MalformedValueError, ParsingError, UnsupportedFeatureError
from led_vc.oid4vci import PRE_AUTHORIZED_CODE, CredentialOffer, TxCode, parse_offer_link
from tests.paths import VECTORS, requires_shared

OFFER = CredentialOffer(
    credential_issuer="https://led.example",
    credential_configuration_ids=("LedSummaryCredential",),
    pre_authorized_code="code-1",
    tx_code=TxCode(length=6),
)


def test_an_offer_survives_its_json() -> None:
    assert CredentialOffer.parse(OFFER.to_json()) == OFFER


def test_an_offer_survives_its_link() -> None:
    assert parse_offer_link(OFFER.to_link()) == OFFER


def test_the_code_is_not_in_the_repr() -> None:
    assert "code-1" not in repr(OFFER)


@requires_shared
@pytest.mark.parametrize(
    ("name", "tx_code"),
    [
        (
            "credential_offer_pre-authz_code.json",
            TxCode(description="Please provide the one-time code which was sent to your mobile phone via SMS"),
        ),
        (
            "credential_offer_multiple_credentials.json",
            TxCode(length=4, description="Please provide the one-time code that was sent via e-mail"),
        ),
        ("credential_offer_by_reference.json", TxCode()),
    ],
)
def test_the_specifications_own_offers_are_read(name: str, tx_code: TxCode) -> None:
    document = json.loads((VECTORS / "openid4vci" / "1.0" / name).read_text())
    offer = CredentialOffer.parse(document)
    assert offer.tx_code == tx_code
    assert list(offer.credential_configuration_ids) == document["credential_configuration_ids"]


@requires_shared
def test_an_offer_that_needs_a_browser_is_unsupported_and_not_malformed() -> None:
    text = (VECTORS / "openid4vci" / "1.0" / "credential_offer_authz_code.txt").read_text()
    with pytest.raises(UnsupportedFeatureError):
        CredentialOffer.parse(json.loads(text[text.index("{") :]))


def changed(**members: Any) -> dict[str, Any]:
    return {**OFFER.to_json(), **members}


@pytest.mark.parametrize(
    "document",
    [
        changed(credential_issuer="http://led.example"),
        changed(credential_issuer="https://user:secret@led.example"),
        changed(credential_issuer="https://led.example?x=1"),
        changed(credential_issuer=None),
        changed(credential_configuration_ids=[]),
        changed(credential_configuration_ids=["a", "a"]),
        changed(credential_configuration_ids="LedSummaryCredential"),
        changed(credential_configuration_ids=["a"] * 65),
        changed(credential_issuer="https://[::1"),
        changed(grants=[]),
        changed(grants={PRE_AUTHORIZED_CODE: "x"}),
        changed(grants={PRE_AUTHORIZED_CODE: {}}),
        changed(grants={PRE_AUTHORIZED_CODE: {"pre-authorized_code": "x" * 3000}}),
        changed(grants={PRE_AUTHORIZED_CODE: {"pre-authorized_code": "x", "tx_code": {"input_mode": "voice"}}}),
        changed(grants={PRE_AUTHORIZED_CODE: {"pre-authorized_code": "x", "tx_code": {"length": -1}}}),
    ],
)
def test_a_hostile_offer_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        CredentialOffer.parse(document)


@pytest.mark.parametrize(
    ("link", "error"),
    [
        ("https://evil.example/?credential_offer={}", MalformedValueError),
        ("openid-credential-offer://?credential_offer_uri=https%3A%2F%2F127.0.0.1", UnsupportedFeatureError),
        ("openid-credential-offer://", MalformedValueError),
        ("openid-credential-offer://[", MalformedValueError),
        ("openid-credential-offer://?" + "&a=b" * 9, MalformedValueError),
        ("openid-credential-offer://?credential_offer=x", ParsingError),
        ("openid-credential-offer://?credential_offer={}&credential_offer={}", MalformedValueError),
        ("openid-credential-offer://?credential_offer=" + "x" * 9000, MalformedValueError),
    ],
)
def test_a_link_that_is_no_offer_is_refused(link: str, error: type[LedVcError]) -> None:
    with pytest.raises(error):
        parse_offer_link(link)
