"""L22: "aanmelden met je eID, federaal token of … Itsme, mobiele app of sms." Decision a: by sms one may look."""

from urllib.parse import urlsplit

import pytest

from led_wallet.tables import metadata
from tests.services.wallet.house import House, text_of


def test_l22_the_login_button_leads_to_the_identity_provider(wallet_house: House) -> None:
    visitor = wallet_house.citizen()
    assert 'href="/mijn/aanmelden/start"' in visitor.page("/mijn/aanmelden").text
    location = visitor.http.get("/mijn/aanmelden/start").headers["location"]
    assert location.startswith(f"{wallet_house.login.address}/auth?")


def test_l22_there_are_no_passwords_and_no_accounts_of_our_own(wallet_house: House) -> None:
    page = wallet_house.citizen().page("/mijn/aanmelden").text
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert 'type="password"' not in page
    assert "<form" not in page
    assert not [name for name in columns if "password" in name or "hash" in name or "email" in name]


@pytest.mark.parametrize("method", ["eid", "itsme", "sms"])
def test_l22_the_means_of_login_is_known(wallet_house: House, method: str) -> None:
    citizen = wallet_house.citizen()
    citizen.log_in(method)
    session = citizen.call("GET", "session").json()
    assert (session["method"], session["may_fetch"]) == (method, method != "sms")


def test_l22_a_login_by_sms_sees_its_proofs_and_is_issued_nothing(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in("sms")
    answer = citizen.call("POST", "credentials", {"record": citizen.record()["handle"]})
    assert (answer.status_code, answer.json()["code"]) == (403, "strong_login_required")
    assert citizen.record()["credentials"] == []


def test_l22_the_register_itself_refuses_a_login_by_sms(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in("sms")
    session = wallet_house.wallet.sessions.find(citizen.http.cookies["led_session"])
    assert session is not None
    (record,) = wallet_house.wallet.register.records(session.access_token)
    asked = {"record": record.id, "profile": "summary", "birth_date": False}
    headers = {"authorization": f"Bearer {session.access_token}"}
    answer = citizen.http.post("/credential-offers", json=asked, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "strong_login_required")


def test_l22_the_login_page_says_what_sms_is_good_for(wallet_house: House) -> None:
    page = text_of(wallet_house.citizen().page("/mijn/aanmelden"))
    assert "Met je eID, itsme, een mobiele app of sms." in page
    assert "Met sms kan je kijken. Om een attestering op te halen, meld je aan met eID of itsme." in page


def test_l22_every_page_but_login_and_farewell_leads_to_the_login(wallet_house: House) -> None:
    visitor = wallet_house.citizen()
    for path in ("/mijn", "/mijn/logboek", "/mijn/bewijs/bcd", "/mijn/bewijs/bcd/tonen", "/en/mijn"):
        page = visitor.page(path)
        assert urlsplit(str(page.url)).path.endswith("/mijn/aanmelden"), path
