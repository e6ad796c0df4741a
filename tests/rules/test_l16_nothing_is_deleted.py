"""L16: "Nee, dit is niet mogelijk. Door het kwaliteitsdecreet is het verplicht om de gegevens in LED bij
te houden." """

import ast
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import led_issuer
from led_issuer.register.withdraw import withdraw
from led_issuer.routes.deliveries import router
from led_issuer.tables import record_versions, records
from led_web.database import writing
from tests.register_desk import NOW, Desk, row


def test_l16_a_withdrawal_is_a_tombstone_that_still_says_what_it_was(desk: Desk) -> None:
    desk.deliver(row())
    before = desk.content("HO/1")
    delivered = desk.deliver(row(operatie="INTREKKING", bron_versie="2", reden="FRAUDE"))
    assert delivered.codes == [("WITHDRAW_OK",)]
    record = desk.record("HO/1")
    assert (record.state, record.version) == ("withdrawn", 2)
    assert desk.content("HO/1") == before


def test_l16_the_number_of_records_and_versions_never_falls(desk: Desk) -> None:
    seen = []
    for rows in (
        [row(), row(bron_record_id="HO/2")],
        [row(operatie="WIJZIGING", bron_versie="2", titel_nl="Bachelor in de vroedkunde")],
        [row(operatie="INTREKKING", bron_versie="3"), row(bron_record_id="HO/2", operatie="INTREKKING")],
        [row(bron_versie="4"), row(bron_record_id="HO/9", operatie="INTREKKING")],
    ):
        desk.deliver(*rows)
        seen.append((desk.count(records), desk.count(record_versions)))
    assert seen == sorted(seen)
    assert seen[-1] == (2, 5)


def test_l16_a_withdrawn_record_does_not_come_back(desk: Desk) -> None:
    desk.deliver(row())
    desk.deliver(row(operatie="INTREKKING", bron_versie="2"))
    assert desk.deliver(row(operatie="WIJZIGING", bron_versie="3")).codes == [("RECORD_WITHDRAWN",)]
    assert desk.deliver(row(operatie="INTREKKING", bron_versie="2")).outcomes == ["ignored"]


def test_l16_a_withdrawal_of_an_older_version_changes_nothing(desk: Desk) -> None:
    desk.deliver(row(bron_versie="5"))
    assert desk.deliver(row(operatie="INTREKKING", bron_versie="4")).codes == [("VERSION_OLDER",)]
    assert desk.record("HO/1").state == "active"


def test_l16_the_operator_withdraws_by_a_delivery_that_leaves_the_providers_sequence_alone(desk: Desk) -> None:
    desk.deliver(row())
    with writing(desk.engine) as connection:
        receipt = withdraw(connection, desk.record("HO/1").id, "FRAUDE", policy=desk.policy, now=NOW)
    assert receipt.counters["withdrawn"] == 1
    assert desk.record("HO/1").state == "withdrawn"
    assert desk.deliver(row(bron_record_id="HO/2")).outcomes == ["accepted"]


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH"])
def test_l16_no_verb_deletes_a_delivery(method: str) -> None:
    app = FastAPI()
    app.include_router(router)
    client = TestClient(app)
    assert client.request(method, "/deliveries/L1").status_code == 405
    assert client.request(method, "/deliveries").status_code == 405


def test_l16_no_statement_of_the_register_deletes_anything_but_used_tokens() -> None:
    for path in Path(led_issuer.__file__).parent.joinpath("register").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "delete":
                assert path.name == "supplier_login.py"
                assert ast.unparse(node) == "delete(seen_tokens)"
