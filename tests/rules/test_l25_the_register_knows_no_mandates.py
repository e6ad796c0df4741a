"""L25, at the register's own doors: a login that carries a mandate is refused everywhere."""

import pytest

from tests.services.issuer.doors import Doors
from tests.services.oidc import MANDATED


def test_l25_no_records_with_a_mandate(register: Doors) -> None:
    answer = register.http.get("/records", headers=register.person(MANDATED).headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "mandate_refused")


@pytest.mark.parametrize("profile", ["summary", "qualification"])
def test_l25_no_offer_with_a_mandate(register: Doors, profile: str) -> None:
    answer = register.person(MANDATED).ask("z" * 30, profile)
    assert (answer.status_code, answer.json()["code"]) == (403, "mandate_refused")


def test_l25_the_refusal_says_why(register: Doors) -> None:
    answer = register.http.get("/records", headers=register.person(MANDATED).headers)
    assert answer.json()["detail"] == "Nobody can look into LED for somebody else."
