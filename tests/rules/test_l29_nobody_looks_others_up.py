"""L29: "Je kan alleen je eigen gegevens in LED bekijken." (to employers) A check starts from what a person shows."""

import re

import pytest
from fastapi.testclient import TestClient

from led_web.catalogue import catalogue
from tests.services.verifier.conftest import client, register

__all__ = ["client", "register"]


def test_l29_the_verifier_has_one_question_and_it_takes_what_was_shown(client: TestClient) -> None:
    described = client.get("/api/verifier/openapi.json").json()
    assert {(path, method) for path, methods in described["paths"].items() for method in methods} == {
        ("/controle/check", "post")
    }
    [operation] = described["paths"]["/controle/check"].values()
    assert operation.get("parameters", []) == []
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert list(body["properties"]) == ["text"]
    assert body["additionalProperties"] is False


@pytest.mark.parametrize("member", ["name", "insz", "rrn", "birth_date", "now"])
def test_l29_a_question_about_somebody_is_refused(client: TestClient, member: str) -> None:
    assert client.post("/controle/check", json={"text": "x", member: "Peeters"}).status_code == 400


def test_l29_the_page_has_no_field_to_search_by(client: TestClient) -> None:
    page = client.get("/controle").text
    fields = re.findall(r"<(?:input|textarea|select)[^>]*\bid=\"([\w-]+)\"", page)
    assert fields == ["file", "text", "camera-choice"]
    assert "<form" in page
    assert not re.search(r"<form[^>]*\baction=", page)


@pytest.mark.parametrize("text", ["Peeters, Jan", "93.05.18-223.61", "17/02/1983"])
def test_l29_a_name_a_number_or_a_date_finds_nobody(client: TestClient, text: str) -> None:
    outcome = client.post("/controle/check", json={"text": text}).json()
    assert (outcome["banner"]["verdict"], outcome["proofs"]) == ("none", [])


def test_l29_the_explanation_says_that_one_cannot_search(client: TestClient) -> None:
    assert catalogue("nl").text("verifier.explain.own.text") in client.get("/controle/uitleg").text
