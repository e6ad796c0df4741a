"""`POST /credential-offers`: for own, authentic, standing records, after a strong login, and for nothing else."""

import httpx2
import pytest
from sqlalchemy import select

from led_cli.demo_login.accounts import CLERK
from led_issuer.issuing.revoke import suspend_records
from led_issuer.tables import offers
from led_vc.oid4vci import CredentialOffer
from led_web.database import reading, writing
from tests.register_desk import VDAB, own
from tests.services.issuer.doors import Doors, access_token
from tests.services.oidc import MANDATED


def refusal(answer: httpx2.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def test_an_offer_is_one_of_openid4vci(doors: Doors) -> None:
    citizen = doors.citizen()
    answer = citizen.ask(citizen.deliver(), birth_date=True)
    offer = CredentialOffer.parse(answer.json()["credential_offer"])
    assert offer.credential_issuer == "https://led.example"
    assert offer.credential_configuration_ids == ("LedSummaryCredential",)
    assert (offer.tx_code, answer.json()["expires_in"]) == (None, 300)


def test_the_code_is_not_in_the_database(doors: Doors) -> None:
    citizen = doors.citizen()
    code = citizen.code(citizen.deliver())
    with reading(doors.office.runtime.engine) as connection:
        rows = connection.execute(select(offers)).all()
    assert rows
    assert not any(code in str(value) or code.encode() == value for row in rows for value in row)


def test_the_present_name_is_kept_only_where_it_differs(doors: Doors) -> None:
    citizen = doors.citizen()
    same = citizen.deliver()
    other = citizen.deliver(bron_record_id=f"{citizen.account['sub']}/2", voornamen="Noortje")
    citizen.code(same)
    citizen.code(other)
    with reading(doors.office.runtime.engine) as connection:
        wanted = select(offers.c.record, offers.c.given_name).where(offers.c.record.in_([same, other]))
        kept = {row.record: row.given_name for row in connection.execute(wanted)}
    assert kept == {same: None, other: "Noor"}


def test_an_own_declaration_is_never_offered(doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver(supplier=VDAB, **{**own(), "insz": citizen.account["rrn"]})
    for profile in ("summary", "qualification"):
        assert refusal(citizen.ask(record, profile)) == (409, "own_declaration_not_issuable")


def test_a_withdrawn_record_is_not_offered(doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver()
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    assert refusal(citizen.ask(record)) == (409, "record_withdrawn")


def test_a_suspended_record_is_not_offered(doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver()
    with writing(doors.office.runtime.engine) as connection:
        suspend_records(connection, [record], at=doors.office.runtime.now())
    assert refusal(citizen.ask(record)) == (409, "record_suspended")


def test_anothers_record_and_no_record_get_the_same_answer(doors: Doors) -> None:
    one, other = doors.citizen(), doors.citizen()
    one.deliver()
    theirs, nobodys = one.ask(other.deliver()), one.ask("b" * 30)
    assert refusal(theirs) == refusal(nobodys) == (404, "record_not_found")
    assert theirs.content == nobodys.content


def test_somebody_unknown_to_the_register_gets_it_too(doors: Doors) -> None:
    assert refusal(doors.citizen().ask("b" * 30)) == (404, "record_not_found")


def test_a_login_by_sms_may_not_issue(doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver()
    citizen.token = access_token(doors.login, citizen.account["sub"], "sms")
    assert refusal(citizen.ask(record)) == (403, "strong_login_required")


def test_a_clerk_may_not_ask_for_an_offer(doors: Doors) -> None:
    assert refusal(doors.person(CLERK).ask("b" * 30)) == (403, "wrong_capacity")


def test_a_mandate_may_not_ask_for_an_offer(doors: Doors) -> None:
    assert refusal(doors.person(MANDATED).ask("b" * 30)) == (403, "mandate_refused")


def test_without_a_token_there_is_no_offer(doors: Doors) -> None:
    answer = doors.http.post("/credential-offers", json={"record": "b" * 30, "profile": "summary"})
    assert refusal(answer) == (401, "invalid_token")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"record":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","profile":"summary","profile":"qualification"}',
        b'{"record":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","profile":"everything"}',
        b'{"record":"Vandenbroucke","profile":"summary"}',
        b'{"record":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","profile":"summary","person":"x"}',
        b'{"record":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","profile":"summary","show":["cijfers"]}',
        b"\xff\xfe{\x00}\x00",
        b"[" * 3000,
    ],
)
def test_a_body_that_is_not_as_documented_is_400_and_never_quoted(doors: Doors, body: bytes) -> None:
    headers = {**doors.citizen().headers, "content-type": "application/json"}
    answer = doors.http.post("/credential-offers", content=body, headers=headers)
    assert refusal(answer) == (400, "invalid_request")
    assert "Vandenbroucke" not in answer.text


def test_a_form_is_not_json(doors: Doors) -> None:
    answer = doors.http.post("/credential-offers", data={"record": "b"}, headers=doors.citizen().headers)
    assert refusal(answer) == (415, "unsupported_media_type")


def test_a_body_past_its_bound_is_413(doors: Doors) -> None:
    headers = {**doors.citizen().headers, "content-type": "application/json"}
    answer = doors.http.post("/credential-offers", content=b" " * 5000, headers=headers)
    assert answer.status_code == 413
