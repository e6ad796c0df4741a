"""What the verifier keeps of the register: renewed in time, never older than before, and never asked for in vain."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from led_vc.did import did_key
from led_vc.qr import demo_table, encode_qr
from led_verifier.app import create_app
from tests import world
from tests.services.verifier.conftest import Check
from tests.services.verifier.register import Register, bundle, later, set_clock, settings_for

_LIST = f"/status/{world.SUMMARY_REVOCATION.status_list}"


def _code(**changes: Any) -> str:
    return encode_qr(world.show(world.issue(world.summary()), **changes), demo_table())


def _outcome(client: TestClient, text: str) -> dict[str, Any]:
    found: dict[str, Any] = client.post("/controle/check", json={"text": text}).json()
    return found


def test_a_status_list_is_asked_for_once_a_minute(check: Check, register: Register, tmp_path: Path) -> None:
    for _ in range(3):
        check(_code())
    assert register.asked.count(_LIST) == 1
    set_clock(tmp_path / "clock", later(61))
    check(_code(at=later(61)))
    assert register.asked.count(_LIST) == 2


def test_only_whole_lists_of_the_register_are_asked_for(check: Check, register: Register) -> None:
    document = world.summary()
    document["credentialStatus"]["statusListCredential"] = "https://elsewhere.example/status/12"
    outcome = check(encode_qr(world.show(world.forge(document)), demo_table()))
    assert outcome["banner"]["code"] == "STATUS_RETRIEVAL_ERROR"
    assert set(register.asked) == {"/bundle"}


def test_a_list_of_another_number_is_not_taken(check: Check, register: Register) -> None:
    register.lists["12"] = world.signed_status_list(13)
    assert check(_code())["banner"]["code"] == "STATUS_RETRIEVAL_ERROR"


def test_a_list_that_another_provider_signed_leaves_the_status_unknown(check: Check, register: Register) -> None:
    register.lists["12"] = world.signed_status_list(12, signer=world.provider(world.SCHOOL))
    outcome = check(_code())
    assert outcome["banner"]["code"] == "STATUS_VERIFICATION_ERROR"
    assert outcome["banner"]["tone"] == "warn"


def test_an_older_list_does_not_undo_a_revocation(check: Check, register: Register, tmp_path: Path) -> None:
    register.publish(bits=[world.SUMMARY_REVOCATION.index])
    assert check(_code())["banner"]["code"] == "STATUS_REVOKED"
    register.publish(valid_from=later(-3600), created=later(-3600))
    set_clock(tmp_path / "clock", later(90))
    assert check(_code(at=later(90)))["banner"]["code"] == "STATUS_REVOKED"


def test_an_older_list_leaves_the_status_unknown(check: Check, register: Register, tmp_path: Path) -> None:
    assert check(_code())["banner"]["code"] == "OK"
    register.publish(valid_from=later(-3600), created=later(-3600))
    set_clock(tmp_path / "clock", later(90))
    assert check(_code(at=later(90)))["banner"]["tone"] == "warn"


def test_a_status_host_that_hangs_holds_a_check_up_for_seconds_only(check: Check, register: Register) -> None:
    check("warm up the bundle")
    register.slow = 8
    started = time.monotonic()
    outcome = check(_code())
    assert outcome["banner"]["code"] == "STATUS_RETRIEVAL_ERROR"
    assert time.monotonic() - started < 7


def test_many_checks_at_once_ask_for_a_list_once(register: Register, tmp_path: Path) -> None:
    with TestClient(create_app(settings_for(register, tmp_path))) as client:
        text = _code()
        threads = [threading.Thread(target=_outcome, args=(client, text)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert register.asked.count(_LIST) == 1
    assert register.asked.count("/bundle") == 1


def test_without_a_pinned_root_nothing_is_trusted_or_shown(register: Register, tmp_path: Path) -> None:
    with TestClient(create_app(settings_for(register, tmp_path, trust_root=None))) as client:
        outcome = _outcome(client, _code())
        assert client.get("/readyz").status_code == 503
    assert outcome["banner"]["key"] == "trust_missing"
    assert outcome["banner"]["tone"] == "warn"
    assert outcome["proofs"][0]["claims"] is None
    assert register.asked == []


def test_a_bundle_of_another_root_is_not_taken(register: Register, tmp_path: Path) -> None:
    stranger = did_key.did_of(world.STRANGER.public_key)
    with TestClient(create_app(settings_for(register, tmp_path, trust_root=stranger))) as client:
        assert _outcome(client, _code())["banner"]["key"] == "trust_missing"


def test_an_older_bundle_does_not_replace_a_newer_one(check: Check, register: Register, tmp_path: Path) -> None:
    assert check(_code())["versions"]["bundle"] == 9
    register.bundle = bundle(version=8)
    set_clock(tmp_path / "clock", later(90))
    time.sleep(2.1)
    assert check(_code(at=later(90)))["versions"]["bundle"] == 9


def test_a_key_that_the_register_revoked_is_known_within_a_minute(
    check: Check, register: Register, tmp_path: Path
) -> None:
    assert check(_code())["banner"]["code"] == "OK"
    revoked = world.trusted_provider(keys=(world.trusted_key(world.UNIVERSITY, revoked=world.YEAR_START),))
    trusted = world.signed_trust_list(world.trust(revoked, version=5))
    register.bundle = bundle(version=10, created=later(60), trust_list=trusted)
    set_clock(tmp_path / "clock", later(90))
    time.sleep(2.1)
    assert check(_code(at=later(90)))["banner"]["key"] == "key_revoked"


def test_a_new_provider_is_known_without_waiting_for_the_minute(check: Check, register: Register) -> None:
    document = world.summary(world.record(provider=40)) | {"issuer": world.NAMES.did_of(40)}
    document["credentialStatus"]["statusListCredential"] = world.NAMES.status_list(40)
    code = encode_qr(world.show(world.forge(document, signer=world.provider(40))), demo_table())
    assert check(code)["banner"]["key"] == "issuer_unknown"
    both = (world.trusted_provider(), world.trusted_provider(40, institutions=None))
    register.bundle = bundle(version=10, trust_list=world.signed_trust_list(world.trust(*both, version=5)))
    register.lists["40"] = world.signed_status_list(40, signer=world.provider(40))
    time.sleep(2.1)
    assert check(code)["banner"]["code"] == "OK"


@pytest.mark.parametrize("path", ["/healthz", "/metrics", "/api/verifier/openapi.json"])
def test_the_service_says_how_it_is(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_it_is_ready_when_it_knows_the_register(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ready"}
