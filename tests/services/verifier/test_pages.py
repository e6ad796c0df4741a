"""The verifier's pages as they are sent: languages, headers, ways on, and nothing that gives anybody away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from led_verifier.app import create_app
from led_verifier.settings import VerifierSettings
from led_web.catalogue import LANGUAGES, Language, catalogue, with_language
from tests.services.verifier.register import Register, settings_for


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A verifier that knows no register: its pages are there all the same."""
    with TestClient(create_app(VerifierSettings())) as client:
        yield client


_PAGES = ("/controle", "/controle/uitleg", "/hulp", "/contact", "/privacy", "/toegankelijkheid")
_BOTH = [with_language(language, path) for language in LANGUAGES for path in _PAGES]


@pytest.mark.parametrize("path", _BOTH)
def test_every_page_is_there_in_both_languages(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert f'<html lang="{answer.headers["content-language"]}">' in answer.text
    assert len(re.findall(r"<h1[ >]", answer.text)) == (3 if path.endswith("/controle") else 1)


@pytest.mark.parametrize("path", _BOTH)
def test_every_page_has_the_strict_policy_and_no_inline_code(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe-inline" not in policy
    assert not re.search(r"<script(?! type=\"(?:module|application/json)\")", answer.text)
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", answer.text)


@pytest.mark.parametrize("path", _BOTH)
def test_every_page_loads_from_its_own_origin_alone(client: TestClient, path: str) -> None:
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]*(?:href|src)="([^"]+)"', client.get(path).text)
    assert loaded
    assert [address for address in loaded if not address.startswith("/controle/static/")] == []


@pytest.mark.parametrize("path", _BOTH)
def test_every_page_keeps_to_itself(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers


def test_the_camera_is_allowed_for_the_page_itself_alone(client: TestClient) -> None:
    assert client.get("/controle").headers["permissions-policy"].startswith("camera=(self),")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_says_what_its_words_say(client: TestClient, language: Language) -> None:
    text = client.get(with_language(language, "/controle")).text
    words = catalogue(language)
    for key in (
        "title",
        "lead",
        "camera",
        "camera_note",
        "file",
        "file_note",
        "paste",
        "free",
        "how.1",
        "how.2",
        "how.3",
    ):
        assert words.text(f"verifier.start.{key}") in text


def test_the_employer_sees_the_address_to_type(client: TestClient) -> None:
    assert '<span class="addr">localhost:8080/controle</span>' in client.get("/controle").text


def test_an_error_page_has_the_shell_and_a_way_on(client: TestClient) -> None:
    answer = client.get("/en/controle/nowhere", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "This page does not exist" in answer.text
    assert 'href="/en/contact"' in answer.text
    assert 'href="/en/controle"' in answer.text


def test_the_test_strip_stands_outside_production_only(register: Register, tmp_path: Path) -> None:
    strip = catalogue("nl").text("verifier.verdict.test.strip")
    with TestClient(create_app(settings_for(register, tmp_path))) as client:
        assert f'<p class="test" data-t="verifier.verdict.test.strip">{strip}</p>' in client.get("/controle").text
    with TestClient(create_app(VerifierSettings(production=True))) as client:
        assert 'class="test"' not in client.get("/controle").text


def test_what_was_built_is_served_with_its_types(client: TestClient) -> None:
    script = client.get("/controle/static/build/main.js")
    assert script.status_code == 200
    assert script.headers["content-type"].startswith("text/javascript")
    assert client.get("/controle/static/build/zxing_reader.wasm").headers["content-type"] == "application/wasm"
    assert client.get("/controle/static/shared/pages.css").status_code == 200


def test_the_page_gets_the_words_of_the_other_language(client: TestClient) -> None:
    words = client.get("/en/controle/words").json()
    assert words["verifier.verdict.valid.title"] == "This proof is in order"
    assert not [key for key in words if key.startswith(("wallet.", "provider."))]


def test_a_client_that_asks_too_often_is_told_to_wait(register: Register, tmp_path: Path) -> None:
    with TestClient(create_app(settings_for(register, tmp_path, check_rate="2/minute"))) as client:
        codes = [client.post("/controle/check", json={"text": "x"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
