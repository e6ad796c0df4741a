"""L24: "Nee. Je kan wel je gegevens aan anderen tonen door in hun bijzijn in te loggen." """

from datetime import datetime, timedelta

import pytest

from tests.services.wallet.house import House, Visitor, text_of


@pytest.fixture(scope="module")
def graduate(wallet_house: House) -> Visitor:
    made = wallet_house.citizen()
    made.deliver()
    made.log_in()
    return made


def test_l24_a_code_expires_within_five_minutes(graduate: Visitor) -> None:
    shown = graduate.call("POST", "presentations", {"credential": graduate.summary()}).json()
    lasts = datetime.fromisoformat(shown["expires"]) - datetime.fromisoformat(shown["created"])
    assert lasts <= timedelta(minutes=5)


def test_l24_a_code_is_made_only_for_who_is_logged_in(wallet_house: House, graduate: Visitor) -> None:
    credential = graduate.summary()
    stranger = wallet_house.citizen()
    assert stranger.call("POST", "presentations", {"credential": credential}).status_code == 401


def test_l24_no_door_grants_another_person_access(graduate: Visitor) -> None:
    document = graduate.call("GET", "openapi.json").json()
    words = ("share", "grant", "delegate", "invite", "link", "mandate")
    assert not [path for path in document["paths"] if any(word in path for word in words)]
    parameters = [
        parameter["name"]
        for verbs in document["paths"].values()
        for verb in verbs.values()
        for parameter in verb.get("parameters", [])
    ]
    assert set(parameters) <= {"handle", "credential", "x-csrf-token"}


def test_l24_the_citizen_sees_what_was_shown_and_when(graduate: Visitor) -> None:
    graduate.call("POST", "presentations", {"credential": graduate.summary()})
    page = text_of(graduate.page("/mijn/logboek"))
    assert "Bachelor in de verpleegkunde" in page
    assert "QR-code op je scherm. We weten niet wie ze scande." in page
    assert "Zichtbaar: bewijs, naam" in page


def test_l24_opening_the_live_code_writes_the_line_by_itself(wallet_house: House) -> None:
    citizen = wallet_house.citizen()
    citizen.deliver()
    citizen.log_in()
    citizen.summary()
    citizen.page(f"/mijn/bewijs/{citizen.record()['handle']}/tonen")
    assert [line["way"] for line in citizen.call("GET", "showings").json()["showings"]] == ["qr"]
