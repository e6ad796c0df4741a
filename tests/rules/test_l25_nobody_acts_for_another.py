"""L25: "Nee. Dit is niet mogelijk." Nobody looks on somebody else's behalf."""

import httpx2

from tests.services.oidc import MANDATED
from tests.services.wallet.house import House, text_of


def test_l25_a_login_with_a_mandate_is_refused_and_told_why(wallet_house: House) -> None:
    visitor = wallet_house.visitor(MANDATED)
    answer = visitor.log_in()
    assert answer.status_code == 403
    assert answer.json()["code"] == "mandate_refused"
    assert "led_session" not in visitor.http.cookies


def test_l25_the_page_says_that_one_sees_ones_own_proofs_only(wallet_house: House) -> None:
    visitor = wallet_house.visitor(MANDATED)
    visitor.http.headers["accept"] = "text/html"
    page: httpx2.Response = visitor.log_in()
    assert "Je kan alleen je eigen bewijzen zien. Kijken voor iemand anders kan niet." in text_of(page)
    assert "Contact met LED" in text_of(page)


def test_l25_with_a_mandate_nothing_of_the_wallet_opens(wallet_house: House) -> None:
    visitor = wallet_house.visitor(MANDATED)
    visitor.log_in()
    assert [visitor.call("GET", path).status_code for path in ("records", "credentials", "showings")] == [401] * 3
