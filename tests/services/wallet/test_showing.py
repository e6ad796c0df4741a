"""What is shown verifies, for two minutes; who may sign is decided by the key; each showing is one line of the log."""

from datetime import timedelta
from typing import Any

import pytest

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.keys import PrivateKey
from led_vc.qr import decode_qr, demo_table
from led_vc.verify import Live, PresentationReport, verify_credential, verify_presentation
from tests.services.wallet.house import House, Visitor

LIVE = Live()


def shown(visitor: Visitor, credential: str) -> dict[str, Any]:
    answer = visitor.call("POST", "presentations", {"credential": credential})
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


def verdict_of(house: House, text: str, later: timedelta = timedelta()) -> PresentationReport:
    environment = house.environment(house.now + later)
    return verify_presentation(decode_qr(text, demo_table()), environment, expects=LIVE)


def test_a_live_code_verifies_and_names_its_holder(house: House, citizen: Visitor) -> None:
    report = verdict_of(house, shown(citizen, citizen.summary())["qr_text"])
    assert (report.verdict, report.holder.outcome) == ("valid", "passed")


def test_a_photo_of_a_code_is_worth_nothing_after_four_minutes(house: House, citizen: Visitor) -> None:
    report = verdict_of(house, shown(citizen, citizen.summary())["qr_text"], timedelta(minutes=4))
    assert (report.verdict, report.holder.code) == ("invalid", "PRESENTATION_EXPIRED")


def test_a_code_is_an_image_of_at_most_25_versions(citizen: Visitor) -> None:
    found = shown(citizen, citizen.summary(birth_date=True))
    assert found["qr_text"].startswith("VP1-R")
    assert found["qr_svg"].startswith("<svg ")
    assert found["renew_after_seconds"] == 30


def test_preparing_and_signing_apart_gives_the_same_as_both_at_once(house: House, citizen: Visitor) -> None:
    credential = citizen.summary()
    prepared = citizen.call("POST", "presentations/prepare", {"credential": credential}).json()
    session = house.wallet.sessions.find(citizen.http.cookies["led_session"])
    assert session is not None
    key = house.wallet.held.key_of(session.holder, credential)
    assert key is not None
    signature = base64url_encode(key.sign(base64url_decode(prepared["data"])))
    sent = {"preparation": prepared["preparation"], "signature": signature}
    completed = citizen.call("POST", "presentations/complete", sent).json()
    assert verdict_of(house, completed["qr_text"]).verdict == "valid"


def test_a_signature_by_another_key_is_refused(citizen: Visitor) -> None:
    prepared = citizen.call("POST", "presentations/prepare", {"credential": citizen.summary()}).json()
    signature = PrivateKey.generate("Ed25519").sign(base64url_decode(prepared["data"]))
    sent = {"preparation": prepared["preparation"], "signature": base64url_encode(signature)}
    answer = citizen.call("POST", "presentations/complete", sent)
    assert (answer.status_code, answer.json()["code"]) == (400, "signature_wrong")


@pytest.mark.parametrize("token", ["", "AAAA", "not base64 at all"])
def test_what_was_not_prepared_cannot_be_completed(citizen: Visitor, token: str) -> None:
    sent = {"preparation": token, "signature": base64url_encode(bytes(64))}
    answer = citizen.call("POST", "presentations/complete", sent)
    assert (answer.status_code, answer.json()["code"]) == (400, "preparation_unknown")


def test_nobody_completes_what_another_prepared(house: House, citizen: Visitor) -> None:
    prepared = citizen.call("POST", "presentations/prepare", {"credential": citizen.summary()}).json()
    other = house.citizen()
    other.log_in()
    sent = {"preparation": prepared["preparation"], "signature": base64url_encode(bytes(64))}
    answer = other.call("POST", "presentations/complete", sent)
    assert (answer.status_code, answer.json()["code"]) == (400, "preparation_unknown")


def test_what_was_prepared_long_ago_is_refused(clocked_house: House) -> None:
    citizen = clocked_house.citizen()
    citizen.deliver()
    citizen.log_in()
    prepared = citizen.call("POST", "presentations/prepare", {"credential": citizen.summary()}).json()
    clocked_house.advance(timedelta(seconds=90))
    sent = {"preparation": prepared["preparation"], "signature": base64url_encode(bytes(64))}
    answer = citizen.call("POST", "presentations/complete", sent)
    assert (answer.status_code, answer.json()["code"]) == (400, "preparation_too_old")


def test_a_print_is_the_credential_alone(house: House, citizen: Visitor) -> None:
    found = citizen.call("POST", "prints", {"credential": citizen.summary(birth_date=True)}).json()
    report = verify_credential(decode_qr(found["qr_text"], demo_table()), house.environment())
    assert found["qr_text"].startswith("VC1-R")
    assert (report.verdict, report.check("holder").outcome) == ("valid", "not_run")


def test_no_code_without_the_csrf_token(citizen: Visitor) -> None:
    credential = citizen.summary()
    answer = citizen.call("POST", "presentations", {"credential": credential}, x_csrf_token="")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_token_wrong")


def test_another_site_gets_no_code_with_anything(citizen: Visitor) -> None:
    credential = citizen.summary()
    answer = citizen.call("POST", "presentations", {"credential": credential}, sec_fetch_site="cross-site")
    assert answer.status_code == 403


def showings(visitor: Visitor) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = visitor.call("GET", "showings").json()["showings"]
    return found


def test_codes_that_follow_each_other_are_one_line_of_the_log(citizen: Visitor) -> None:
    credential = citizen.summary()
    for _ in range(3):
        shown(citizen, credential)
    (line,) = showings(citizen)
    assert (line["way"], line["title"]) == ("qr", "Bachelor in de verpleegkunde")


def test_the_log_says_whether_the_birth_date_was_visible(citizen: Visitor) -> None:
    shown(citizen, citizen.summary())
    shown(citizen, citizen.summary(birth_date=True))
    assert [("birth_date" in line["claims"]) for line in showings(citizen)] == [True, False]


def test_a_print_is_a_line_of_its_own(citizen: Visitor) -> None:
    credential = citizen.summary()
    shown(citizen, credential)
    citizen.call("POST", "prints", {"credential": credential})
    assert [line["way"] for line in showings(citizen)] == ["print", "qr"]


def test_showing_again_later_is_another_line(clocked_house: House) -> None:
    citizen = clocked_house.citizen()
    citizen.deliver()
    citizen.log_in()
    credential = citizen.summary()
    shown(citizen, credential)
    clocked_house.advance(timedelta(minutes=5))
    shown(citizen, credential)
    assert len(showings(citizen)) == 2


def test_nobody_sees_what_another_showed(house: House, citizen: Visitor) -> None:
    shown(citizen, citizen.summary())
    other = house.citizen()
    other.log_in()
    assert showings(other) == []
