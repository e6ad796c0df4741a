"""A credential is fetched as by any wallet, kept under seal, and followed when the register changes."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from led_vc.verify import verify_credential
from led_wallet.tables import credentials
from led_web.database import reading
from tests.register_desk import VDAB
from tests.services.wallet.house import House, Visitor


def document_of(visitor: Visitor, credential: str) -> dict[str, Any]:
    found: dict[str, Any] = visitor.call("GET", f"credentials/{credential}").json()["credential"]
    return found


def test_fetching_gives_a_full_credential_and_a_summary_that_verify(house: House, citizen: Visitor) -> None:
    held = citizen.fetch()["credentials"]
    verdicts = {
        one["profile"]: verify_credential(document_of(citizen, one["id"]), house.environment()).verdict for one in held
    }
    assert verdicts == {"qualification": "valid", "summary": "valid"}


def test_a_record_is_ready_once_it_was_fetched(citizen: Visitor) -> None:
    before = citizen.record()["state"]
    citizen.fetch()
    assert (before, citizen.record()["state"]) == ("none", "ready")


def test_every_credential_has_a_key_of_its_own(citizen: Visitor) -> None:
    citizen.fetch()
    held = citizen.fetch(birth_date=True)["credentials"]
    holders = {str(document_of(citizen, one["id"])["credentialSubject"]["id"]) for one in held}
    assert len(held) == len(holders) == 3


def test_the_birth_date_goes_along_only_where_it_was_chosen(citizen: Visitor) -> None:
    without, with_date = citizen.summary(), citizen.summary(birth_date=True)
    found = [set(document_of(citizen, one)["credentialSubject"]) for one in (without, with_date)]
    assert [("birthDate" in members) for members in found] == [False, True]


def test_what_is_here_already_is_not_fetched_again(citizen: Visitor) -> None:
    first = citizen.fetch()["credentials"]
    assert citizen.fetch()["credentials"] == first


def test_an_own_declaration_is_refused_with_its_code(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver(supplier=VDAB, authenticiteit="EigenVerklaringOpEer")
    citizen.log_in()
    answer = citizen.call("POST", "credentials", {"record": citizen.record()["handle"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "own_declaration_not_issuable")


def test_a_withdrawn_record_is_refused_with_its_code(citizen: Visitor) -> None:
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    answer = citizen.call("POST", "credentials", {"record": citizen.record()["handle"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "record_withdrawn")


def test_a_correction_replaces_the_attestation_and_the_old_one_is_revoked(house: House, citizen: Visitor) -> None:
    old = document_of(citizen, citizen.summary())
    citizen.deliver(bron_versie="2", operatie="WIJZIGING", titel_nl="Bachelor in de vroedkunde")
    report = house.verdict_of(old, until="invalid")
    assert citizen.record()["state"] == "replaced"
    assert (report.verdict, report.check("status").code) == ("invalid", "STATUS_REVOKED")


def test_the_successor_verifies_and_takes_the_place_of_the_old_one(house: House, citizen: Visitor) -> None:
    old = citizen.summary()
    citizen.deliver(bron_versie="2", operatie="WIJZIGING", titel_nl="Bachelor in de vroedkunde")
    successor = document_of(citizen, citizen.summary())
    assert verify_credential(successor, house.environment()).verdict == "valid"
    assert citizen.call("GET", f"credentials/{old}").status_code == 404


def test_an_old_attestation_stays_until_its_successor_is_here(citizen: Visitor) -> None:
    old = citizen.summary()
    citizen.deliver(bron_versie="2", operatie="WIJZIGING", titel_nl="Bachelor in de vroedkunde")
    assert citizen.call("GET", f"credentials/{old}").json()["usable"] is False


def test_a_withdrawal_shows_and_says_when(citizen: Visitor) -> None:
    citizen.fetch()
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    found = citizen.record()
    assert (found["state"], found["fetchable"]) == ("withdrawn", False)
    assert found["versions"][-1]["operation"] == "INTREKKING"
    assert not any(one["usable"] for one in found["credentials"])


def test_keys_and_documents_lie_under_seal(house: House, citizen: Visitor) -> None:
    credential = citizen.summary()
    with reading(house.wallet.engine) as connection:
        row = connection.execute(select(credentials).where(credentials.c.id == credential)).one()
    document = document_of(citizen, credential)
    assert b"did:key" not in row.document_sealed
    assert str(document["credentialSubject"]["familyName"]).encode() not in row.document_sealed
    assert len(row.key_sealed) > 32


def test_another_persons_credential_does_not_exist(house: House, citizen: Visitor) -> None:
    credential, other = citizen.summary(), house.citizen()
    other.deliver()
    other.log_in()
    paths = [f"credentials/{credential}", "presentations/prepare", "presentations", "prints"]
    answers = [other.call("GET", paths[0])]
    answers += [other.call("POST", path, {"credential": credential}) for path in paths[1:]]
    assert [answer.status_code for answer in answers] == [404] * 4


@pytest.mark.parametrize("token", ["", "wrong"])
def test_nothing_is_fetched_without_the_csrf_token(citizen: Visitor, token: str) -> None:
    asked = {"record": citizen.record()["handle"]}
    answer = citizen.call("POST", "credentials", asked, x_csrf_token=token)
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_token_wrong")


def test_an_attestation_that_expired_is_fetched_anew(clocked_house: House) -> None:
    citizen = clocked_house.citizen()
    citizen.deliver()
    citizen.log_in()
    citizen.fetch()
    clocked_house.advance(timedelta(days=12))
    citizen.log_in()
    expired = citizen.record()["state"]
    citizen.fetch()
    assert (expired, citizen.record()["state"]) == ("expired", "ready")
