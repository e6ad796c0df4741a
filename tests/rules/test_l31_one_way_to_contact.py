"""L31: "Heb je een vraag over LED?…contact opnemen met LED": one contact route on every error and refusal page."""

import pytest
from fastapi.testclient import TestClient

from led_web.catalogue import LANGUAGES, Language, catalogue, with_language
from tests.services.verifier.conftest import Check, check, client, register

__all__ = ["check", "client", "register"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/controle", "/controle/uitleg", "/hulp", "/privacy", "/toegankelijkheid", "/nowhere"]
)
def test_l31_every_page_leads_to_contact(client: TestClient, language: Language, path: str) -> None:
    answer = client.get(with_language(language, path), headers={"accept": "text/html"})
    assert f'href="{with_language(language, "/contact")}"' in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_l31_the_contact_page_says_how_and_what_not_to_send(client: TestClient, language: Language) -> None:
    page = client.get(with_language(language, "/contact")).text
    assert 'href="mailto:contact@led.example"' in page
    assert catalogue(language).text("page.contact.no_data") in page


def test_l31_a_verdict_that_only_led_can_settle_names_the_contact(check: Check) -> None:
    assert "{contact}" in catalogue("nl").messages["verifier.verdict.issuer_scope.do"]
    assert check("VP1-RBROKEN")["banner"]["values"]["contact"] == "contact@led.example"
