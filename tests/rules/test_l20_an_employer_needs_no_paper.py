"""L20: "Als je gegevens bij de authentieke gegevens in LED zitten, moet je geen papieren kwalificatiebewijs meer
meenemen." The verifier's part: it says so for an authentic proof, and for nothing else."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from led_web.catalogue import catalogue
from tests import world
from tests.services.verifier.conftest import Check, check, client, register

__all__ = ["check", "client", "register"]
_OWN = "https://solid.data.vlaanderen.be/id/concept/Leercredential-Authenticiteit/EigenVerklaringGeverifieerd"


def test_l20_the_page_says_that_paper_is_not_needed() -> None:
    assert "Je hebt geen papier meer nodig." in catalogue("nl").text("verifier.explain.meaning.valid", provider="X")
    assert "You no longer need the paper." in catalogue("en").text("verifier.explain.meaning.valid", provider="X")


def test_l20_the_explanation_for_employers_says_so_too(client: TestClient) -> None:
    assert catalogue("nl").text("verifier.explain.paper.text") in client.get("/controle/uitleg").text


def test_l20_an_authentic_proof_is_valid_so_the_page_may_say_it(check: Check) -> None:
    outcome = check(json.dumps(world.show(world.issue(world.summary()))))
    assert outcome["banner"]["verdict"] == "valid"
    assert outcome["proofs"][0]["issuer"] is not None


@pytest.mark.parametrize("authenticity", [_OWN, None])
def test_l20_what_is_not_authentic_is_never_valid_even_when_a_provider_signed_it(
    check: Check, authenticity: str | None
) -> None:
    document: dict[str, Any] = world.summary()
    claim = document["credentialSubject"]["hasClaim"]
    claim.pop("authenticity")
    if authenticity is not None:
        claim["authenticity"] = authenticity
    outcome = check(json.dumps(world.show(world.forge(document))))
    assert outcome["banner"]["verdict"] == "invalid"
    assert outcome["proofs"][0]["claims"] is None
