"""Foreign codes are named by their form: nothing is opened."""

import json
from base64 import b64encode

import pytest

from led_vc.encoding import base64url_encode
from led_vc.qr import recognise
from tests.unit.verify.enveloping import bound, issue, show, wrapped

V2 = "https://www.w3.org/ns/credentials/v2"


def _token(claims: object, header: object = None, tail: str = "") -> str:
    parts = [base64url_encode(json.dumps(part).encode()) for part in (header or {"alg": "ES256"}, claims)]
    return ".".join([*parts, "c2ln"]) + tail


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("VP1-RABC", "vp"),
        ("VC1-RABC", "vc"),
        ("VC1-RABC\n", "vc"),
        ("VP1-BABC", "newer"),
        ("VP2-RABC", "newer"),
        ("https://led-controle.example/", "url"),
        ("HTTPS://LED-CONTROLE.EXAMPLE/", "url"),
        ("www.led.example", "url"),
        ("mailto:zoe@led.example", "url"),
        ("javascript:alert(1)", "url"),
        ("openid4vp://?request_uri=x", "url"),
        ("WIFI:T:WPA;S:thuis;P:geheim;;", "wifi"),
        ("M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100", "boarding"),
        ("HC1:6BFOXN*TS0BI$ZD", "health"),
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD", "contact"),
        ("MECARD:N:Peeters;;", "contact"),
        ("BCD\n002\n1\nSCT\n", "payment"),
        ("BCD\r\n002\r\n", "payment"),
        ("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "payment"),
        ("openid-credential-offer://?credential_offer=x", "offer"),
        (json.dumps({"@context": [V2], "type": "VerifiablePresentation"}), "json"),
        (" \n" + json.dumps({"@context": [V2, "https://x.example/"], "type": ["VerifiableCredential", "X"]}), "json"),
        (
            json.dumps({"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"]}),
            "other_vc",
        ),
        (json.dumps({"vct": "https://x.example/"}), "other_vc"),
        (json.dumps({"a": 1}), "text"),
        ('{"@context": [', "text"),
        (_token({"vc": {}}), "other_vc"),
        (_token({"vct": "x"}, tail="~WyJhIl0~"), "other_vc"),
        (_token({"sub": "x"}), "text"),
        (issue("vc+jwt"), "token"),
        (issue("vc+jwt") + "\n", "token"),
        (issue("vc+jwt").rpartition(".")[0] + ".", "token"),
        (issue("vc+sd-jwt"), "token"),
        (bound(issue("vc+sd-jwt")), "token"),
        (show(issue("vc+jwt")), "token"),
        (b64encode(issue("vc+cose")).decode(), "token"),
        (issue("vc+cose").hex(), "token"),
        (json.dumps(wrapped("vc+jwt", issue("vc+jwt"))), "json"),
        ("0o", "text"),
        ("d284", "text"),
        ("a.b.c", "text"),
        ("Naam: Zoë Van de Casteele", "text"),
        ("5410041001204", "text"),
        ("", "text"),
    ],
)
def test_a_text_is_named_by_its_form(text: str, kind: str) -> None:
    assert recognise(text) == kind


def test_a_long_text_costs_no_more_than_a_short_one() -> None:
    assert recognise("{" * 2_000_000) == "text"
    assert recognise("a" * 2_000_000) == "text"
