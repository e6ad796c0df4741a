"""Whatever is done to a valid token, it is either not valid, or says what it said before.

Every path of header, payload and disclosures, with the signature kept. Then header and claims signed anew with the
issuer's own key: what a token says about itself never changes what the document says.
"""

import json
from collections.abc import Iterator
from typing import Any

import cbor2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.verify import verify_credential, verify_presentation
from tests import world
from tests.metamorphosis import EDITS, edited, paths
from tests.unit.verify.enveloping import EXPECTED, bound, forge, issue, parts, recose, show, wrapped
from tests.unit.verify.test_metamorphosis import VALUES

ENVIRONMENT = world.environment()
JWT, SD_JWT, COSE = issue("vc+jwt"), issue("vc+sd-jwt"), issue("vc+cose")
CLAIMS = {"exp": 4_000_000_000, "nbf": 1, "jti": None, "sub": world.did(world.GRADUATE), "aud": "x", "nonce": "n"}
DISCLOSED = [json.loads(base64url_decode(text)) for text in SD_JWT.split("~")[1:-1]]


def must_say_the_same(secured: Any, what: object) -> None:
    report = verify_credential(secured, ENVIRONMENT)
    if report.verdict == "valid":
        assert report.to_json()["credential"] == world.summary(), what


def edits_of(value: Any, edit: str) -> Iterator[tuple[Any, Any]]:
    for path in paths(value):
        yield path, edited(value, path, edit)


def encoded(value: Any) -> str:
    return base64url_encode(json.dumps(value).encode())


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("token", [JWT, SD_JWT], ids=["vc+jwt", "vc+sd-jwt"])
def test_no_edit_under_the_old_signature_says_something_else(token: str, edit: str) -> None:
    header, payload = parts(token)
    first, second, rest = token.split(".", 2)
    for path, made in edits_of(payload, edit):
        must_say_the_same(f"{first}.{encoded(made)}.{rest}", path)
    for path, made in edits_of(header, edit):
        must_say_the_same(f"{encoded(made)}.{second}.{rest}", path)


@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_of_a_disclosure_says_something_else(edit: str) -> None:
    token = SD_JWT.split("~")[0]
    for path, made in edits_of(DISCLOSED, edit):
        must_say_the_same("~".join((token, *(encoded(one) for one in made), "")), path)


@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_of_a_cose_message_says_something_else(edit: str) -> None:
    header, _unprotected, payload, signature = cbor2.loads(COSE).value
    for path, made in edits_of(json.loads(payload), edit):
        value = [header, {}, json.dumps(made).encode(), signature]
        must_say_the_same(cbor2.dumps(cbor2.CBORTag(18, value)), path)


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("token", [JWT, SD_JWT], ids=["vc+jwt", "vc+sd-jwt"])
def test_no_header_or_claim_that_the_issuer_signs_changes_what_the_document_says(token: str, edit: str) -> None:
    header, payload = parts(token)
    disclosures = token.split("~")[1:-1]
    for path, made in edits_of(header, edit):
        must_say_the_same(forge(made, payload, *disclosures), path)
    stated = {name: payload[name] for name in ("iss", "iat", "cnf", "_sd_alg") if name in payload} | CLAIMS
    document = {name: value for name, value in payload.items() if name not in stated}
    for path, made in edits_of(stated, edit):
        must_say_the_same(forge(header, {**document, **made}, *disclosures), path)


def test_no_protected_header_that_the_issuer_signs_changes_what_the_document_says() -> None:
    protected = cbor2.loads(cbor2.loads(COSE).value[0])
    for label in protected:
        for value in (None, 5, "x", b"x", [protected[label]], {1: protected[label]}, ...):
            must_say_the_same(recose(COSE, protected={label: value}), label)


@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_of_an_object_around_a_token_says_something_else(edit: str) -> None:
    for path, made in edits_of(wrapped("vc+jwt", JWT), edit):
        must_say_the_same(made, path)


@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_of_a_presentation_says_something_else(edit: str) -> None:
    shown = show(SD_JWT)
    header, payload = parts(shown)
    for path, made in edits_of(payload, edit):
        report = verify_presentation(forge(header, made, signer=world.GRADUATE), ENVIRONMENT, expects=EXPECTED)
        if report.verdict == "valid":
            assert report.to_json()["credential"] == world.summary(), path


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_character_anywhere_is_answered_with_a_report(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([JWT, SD_JWT, bound(SD_JWT), show(JWT), COSE.hex()]))
    at = data.draw(st.integers(0, len(text) - 1))
    made = text[:at] + data.draw(st.characters() | st.text(max_size=3)) + text[at + 1 :]
    must_say_the_same(made, at)
    assert verify_presentation(made, ENVIRONMENT, expects=EXPECTED).verdict in ("valid", "invalid", "indeterminate")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(VALUES, st.dictionaries(st.sampled_from(["alg", "typ", "kid", "cty", "crit"]), VALUES), st.booleans())
def test_any_header_and_payload_are_answered_with_a_report(
    payload: Any, header: dict[str, Any], disclosed: bool
) -> None:
    usual = parts(SD_JWT if disclosed else JWT)[0]
    data = json.dumps(payload).encode()
    for made in (forge({**usual, **header}, data) if "typ" not in header else forge(usual, data), forge(usual, data)):
        assert verify_credential(made, ENVIRONMENT).verdict != "valid"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_behind_the_tag_of_cose_are_answered_with_a_report(data: bytes) -> None:
    assert verify_credential(b"\xd2" + data, ENVIRONMENT).verdict == "invalid"
    assert verify_presentation(b"\xd2" + data, ENVIRONMENT, expects=EXPECTED).verdict == "invalid"
