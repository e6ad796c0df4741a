"""L29: "Je kan alleen je eigen gegevens in LED bekijken." (to employers) A check starts from what a person shows."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from led_web.catalogue import catalogue
from tests.services.verifier.conftest import client, register

__all__ = ["client", "register"]


SHOWN = {
    "/controle/check": [["text"]],
    "/credentials/verify": [["verifiableCredential", "options"]],
    "/presentations/verify": [["verifiablePresentation", "options"], ["presentation", "options"]],
    "/challenges": [],
}
"""What the verifier can be asked: always about something that somebody showed, whole."""


def test_l29_every_question_to_the_verifier_takes_what_was_shown(client: TestClient) -> None:
    described = client.get("/api/verifier/openapi.json").json()
    assert {(path, *methods) for path, methods in described["paths"].items()} == {(path, "post") for path in SHOWN}
    for path, forms in SHOWN.items():
        operation = described["paths"][path]["post"]
        assert operation.get("parameters", []) == []
        assert [list(body["properties"]) for body in _bodies(operation)] == forms
        assert all(body["additionalProperties"] is False for body in _bodies(operation))


def _bodies(operation: dict[str, Any]) -> list[dict[str, Any]]:
    if "requestBody" not in operation:
        return []
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    return list(body.get("oneOf", [body]))


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
