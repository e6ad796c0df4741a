"""The text of a code: it comes back to the letter, its signatures still hold, and everything else is refused."""

from typing import Any

import pytest

from led_vc.encoding import base45_encode
from led_vc.environment import Environment
from led_vc.errors import (
    LedVcError,
    MalformedValueError,
    ParsingError,
    QrTableUnknownError,
    UnsupportedFeatureError,
)
from led_vc.qr import decode_qr, demo_table, encode_cborld, encode_qr, image
from led_vc.securing.suites import SUITES
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.unit.qr.documents import summary

TABLE = demo_table()
ENVIRONMENT: Environment = world.environment()


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
def test_both_signatures_of_a_presentation_hold_after_the_code(suite: str) -> None:
    credential = world.issue(world.summary(), suite=SUITES[suite])
    text = encode_qr(world.show(credential, suite=SUITES[suite]), TABLE)
    report = verify_presentation(decode_qr(text, TABLE), ENVIRONMENT, expects=Live())
    assert report.verdict == "valid"


def test_the_signature_of_a_full_credential_holds_after_the_code() -> None:
    text = encode_qr(world.issue(world.qualification()), TABLE)
    assert verify_credential(decode_qr(text, TABLE), ENVIRONMENT).verdict == "valid"


def test_a_presentation_and_a_credential_have_prefixes_of_their_own() -> None:
    credential = world.issue(world.summary())
    assert [encode_qr(one, TABLE)[:5] for one in (world.show(credential), credential)] == ["VP1-R", "VC1-R"]


def test_the_usual_live_code_is_version_19_m_or_less() -> None:
    assert image.version(encode_qr(world.show(world.issue(world.summary())), TABLE), "M") <= 19


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VP1-R",
        "VP1-R:::",
        "VP1-R0",
        "VP1-Rabc",
        "vp1-r00",
        "VX1-R00",
        "https://led.example/",
        "VP1-R" + "0" * 5000,
    ],
)
def test_what_is_no_code_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ParsingError):
        decode_qr(text, TABLE)


@pytest.mark.parametrize("text", ["VP1-B3EABC", "VC1-"])
def test_another_base_is_a_form_that_we_cannot_check(text: str) -> None:
    with pytest.raises(UnsupportedFeatureError):
        decode_qr(text, TABLE)


def test_another_entry_means_that_the_table_is_to_be_renewed() -> None:
    text = "VC1-R" + base45_encode(encode_cborld(summary(1), TABLE).replace(b"\x19\x14\xb5", b"\x19\x14\xb6", 1))
    with pytest.raises(QrTableUnknownError):
        decode_qr(text, TABLE)


def test_a_credential_that_is_announced_as_a_presentation_is_refused() -> None:
    with pytest.raises(ParsingError, match="announces"):
        decode_qr("VP1-" + encode_qr(summary(1), TABLE)[4:], TABLE)


@pytest.mark.parametrize("document", [{}, {"type": "Person"}, {"type": {"VerifiableCredential": 1}}])
def test_what_is_neither_credential_nor_presentation_gets_no_code(document: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        encode_qr(document, TABLE)


@pytest.mark.parametrize("value", [True, ("did:web:led.example:provider:1",)])
def test_a_document_that_would_not_come_back_gets_no_code(value: Any) -> None:
    with pytest.raises(LedVcError):
        encode_qr({**summary(1), "issuer": value}, TABLE)


def test_a_text_longer_than_any_code_is_refused_unread() -> None:
    with pytest.raises(ParsingError, match="larger than any QR code"):
        decode_qr("VP1-R" + "0" * 4292, TABLE)


def test_a_document_that_no_code_can_hold_is_refused_with_its_own_code() -> None:
    document = summary(1)
    document["credentialSubject"]["hasClaim"]["title"] = "x" * 3000
    with pytest.raises(LedVcError) as caught:
        encode_qr(document, TABLE)
    assert caught.value.code == "QR_TOO_LARGE"
