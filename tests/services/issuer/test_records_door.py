"""`GET /records`: a citizen sees all own records, and nobody else's."""

import json

import httpx2
import pytest
from sqlalchemy import select

from led_cli.demo_login.accounts import CLERK, OFFICER
from led_issuer.app import identity_of
from led_issuer.identity import Identity
from led_issuer.register.directory import load_directory
from led_issuer.routes.citizen import WEAK_METHODS
from led_issuer.tables import audit
from led_vc.fetch import Fetcher, Routes
from led_vc.keys import PrivateKey
from led_web.database import reading, writing
from led_web.problems import ProblemError
from tests.register_desk import VDAB, own
from tests.services.issuer.doors import Doors, access_token, exchange, fetch, proof
from tests.services.oidc import MANDATED, WALLET


def test_an_own_record_is_told_with_its_history_supplier_and_institution(doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver()
    (found,) = citizen.records()
    assert (found["id"], found["section"], found["state"], found["version"]) == (record, "authentic", "active", 1)
    assert found["supplier"] == {
        "code": "OVO001957-HogerOnderwijs",
        "name": "Hoger Onderwijs",
        "did": "did:web:led.example:provider:11",
    }
    assert found["institutions"][0]["name"] == "Hogeschool PXL"
    assert [version["operation"] for version in found["versions"]] == ["NIEUW"]
    assert (found["issuable"], found["not_issuable_because"]) == (True, None)


def test_a_withdrawn_record_stays_and_is_marked(doors: Doors) -> None:
    citizen = doors.citizen()
    citizen.deliver()
    citizen.deliver(bron_versie="2", operatie="INTREKKING", reden="FRAUDE")
    (found,) = citizen.records()
    assert (found["state"], found["not_issuable_because"]) == ("withdrawn", "record_withdrawn")
    assert found["title"] == "Bachelor in de verpleegkunde"
    assert [(one["operation"], one["reason"]) for one in found["versions"]] == [
        ("NIEUW", None),
        ("INTREKKING", "FRAUDE"),
    ]


def test_an_own_declaration_is_apart_and_cannot_be_issued(doors: Doors) -> None:
    citizen = doors.citizen()
    seen = {"authenticiteit": "EigenVerklaringGeverifieerd", "geverifieerd_op": "2024-05-17"}
    citizen.deliver(supplier=VDAB, **{**own(), **seen, "insz": citizen.account["rrn"]})
    (found,) = citizen.records()
    assert (found["section"], found["seen_on"]) == ("own_declarations", "2024-05-17")
    assert found["not_issuable_because"] == "own_declaration_not_issuable"


def test_a_merged_school_shows_what_it_became(doors: Doors) -> None:
    schools = "777;Nieuwe hogeschool;;;\n776;Tussenin;777;;\n775;Oude hogeschool;776;;\n"
    with writing(doors.office.runtime.engine) as connection:
        load_directory(connection, "nummer;naam;opvolger;opgericht;gesloten\n" + schools)
    citizen = doors.citizen()
    citizen.deliver(instellingsnummer="775", instelling_naam="Oude hogeschool")
    (institution,) = citizen.records()[0]["institutions"]
    assert (institution["name"], institution["successor"]["name"]) == ("Oude hogeschool", "Nieuwe hogeschool")


def test_special_education_and_civic_integration_are_marked_as_sensitive(doors: Doors) -> None:
    citizen = doors.citizen()
    citizen.deliver(titel_nl="Buitengewoon secundair onderwijs, opleidingsvorm 3")
    citizen.deliver(bron_record_id=f"{citizen.account['sub']}/2")
    assert sorted(found["sensitive"] for found in citizen.records()) == [False, True]


def test_how_each_credential_stands_is_told(doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver()
    token = exchange(doors, citizen.code(record)).json()["access_token"]
    issued = fetch(doors, token, proof(doors, PrivateKey.generate("Ed25519"), doors.nonce())).json()
    status = issued["credentials"][0]["credential"]["credentialStatus"]
    (state,) = citizen.records()[0]["credentials"]
    assert (state["profile"], state["state"], state["record_version"]) == ("summary", "current", 1)
    assert state["credential_status"][0]["status_list_index"] == status["statusListIndex"]
    citizen.deliver(bron_versie="2", operatie="WIJZIGING", titel_nl="Bachelor in de vroedkunde")
    (found,) = citizen.records()
    assert (found["version"], found["credentials"][0]["state"]) == (2, "superseded")


def test_somebody_without_records_gets_an_empty_list(doors: Doors) -> None:
    assert doors.citizen().records() == []


def test_one_citizen_never_sees_anothers_record(doors: Doors) -> None:
    one, other = doors.citizen(), doors.citizen()
    mine, yours = one.deliver(), other.deliver()
    assert [found["id"] for found in one.records()] == [mine]
    assert yours not in json.dumps(one.records())


def test_the_number_is_in_no_answer(doors: Doors) -> None:
    citizen = doors.citizen()
    citizen.deliver()
    text = doors.http.get("/records", headers=citizen.headers).text
    assert citizen.account["rrn"] not in text


def test_each_look_leaves_a_line_that_names_no_person(doors: Doors) -> None:
    citizen = doors.citizen()
    citizen.deliver()
    person = doors.desk.record(f"{citizen.account['sub']}/1").person
    citizen.records()
    with reading(doors.office.runtime.engine) as connection:
        lines = connection.execute(select(audit).where(audit.c.subject == person)).all()
    assert [(line.actor, line.action) for line in lines] == [("citizen", "records_read")]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer"},
        {"authorization": "Basic eDp5"},
        {"authorization": "Bearer made-up"},
        {"authorization": "Bearer " + "x" * 9000},
    ],
    ids=["none", "empty", "basic", "made up", "huge"],
)
def test_without_a_token_of_the_login_nothing_is_told(doors: Doors, headers: dict[str, str]) -> None:
    answer = doors.http.get("/records", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "invalid_token")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("account", [CLERK, OFFICER], ids=["clerk", "officer"])
def test_another_capacity_is_refused(doors: Doors, account: dict[str, str]) -> None:
    somebody = doors.person(account)
    answer = doors.http.get("/records", headers=somebody.headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_capacity")


def test_a_mandate_is_refused(doors: Doors) -> None:
    answer = doors.http.get("/records", headers=doors.person(MANDATED).headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "mandate_refused")


def test_a_weak_login_may_look(doors: Doors) -> None:
    assert "sms" in WEAK_METHODS
    citizen = doors.citizen("sms")
    record = citizen.deliver()
    assert [found["id"] for found in citizen.records()] == [record]


def test_the_token_of_a_client_that_is_no_wallet_is_refused(doors: Doors) -> None:
    citizen = doors.citizen()
    settings = doors.office.runtime.settings.model_copy(update={"issuer_wallet_clients": "some-other-wallet"})

    identity = identity_of(settings)
    with pytest.raises(ProblemError) as caught:
        identity.login(citizen.token)
    assert (caught.value.status, caught.value.code) == (401, "invalid_token")


def test_a_revoked_token_is_refused_at_once(doors: Doors) -> None:
    citizen = doors.citizen()
    citizen.records()
    auth = (WALLET.client_id, WALLET.client_secret)
    httpx2.post(f"{doors.login.address}/token/revocation", auth=auth, data={"token": citizen.token})
    assert doors.http.get("/records", headers=citizen.headers).status_code == 401


def test_a_login_that_does_not_answer_is_503_and_not_401(doors: Doors) -> None:
    nowhere = Fetcher(Routes.parse("https://login.led.example=http://127.0.0.1:9"))
    identity = Identity(
        nowhere, issuer="https://login.led.example", client_id="x", client_secret="y", wallets=frozenset({"led-wallet"})
    )
    with pytest.raises(ProblemError) as caught:
        identity.login("token")
    assert (caught.value.status, caught.value.code) == (503, "login_unavailable")


def test_a_login_shows_no_personal_claim_in_its_repr(doors: Doors) -> None:
    citizen = doors.citizen()
    token = access_token(doors.login, citizen.account["sub"], "itsme")
    login = identity_of(doors.office.runtime.settings).login(token)
    assert (login.method, login.national_number) == ("itsme", citizen.account["rrn"])
    shown = repr(login)
    assert not any(citizen.account[claim] in shown for claim in ("rrn", "family_name", "sub"))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_there_is_nothing_to_write_here(doors: Doors, method: str) -> None:
    answer = doors.http.request(method, "/records", headers=doors.citizen().headers, json={})
    assert answer.status_code == 405
