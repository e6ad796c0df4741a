"""L30: "Een werknemer kan je wel zijn gegevens uit LED tonen": no account, and only the claims that were disclosed."""

import json

from fastapi.testclient import TestClient

from led_vc.qr import demo_table, encode_qr
from tests import world
from tests.services.verifier.conftest import Check, check, client, register

__all__ = ["check", "client", "register"]


def test_l30_the_page_needs_no_account(client: TestClient) -> None:
    page = client.get("/controle", follow_redirects=False)
    assert page.status_code == 200
    assert "set-cookie" not in page.headers
    assert "www-authenticate" not in page.headers


def test_l30_a_birth_date_that_was_not_shown_is_nowhere_in_the_answer(check: Check) -> None:
    outcome = check(encode_qr(world.show(world.issue(world.summary(birth_date=False))), demo_table()))
    assert outcome["banner"]["verdict"] == "valid"
    assert outcome["proofs"][0]["claims"]["birthDate"] is None
    assert "1983" not in json.dumps(outcome)


def test_l30_the_answer_holds_the_disclosed_claims_and_no_others(check: Check) -> None:
    outcome = check(encode_qr(world.show(world.issue(world.summary(birth_date=False))), demo_table()))
    claims = outcome["proofs"][0]["claims"]
    assert {name for name, value in claims.items() if value not in (None, [], False)} == {
        "title",
        "familyName",
        "givenName",
        "kind",
        "completion",
        "level",
        "awardedBy",
        "awardedOn",
        "source",
    }


def test_l30_nothing_of_one_check_is_left_for_the_next(check: Check) -> None:
    check(encode_qr(world.show(world.issue(world.summary())), demo_table()))
    assert "Casteele" not in json.dumps(check("https://example.org"))
