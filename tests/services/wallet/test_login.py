"""Login is OpenID Connect and nothing else; a session lives on the server and ends."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from sqlalchemy import select

from led_cli.demo_login.accounts import CLERK, OFFICER, Account
from led_wallet.tables import holders, sessions
from led_web.database import reading
from tests.services.oidc import MANDATED, REGISTER
from tests.services.wallet.house import House, Visitor, text_of


def authorization_of(visitor: Visitor, path: str = "/mijn/aanmelden/start") -> dict[str, str]:
    location = visitor.http.get(path).headers["location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def active(house: House, token: str) -> bool:
    auth = (REGISTER.client_id, REGISTER.client_secret)
    answer = httpx2.post(f"{house.login.address}/token/introspection", auth=auth, data={"token": token})
    return bool(answer.json()["active"])


def sent_back(visitor: Visitor) -> str:
    """Log in at the provider and return the address it sends the browser to, without going there."""
    page = visitor.http.get(visitor.http.get("/mijn/aanmelden/start").headers["location"], follow_redirects=True)
    form = {"account": visitor.account["sub"], "method": "eid"}
    answer = visitor.http.post(str(page.url), data=form)
    return str(visitor.http.get(answer.headers["location"]).headers["location"])


def test_the_browser_is_sent_to_the_provider_with_pkce_state_and_nonce(house: House) -> None:
    asked = authorization_of(house.citizen())
    assert (asked["response_type"], asked["code_challenge_method"], asked["prompt"]) == ("code", "S256", "login")
    assert min(len(asked["state"]), len(asked["nonce"]), len(asked["code_challenge"])) >= 43


def test_the_wallet_asks_for_no_national_number_in_the_id_token(house: House) -> None:
    assert "rrn" not in authorization_of(house.citizen())["claims"]


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    citizen = house.citizen()
    address = sent_back(citizen)
    cookie = next(one for one in citizen.http.get(address).headers.get_list("set-cookie") if "session" in one)
    assert "httponly" in cookie.lower()
    assert "samesite=lax" in cookie.lower()


def test_whoever_logs_in_is_greeted_by_name(citizen: Visitor) -> None:
    session = citizen.call("GET", "session").json()
    assert (session["given_name"], session["method"]) == (citizen.account["given_name"], "eid")


def test_an_answer_that_another_browser_began_is_refused(house: House) -> None:
    address = sent_back(house.citizen())
    page = house.citizen().page(address)
    assert page.status_code == 400
    assert "Aanmelden is niet gelukt" in text_of(page)


def test_an_answer_counts_once(house: House) -> None:
    citizen = house.citizen()
    address = sent_back(citizen)
    assert [citizen.page(address).status_code for _ in range(2)] == [200, 400]


def test_a_login_that_was_broken_off_says_so_and_leads_to_contact(house: House) -> None:
    citizen = house.citizen()
    state = authorization_of(citizen)["state"]
    page = citizen.page(f"/mijn/aanmelden/terug?error=access_denied&state={state}&iss=https%3A%2F%2Flogin.led.example")
    assert page.status_code == 400
    assert "Contact met LED" in text_of(page)


def test_an_answer_of_another_provider_is_refused(house: House) -> None:
    citizen = house.citizen()
    other = sent_back(citizen).replace("login.led.example", "login.example")
    assert citizen.page(other).status_code == 400


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (CLERK, "Je bent aangemeld voor een organisatie. Meld je af en kies Burger."),
        (OFFICER, "Je bent aangemeld voor een organisatie. Meld je af en kies Burger."),
        (MANDATED, "Je kan alleen je eigen bewijzen zien. Kijken voor iemand anders kan niet."),
    ],
    ids=["clerk", "officer", "mandate"],
)
def test_only_a_citizen_for_oneself_gets_in(house: House, account: Account, words: str) -> None:
    visitor = house.visitor(account)
    address = sent_back(visitor)
    page = visitor.page(address)
    assert (page.status_code, words in text_of(page)) == (403, True)
    assert visitor.call("GET", "session").status_code == 401


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/controle", "/mijn/../controle"])
def test_a_login_ends_in_the_wallet_and_nowhere_else(house: House, elsewhere: str) -> None:
    page = house.citizen().log_in(start=f"/mijn/aanmelden/start?terug={elsewhere}")
    assert urlsplit(str(page.url)).path == "/mijn"


def test_a_login_leads_back_to_the_page_that_asked_for_it(house: House) -> None:
    citizen = house.citizen()
    asked = citizen.page("/en/mijn/logboek")
    assert asked.url.query == b"terug=/en/mijn/logboek"
    page = citizen.log_in(start="/en/mijn/aanmelden/start?terug=/en/mijn/logboek")
    assert urlsplit(str(page.url)).path == "/en/mijn/logboek"


def test_logging_out_ends_the_session_and_the_access_token(house: House, citizen: Visitor) -> None:
    cookie = citizen.http.cookies["led_session"]
    session = house.wallet.sessions.find(cookie)
    assert session is not None
    page = citizen.submit("/mijn/afmelden")
    citizen.http.cookies.set("led_session", cookie)
    assert urlsplit(str(page.url)).path == "/mijn/afgemeld"
    assert citizen.call("GET", "session").status_code == 401
    assert not active(house, session.access_token)


def test_logging_out_by_the_api_ends_the_session(citizen: Visitor) -> None:
    assert citizen.call("DELETE", "session").status_code == 204
    assert citizen.call("GET", "session").status_code == 401


def test_nobody_else_can_log_a_citizen_out(citizen: Visitor) -> None:
    answer = citizen.http.post("/mijn/afmelden", data={"csrf": "guess"})
    assert answer.status_code == 403
    assert citizen.call("GET", "session").status_code == 200


def test_logging_in_again_ends_the_former_session(house: House, citizen: Visitor) -> None:
    former = citizen.http.cookies["led_session"]
    citizen.log_in()
    assert house.wallet.sessions.find(former) is None


def test_the_database_knows_the_sub_and_neither_number_nor_name(house: House, citizen: Visitor) -> None:
    with reading(house.wallet.engine) as connection:
        subjects = connection.execute(select(holders.c.subject)).scalars().all()
        sealed = b"".join(connection.execute(select(sessions.c.sealed)).scalars())
        rows = repr(connection.execute(select(holders)).all()) + repr(connection.execute(select(sessions)).all())
    assert citizen.account["sub"] in subjects
    assert citizen.account["rrn"] not in rows
    assert citizen.account["family_name"].encode() not in sealed


def test_a_session_without_a_sign_of_life_ends(clocked_house: House) -> None:
    citizen = clocked_house.citizen()
    citizen.log_in()
    clocked_house.advance(timedelta(minutes=16))
    page = citizen.page("/mijn")
    assert page.status_code == 401
    assert "Je was te lang weg. Meld je opnieuw aan." in text_of(page)


def test_a_session_with_signs_of_life_goes_on_and_ends_with_the_access_token(clocked_house: House) -> None:
    citizen = clocked_house.citizen()
    citizen.log_in()
    statuses = []
    for _ in range(5):
        clocked_house.advance(timedelta(minutes=14))
        statuses.append(citizen.call("GET", "session").status_code)
    assert statuses == [200, 200, 200, 200, 401]


def test_a_login_that_takes_too_long_has_to_begin_anew(clocked_house: House) -> None:
    citizen = clocked_house.citizen()
    address = sent_back(citizen)
    clocked_house.advance(timedelta(minutes=11))
    assert citizen.page(address).status_code == 400


def test_a_refusal_is_told_in_the_language_in_which_one_began(house: House) -> None:
    visitor = house.visitor(CLERK)
    visitor.http.headers["accept"] = "text/html"
    page = visitor.log_in(start="/en/mijn/aanmelden/start")
    assert "You are logged in for an organisation. Log out and choose Citizen." in text_of(page)


def test_the_page_of_a_refusal_has_no_code_in_its_address(house: House) -> None:
    visitor = house.visitor(CLERK)
    page = visitor.page(sent_back(visitor))
    assert (page.url.path, page.url.query) == ("/mijn/aanmelden/geweigerd/wrong_capacity", b"")
