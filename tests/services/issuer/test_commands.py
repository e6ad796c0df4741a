"""`led-vc keys`, `trust`, `bundle` and `issue` over a register: what they do, print, and never print."""

import json
from pathlib import Path
from typing import Any

import pytest

from led_issuer.keys import provider_signer
from led_vc.bundle import open_bundle
from led_vc.did import did_key
from led_vc.keys import PrivateKey
from led_web.database import reading, writing
from tests import world
from tests.register_desk import row
from tests.services.issuer.doors import Doors
from tests.services.issuer.office import Office
from tests.unit.cli.inputs import run


@pytest.fixture
def at_hand(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give a register that the environment names."""
    settings = office.runtime.settings
    monkeypatch.setenv("LED_ISSUER_DATABASE_URL", settings.issuer_database_url)
    monkeypatch.setenv("LED_ISSUER_MASTER_KEY_FILE", str(settings.issuer_master_key_file))
    monkeypatch.setenv("LED_ISSUER_DEMO", "1")
    monkeypatch.setenv("LED_CLOCK_FILE", str(settings.clock_file))
    return office


def told(*arguments: object) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_keys_are_listed_with_their_periods(at_hand: Office) -> None:
    (key,) = told("keys", "list", "--provider", 11)
    assert (key["verification_method"], key["signs"]) == ("did:web:led.example:provider:11#k1", True)
    assert key["valid_from"].endswith(":00:00Z")


def test_a_rotation_is_in_the_trust_list_at_once(at_hand: Office) -> None:
    key = told("keys", "rotate", "--provider", 11, "--algorithm", "P-256")
    assert (key["serial"], key["algorithm"], key["trust_list"]) == (2, "P-256", 2)
    providers = told("trust", "show")["providers"]
    (university,) = [one for one in providers if one["number"] == 11]
    assert university["keys"] == ["did:web:led.example:provider:11#k1", "did:web:led.example:provider:11#k2"]


def test_a_revoked_key_is_replaced_so_that_the_provider_goes_on(at_hand: Office) -> None:
    told("keys", "revoke", "--provider", 11, "--serial", 1, "--yes")
    first, second = told("keys", "list", "--provider", 11)
    assert (first["signs"], second["signs"]) == (False, True)
    at_hand.desk.deliver(row())
    assert at_hand.verify(at_hand.issue(at_hand.desk.record("HO/1")).document).verdict == "valid"


@pytest.mark.parametrize(
    "arguments",
    [
        ["keys", "rotate", "--provider", 3],
        ["keys", "rotate", "--provider", 99],
        ["keys", "revoke", "--provider", 11, "--serial", 7, "--yes"],
        ["issue", "suspend", "b" * 30],
        ["issue", "sign", "missing.json", "--key", "missing.key"],
        ["bundle", "fetch", "http://led.example", "--root", "did:key:z6Mk"],
        ["bundle", "fetch", "https://led.example"],
        ["trust", "show", "missing.json"],
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(at_hand: Office, arguments: list[object]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


def test_another_master_key_is_one_line_and_exit_code_2(
    at_hand: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "other.key").write_bytes(bytes(32))
    monkeypatch.setenv("LED_ISSUER_MASTER_KEY_FILE", str(tmp_path / "other.key"))
    at_hand.desk.deliver(row())
    with writing(at_hand.runtime.engine) as connection:
        at_hand.path.plan(connection, at_hand.request(at_hand.desk.record("HO/1")))
    result = run("issue", "recover")
    assert result.exit_code == 2
    assert "does not open" in result.stderr


def test_no_command_shows_a_private_key(at_hand: Office) -> None:
    with reading(at_hand.runtime.engine) as connection:
        signer = provider_signer(connection, at_hand.runtime.master_key, at_hand.runtime.names, 11, 1)
    secret = signer.private_key
    for arguments in (["keys", "list"], ["keys", "list", "--json"], ["trust", "show"], ["trust", "show", "--json"]):
        shown = run(*arguments).output
        assert secret.to_multikey() not in shown
        assert secret.to_bytes().hex() not in shown


def test_a_bundle_that_is_made_opens_with_the_root_that_is_told(at_hand: Office, tmp_path: Path) -> None:
    made = told("bundle", "make", "--out", tmp_path / "bundle.json")
    document = (tmp_path / "bundle.json").read_bytes()
    assert made["root"] == at_hand.root
    assert open_bundle(document, root=made["root"], now=at_hand.runtime.now()).version == made["version"]


def test_a_bundle_that_is_made_holds_what_was_revoked_a_moment_ago(at_hand: Office, tmp_path: Path) -> None:
    at_hand.desk.deliver(row())
    issued = at_hand.issue(at_hand.desk.record("HO/1"))
    at_hand.desk.deliver(row(bron_versie="2", operatie="INTREKKING"))
    told("bundle", "make", "--out", tmp_path / "bundle.json")
    (tmp_path / "credential.json").write_text(json.dumps(issued.document))
    bundle = ["--bundle", tmp_path / "bundle.json", "--root", at_hand.root]
    result = run("verify", tmp_path / "credential.json", *bundle, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["checks"][4]["code"] == "STATUS_REVOKED"


def test_a_bundle_is_fetched_and_kept(doors: Doors, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LED_ROUTES", f"https://led.example={doors.http.base_url}".rstrip("/"))
    out = tmp_path / "bundle.json"
    fetched = told("bundle", "fetch", "https://led.example", "--root", doors.office.root, "--out", out)
    assert (
        fetched["version"]
        == told("bundle", "fetch", "https://led.example/bundle", "--root", doors.office.root, "--out", out)["version"]
    )


def test_a_bundle_of_another_root_is_not_kept(doors: Doors, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LED_ROUTES", f"https://led.example={doors.http.base_url}".rstrip("/"))
    stranger = did_key.did_of(PrivateKey.from_seed("Ed25519", b"stranger").public_key)
    result = run("bundle", "fetch", "https://led.example", "--root", stranger, "--out", tmp_path / "bundle.json")
    assert result.exit_code == 2
    assert not (tmp_path / "bundle.json").exists()


def test_a_trust_list_from_elsewhere_is_shown_if_the_root_signed_it(doors: Doors, tmp_path: Path) -> None:
    file = tmp_path / "trust.json"
    file.write_bytes(doors.http.get("/trust-list").content)
    assert told("trust", "show", file, "--root", doors.office.root)["version"] >= 1
    stranger = did_key.did_of(PrivateKey.from_seed("Ed25519", b"stranger").public_key)
    assert run("trust", "show", file, "--root", stranger).exit_code == 2


def test_recover_finishes_what_was_planned(at_hand: Office) -> None:
    at_hand.desk.deliver(row())
    with writing(at_hand.runtime.engine) as connection:
        (planned,) = at_hand.path.plan(connection, at_hand.request(at_hand.desk.record("HO/1")))
    assert told("issue", "recover") == {"recovered": 1, "waiting": 0}
    assert at_hand.credential(planned.id).state == "issued"


def test_a_suspension_and_its_end_are_published(at_hand: Office) -> None:
    at_hand.desk.deliver(row())
    record = at_hand.desk.record("HO/1")
    issued = at_hand.issue(record, "qualification")
    told("issue", "suspend", record.id)
    assert at_hand.status_code(issued.document) == "STATUS_SUSPENDED"
    told("issue", "resume", record.id)
    assert at_hand.status_code(issued.document) is None


def test_a_credential_is_signed_with_a_key_of_ones_own(tmp_path: Path) -> None:
    signer = world.provider(world.UNIVERSITY)
    (tmp_path / "key").write_text(signer.private_key.to_multikey())
    (tmp_path / "unsigned.json").write_text(json.dumps(world.summary()))
    method = ["--method", signer.verification_method]
    result = run("issue", "sign", tmp_path / "unsigned.json", "--key", tmp_path / "key", *method)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["proof"]["verificationMethod"] == signer.verification_method


def test_a_file_that_is_no_key_is_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hunter2")
    (tmp_path / "unsigned.json").write_text(json.dumps(world.summary()))
    result = run("issue", "sign", tmp_path / "unsigned.json", "--key", tmp_path / "key")
    assert result.exit_code == 2
    assert "hunter2" not in result.output
