"""Corpus group J: what a provider, an officer or a stranger tries at the register itself.

A delivery has its `levering_id` for what an Idempotency-Key is elsewhere, and its rows come as CSV or JSON lines.
"""

import json
from dataclasses import replace

import pytest

from led_cli.demo_login.accounts import OFFICER
from led_issuer.identity import Login
from led_issuer.register.codes import Codes
from led_issuer.register.supplier_login import provider_of_clerk
from led_issuer.tables import deliveries, record_versions, records
from led_web.problems import ProblemError
from tests.corpus.attack import case
from tests.corpus.provider import Provider
from tests.corpus.register import delivered, held, trail
from tests.register_desk import HIGHER, SCHOOLS, file_of, row
from tests.services.issuer.doors import Doors
from tests.services.issuer.office import Office


@pytest.fixture(scope="module")
def other(doors: Doors) -> Provider:
    """Give another provider."""
    return Provider.registered_at(doors, SCHOOLS)


# -- J01: another's records ------------------------------------------------------------------------------------------


@case("J01 change another's record")
@pytest.mark.parametrize("operatie", ["WIJZIGING", "INTREKKING"])
def test_a_provider_changes_no_record_of_another(case: str, operatie: str, office: Office) -> None:
    office.desk.deliver(row(), row(bron_record_id="HO/2"))
    before = held(office.desk, records, record_versions)
    office.desk.deliver(row(bron_versie="2", operatie=operatie, titel_nl="Doctor"), supplier=SCHOOLS)
    now = held(office.desk, records, record_versions)
    assert all(line in now[name] for name, lines in before.items() for line in lines)


@case("J01 change another's record over HTTP")
def test_nor_over_http(case: str, provider: Provider, other: Provider, doors: Doors) -> None:
    delivered(provider, row(bron_record_id="J01/1"))
    before = doors.desk.record("J01/1")
    receipt = delivered(other, row(bron_record_id="J01/1", bron_versie="2", operatie="INTREKKING"))
    assert receipt["counters"]["withdrawn"] == 0
    assert doors.desk.record("J01/1") == before


@case("J01 another's receipt over HTTP")
def test_anothers_receipt_is_not_there_and_the_trail_says_who_asked(
    case: str, provider: Provider, other: Provider, doors: Doors
) -> None:
    levering_id = delivered(provider, row(bron_record_id="J01/2"))["levering_id"]
    theirs, nobodys = other.receipt(levering_id), other.receipt("nobodys")
    assert (theirs.status_code, theirs.content) == (nobodys.status_code, nobodys.content) == (404, theirs.content)
    assert trail(doors.office)[-2:] == [(SCHOOLS, "receipt_refused", "delivery_unknown")] * 2


@case("J01 in another's name over HTTP")
def test_a_delivery_in_anothers_name_is_refused_and_accounted_for(case: str, other: Provider, doors: Doors) -> None:
    data = file_of([row(bron_record_id="J01/3")])
    in_anothers_name = replace(other, supplier=HIGHER).header(data, formaat="csv")
    answer = other.post(in_anothers_name, data)
    assert (answer.status_code, answer.json()["code"]) == (403, "supplier_mismatch")
    assert trail(doors.office)[-1] == (SCHOOLS, "delivery_refused", "supplier_mismatch")


@case("J01 a citizen, over HTTP")
def test_anothers_record_is_not_there_for_a_citizen_and_the_trail_says_so(case: str, doors: Doors) -> None:
    one, another = doors.citizen(), doors.citizen()
    one.deliver()
    answer = one.ask(another.deliver())
    assert (answer.status_code, answer.json()["code"]) == (404, "record_not_found")
    assert trail(doors.office)[-1] == ("citizen", "credential_offer_refused", "record_not_found")


# -- J03: an officer -------------------------------------------------------------------------------------------------


@case("J03 an officer delivers nothing")
def test_an_officer_is_no_provider(case: str) -> None:
    officer = Login(
        subject="x",
        client="led-wallet",
        capacity=OFFICER["vo_doelgroepcode"],
        method="eid",
        national_number=None,
        given_name=None,
        family_name=None,
        organisation=OFFICER["vo_orgcode"],
        mandate=False,
    )
    with pytest.raises(ProblemError) as refused:
        provider_of_clerk(officer, Codes.bundled())
    assert (refused.value.status, refused.value.code) == (403, "not_a_provider")


@case("J03 an officer at every door, over HTTP")
def test_an_officer_changes_nothing_and_every_try_is_accounted_for(case: str, doors: Doors) -> None:
    record = doors.citizen().deliver()
    officer = doors.person(OFFICER)
    before = held(doors.desk, records, deliveries)
    rows = file_of([row(bron_record_id="J03/1")])
    form = {"header": ("header.json", b"{}"), "rows": ("rows", rows)}
    refused = [
        doors.http.get("/records", headers=officer.headers),
        officer.ask(record),
        doors.http.post("/deliveries", files=form, headers=officer.headers),
    ]
    assert [answer.status_code for answer in refused] == [403, 403, 403]
    assert [line[0] for line in trail(doors.office)[-3:]] == [OFFICER["vo_orgcode"]] * 3
    for path in ("/records", f"/records/{record}", "/deliveries/L1", "/credential-offers"):
        for method in ("PATCH", "PUT", "DELETE"):
            answer = doors.http.request(method, path, headers=officer.headers, json={"titel_nl": "Doctor"})
            assert answer.status_code in (404, 405), "there is no such door, for nobody"
    assert held(doors.desk, records, deliveries) == before


# -- J06: members that are not for whoever sends them ------------------------------------------------------------------

ASSIGNED = ["status", "issuer_id", "institution_id", "verified", "register_id", "person", "state"]


@pytest.mark.parametrize("member", [f"J06 {name} in a row" for name in ASSIGNED])
def test_a_row_with_a_column_that_is_not_the_providers_becomes_no_record(member: str, office: Office) -> None:
    name = member.split()[1]
    found = office.desk.deliver(row(**{name: "Authentiek"}))
    assert found.outcomes == ["rejected"]
    assert office.desk.count(records) == 0


@pytest.mark.parametrize("member", [f"J06 {name} over HTTP" for name in ASSIGNED])
def test_a_body_with_a_member_that_is_not_the_senders_is_refused(member: str, provider: Provider, doors: Doors) -> None:
    name = member.split()[1]
    data = file_of([row(bron_record_id="J06/1")])
    header = json.loads(provider.header(data, formaat="csv"))
    answer = provider.post(json.dumps({**header, name: "verified"}).encode(), data)
    assert (answer.status_code, answer.json()["code"]) == (422, "header_invalid")
    citizen = doors.citizen()
    record = citizen.deliver()
    before = doors.desk.record(f"{citizen.account['sub']}/1")
    asked = citizen.ask(record, **{name: "verified"})
    assert (asked.status_code, asked.json()["code"]) == (400, "invalid_request")
    assert doors.desk.record(f"{citizen.account['sub']}/1") == before
