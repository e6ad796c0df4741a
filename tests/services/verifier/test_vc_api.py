"""VC-API at the verifier: everything is checked, a challenge counts once, and the page and the API say the same."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from led_vc import present_credentials
from tests import world
from tests.services.verifier.conftest import Check
from tests.services.verifier.register import Register

DOMAIN = "https://employer.example"


def _verify(client: TestClient, credential: Any, **options: Any) -> Any:
    return client.post("/credentials/verify", json={"verifiableCredential": credential, "options": options})


def _present(client: TestClient, presentation: Any, **options: Any) -> Any:
    return client.post("/presentations/verify", json={"verifiablePresentation": presentation, "options": options})


def _challenge(client: TestClient) -> str:
    found: str = client.post("/challenges").json()["challenge"]
    return found


def _answered(challenge: str, domain: str = DOMAIN) -> dict[str, Any]:
    credential = world.issue(world.summary())
    signer = world.GRADUATE
    return present_credentials(credential, signer, world.JCS, created=world.NOW, challenge=challenge, domain=domain)


def test_a_credential_is_verified_with_every_check(client: TestClient) -> None:
    answer = _verify(client, world.issue(world.summary()))
    assert (answer.status_code, answer.json()["verified"]) == (200, True)
    lines = {line["name"]: line["outcome"] for line in answer.json()["report"]["checks"]}
    assert lines == dict.fromkeys(lines, "passed") | {"holder": "not_run"}


def test_a_revoked_credential_is_refused_with_everything_and_not_by_its_proof_alone(
    client: TestClient, register: Register
) -> None:
    register.publish(bits=[world.SUMMARY_REVOCATION.index])
    credential = world.issue(world.summary())
    answer = _verify(client, credential)
    assert (answer.status_code, answer.json()["errors"][0]["title"]) == (400, "STATUS_REVOKED")
    assert _verify(client, credential, checks=["proof"]).json()["verified"] is True
    assert _verify(client, credential, checks=["proof", "credentialStatus"]).status_code == 400


def test_without_the_status_host_nothing_is_verified_and_nothing_is_wrong(
    client: TestClient, register: Register
) -> None:
    register.status_down = True
    answer = _verify(client, world.issue(world.summary()))
    assert (answer.status_code, answer.json()["verified"], "errors" in answer.json()) == (200, False, False)


def test_an_issuer_that_nobody_lists_is_refused(client: TestClient) -> None:
    document = world.summary() | {"issuer": world.NAMES.did_of(900)}
    answer = _verify(client, world.forge(document, signer=world.provider(900)))
    assert answer.status_code == 400
    assert answer.json()["report"]["credential"] is None


def test_a_live_presentation_is_verified(client: TestClient) -> None:
    assert _present(client, world.show(world.issue(world.summary()))).json()["verified"] is True


def test_the_answer_to_a_challenge_is_verified_once(client: TestClient) -> None:
    challenge = _challenge(client)
    shown = _answered(challenge)
    assert _present(client, shown, challenge=challenge, domain=DOMAIN).json()["verified"] is True
    again = _present(client, shown, challenge=challenge, domain=DOMAIN)
    assert (again.status_code, again.json()["errors"][0]["title"]) == (400, "INVALID_CHALLENGE_ERROR")


def test_a_challenge_of_somebody_else_is_refused(client: TestClient) -> None:
    answer = _present(client, _answered("made-up"), challenge="made-up", domain=DOMAIN)
    assert (answer.status_code, answer.json()["errors"][0]["title"]) == (400, "INVALID_CHALLENGE_ERROR")


def test_an_answer_for_another_domain_is_refused(client: TestClient) -> None:
    challenge = _challenge(client)
    answer = _present(client, _answered(challenge, "https://other.example"), challenge=challenge, domain=DOMAIN)
    assert (answer.status_code, answer.json()["errors"][0]["title"]) == (400, "INVALID_DOMAIN_ERROR")


@pytest.mark.parametrize("name", ["verifiablePresentation", "presentation"])
def test_a_presentation_that_nobody_signed_is_refused(client: TestClient, name: str) -> None:
    shown = {key: value for key, value in world.show(world.issue(world.summary())).items() if key != "proof"}
    answer = client.post("/presentations/verify", json={name: shown})
    assert (answer.status_code, answer.json()["errors"][0]["title"]) == (400, "PARSING_ERROR")


def test_the_page_and_the_api_say_the_same(client: TestClient, check: Check) -> None:
    shown = world.show(world.issue(world.summary()))
    outcome = check(json.dumps(shown))
    assert outcome["banner"]["verdict"] == _present(client, shown).json()["report"]["verdict"] == "valid"


@pytest.mark.parametrize("path", ["/credentials/verify", "/presentations/verify"])
@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"{", b'{"verifiableCredential": "text"}', b"\xff"])
def test_a_malformed_request_is_a_400(client: TestClient, path: str, body: bytes) -> None:
    answer = client.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
