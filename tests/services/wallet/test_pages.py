"""Every page of the wallet, in both languages: what all of them have, and what none of them may have."""

import json
import re
from collections.abc import Iterator

import pytest

from led_cli.platform.server import Server, free_port
from led_wallet.app import create_app
from tests.register_desk import VDAB
from tests.services.oidc import MARKUP
from tests.services.wallet.house import House, Visitor, text_of

_STATES = ("ophalen", "klaar", "kiezen", "tonen", "tonen/geboortedatum", "afdruk", "afdruk/geboortedatum", "")
_INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)


@pytest.fixture(scope="module")
def graduate(house: House) -> Visitor:
    """Somebody with an attestation ready, with and without birth date."""
    made = house.citizen()
    made.deliver()
    made.log_in()
    made.summary()
    made.summary(birth_date=True)
    return made


def paths_of(visitor: Visitor) -> Iterator[str]:
    handle = next(one["handle"] for one in visitor.records() if one["section"] == "authentic")
    yield from ("/mijn", "/mijn/logboek", "/mijn/afgemeld", "/mijn/bewijs/unknown")
    yield from (f"/mijn/bewijs/{handle}/{state}".rstrip("/") for state in _STATES)


def every_page(visitor: Visitor, prefix: str = "") -> dict[str, str]:
    return {path: visitor.page(prefix + path).text for path in paths_of(visitor)}


@pytest.mark.parametrize(("prefix", "language"), [("", "nl"), ("/en", "en")])
def test_every_page_says_its_language_and_has_one_heading(graduate: Visitor, prefix: str, language: str) -> None:
    for path, page in every_page(graduate, prefix).items():
        assert f'<html lang="{language}">' in page, path
        assert page.count("<h1") == 1, path


def test_no_page_has_script_or_style_of_its_own(graduate: Visitor) -> None:
    found = {path: _INLINE.findall(page) for path, page in every_page(graduate).items()}
    assert {path: hits for path, hits in found.items() if hits} == {}


def test_no_title_and_no_address_names_a_person_or_a_proof(graduate: Visitor) -> None:
    personal = (graduate.account["family_name"], "verpleegkunde", graduate.account["rrn"])
    for path, page in every_page(graduate).items():
        title = re.search(r"<title>(.*?)</title>", page)
        assert title is not None, path
        assert not any(word in title[1] or word in path for word in personal), path


def test_no_page_and_no_answer_holds_a_national_number(graduate: Visitor) -> None:
    answers = [graduate.call("GET", path).text for path in ("session", "records", "credentials", "showings")]
    everything = "".join([*every_page(graduate).values(), *answers])
    assert graduate.account["rrn"] not in everything


def test_every_page_comes_with_a_strict_policy_and_is_kept_nowhere(graduate: Visitor) -> None:
    headers = graduate.page("/mijn").headers
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_shown_code_is_an_image_that_the_page_carries_itself(graduate: Visitor) -> None:
    page = every_page(graduate)
    live = next(text for path, text in page.items() if path.endswith("tonen"))
    assert 'class="front" src="data:image/svg+xml;base64,' in live
    assert "VP1-R" in live


def test_the_shown_claims_are_those_of_the_choice(graduate: Visitor) -> None:
    pages = every_page(graduate)
    without = next(text for path, text in pages.items() if path.endswith("tonen"))
    chosen = next(text for path, text in pages.items() if path.endswith("tonen/geboortedatum"))
    assert 'data-claim="birth_date"' not in without
    assert 'data-claim="birth_date"' in chosen


def test_authentic_data_and_own_declarations_stand_apart(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.deliver(
        supplier=VDAB, bron_record_id="EV/apart", authenticiteit="EigenVerklaringOpEer", titel_nl="Attest lassen"
    )
    citizen.log_in()
    page = citizen.page("/mijn").text
    own = page.index('class="card own"')
    assert page.index("Bachelor in de verpleegkunde") < own < page.index("Attest lassen")
    assert 'class="btn' not in page[own : page.index("</section>", own)]


def test_whoever_logs_in_by_sms_may_look_and_not_fetch(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.log_in("sms")
    handle = citizen.record()["handle"]
    page, refused = citizen.page("/mijn"), citizen.submit(f"/mijn/bewijs/{handle}/ophalen")
    assert "Bachelor in de verpleegkunde" in page.text
    assert f"{handle}/ophalen" not in page.text
    assert (refused.status_code, "Hiervoor moet je aanmelden met eID of itsme." in refused.text) == (403, True)


def test_a_withdrawn_proof_is_marked_with_its_date(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    citizen.log_in()
    assert re.search(r"Ingetrokken op \d{1,2} [a-z]+ \d{4}", text_of(citizen.page("/mijn")))


def test_after_a_correction_the_page_offers_the_new_one(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.log_in()
    citizen.fetch()
    citizen.deliver(bron_versie="2", operatie="WIJZIGING", titel_nl="Bachelor in de vroedkunde")
    handle = citizen.record()["handle"]
    page = citizen.page(f"/mijn/bewijs/{handle}")
    assert "Je oude attestering werkt niet meer. Haal de nieuwe op." in text_of(page)
    assert f'href="/mijn/bewijs/{handle}/ophalen"' in page.text


def test_an_interim_proof_says_so_in_its_title_line(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver(bewijsstaat="Tussenbewijs", bewijstype="Deelcertificaat", titel_nl="Deelcertificaat lassen")
    citizen.log_in()
    handle = citizen.record()["handle"]
    heading = text_of(citizen.page(f"/mijn/bewijs/{handle}"), "proof-title")
    assert heading == "Deelcertificaat lassen (tussenbewijs)"


def test_fetching_by_the_page_ends_in_done(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.log_in()
    handle = citizen.record()["handle"]
    page = citizen.submit(f"/mijn/bewijs/{handle}/ophalen")
    assert str(page.url).endswith(f"{handle}/klaar")
    assert "Klaar. Je kan dit bewijs nu tonen." in text_of(page)


def test_a_form_without_the_csrf_token_fetches_nothing(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.log_in()
    handle = citizen.record()["handle"]
    assert citizen.submit(f"/mijn/bewijs/{handle}/ophalen", csrf="").status_code == 403
    assert citizen.record()["state"] == "none"


def test_a_name_is_text_and_never_markup(house: House) -> None:
    visitor = house.visitor(MARKUP)
    visitor.log_in()
    page = visitor.page("/mijn").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img src=x" not in page


def test_without_the_register_the_page_says_so_and_leads_to_contact(house: House, graduate: Visitor) -> None:
    routes = f"https://led.example=http://127.0.0.1:{free_port()},{house.login.route}"
    server = Server(create_app(house.settings.model_copy(update={"routes": routes})), free_port())
    server.start()
    try:
        page = graduate.page(f"http://127.0.0.1:{server.port}/mijn")
    finally:
        server.stop()
    assert (page.status_code, page.headers["retry-after"]) == (503, "60")
    assert "We zijn er zo weer" in text_of(page)
    assert "Contact met LED" in text_of(page)


def test_without_the_issuer_fetching_says_when_to_try_again(house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.log_in()
    handle = citizen.record()["handle"]
    routes = f"https://led.example=http://127.0.0.1:{free_port()},{house.login.route}"
    server = Server(create_app(house.settings.model_copy(update={"routes": routes})), free_port())
    server.start()
    try:
        page = citizen.submit(f"http://127.0.0.1:{server.port}/mijn/bewijs/{handle}/ophalen")
    finally:
        server.stop()
    words = "Ondertekenen lukt nu niet. Probeer over 2 minuten opnieuw. Je gegevens zijn veilig."
    assert (page.status_code, words in text_of(page)) == (503, True)


def test_the_document_of_the_api_has_no_verb_that_changes_a_record(graduate: Visitor) -> None:
    paths = graduate.call("GET", "openapi.json").json()["paths"]
    written = {path for path, verbs in paths.items() if "records" in path and set(verbs) - {"get"}}
    assert written == set()


def test_the_document_of_the_api_says_what_every_door_refuses(graduate: Visitor) -> None:
    paths = graduate.call("GET", "openapi.json").json()["paths"]
    silent = [path for path, verbs in paths.items() for verb in verbs.values() if "401" not in verb["responses"]]
    assert silent == []
    assert len(paths) >= 10


def test_the_document_of_the_api_says_how_one_is_known(graduate: Visitor) -> None:
    document = graduate.call("GET", "openapi.json").json()
    assert document["components"]["securitySchemes"]["APIKeyCookie"]["name"] == "led_session"
    assert "422" not in document["paths"]["/api/wallet/credentials"]["post"]["responses"]


@pytest.mark.parametrize("name", ["%00", "..%2F..", "a" * 30, "%F0%9F%92%A9", "x" * 3000])
def test_no_name_of_a_credential_or_record_is_too_strange_to_be_unknown(graduate: Visitor, name: str) -> None:
    answers = [graduate.call("GET", f"{kind}/{name}") for kind in ("credentials", "records")]
    answers += [graduate.page(f"/mijn/bewijs/{name}"), graduate.page(f"/mijn/bewijs/{name}/tonen")]
    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize("body", [None, [], {}, {"credential": 1}, {"credential": "\x00"}, {"credential": "\ud800"}])
@pytest.mark.parametrize("door", ["presentations", "presentations/prepare", "presentations/complete", "credentials"])
def test_no_body_makes_the_api_stumble(graduate: Visitor, door: str, body: object) -> None:
    headers = {"content-type": "application/json", "x-csrf-token": graduate.csrf}
    answer = graduate.http.post(f"/api/wallet/{door}", content=json.dumps(body), headers=headers)
    assert answer.status_code in (400, 404)


def test_a_body_beyond_measure_is_refused(graduate: Visitor) -> None:
    answer = graduate.call("POST", "presentations", {"credential": "x" * 20_000})
    assert answer.status_code == 413
