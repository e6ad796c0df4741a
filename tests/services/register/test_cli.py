"""`led-vc register`: what an operator types, and one clear line where it cannot be."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from led_cli.register import app
from led_issuer.tables import delivery_keys
from led_vc.keys import PrivateKey
from tests.register_desk import HIGHER, Desk

KEY = PrivateKey.from_seed("Ed25519", b"a provider").public_key.to_multikey()


@pytest.fixture(autouse=True)
def register(issuer_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LED_ISSUER_DATABASE_URL", issuer_database_url)
    monkeypatch.setenv("LED_ISSUER_MASTER_KEY_FILE", str(tmp_path / "issuer.key"))
    monkeypatch.setenv("LED_ALLOW_SYNTHETIC_INSZ", "1")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def imported(tmp_path: Path) -> Path:
    out = tmp_path / "sample"
    assert run("sample", "--rows", "300", "--seed", "2", "--out", out).exit_code == 0
    assert run("import", out).exit_code == 0
    return out


def test_a_sample_is_written_imported_and_counted(tmp_path: Path, desk: Desk) -> None:
    out = imported(tmp_path)
    told = json.loads(run("status", "--json").stdout)
    answers = json.loads((out / "answers.json").read_text())
    wanted = sum(one["counters"]["accepted"] for one in answers["deliveries"])
    assert sum(one["counters"]["accepted"] for one in told["suppliers"]) == wanted
    assert told["records"] == wanted
    assert told["waiting"] + told["conflicts"] > 0


def test_importing_again_tells_the_first_receipts(tmp_path: Path) -> None:
    out = imported(tmp_path)
    again = [json.loads(line) for line in run("import", "--json", out).stdout.splitlines()]
    assert again
    assert all(one["repeated"] for one in again)


def test_coverage_lists_what_came_and_what_may_come(tmp_path: Path) -> None:
    imported(tmp_path)
    told = json.loads(run("coverage", "--json").stdout)
    assert {one["leverancier"] for one in told if one["since"]} > {HIGHER}
    assert all(bool(one["records"]) == bool(one["since"]) == bool(one["bewijstypes"]) for one in told)
    assert any(one["since"] is None for one in told)


def test_the_operator_withdraws_a_record(tmp_path: Path, desk: Desk) -> None:
    imported(tmp_path)
    record = desk.record("HogerOnderwijs/000001")
    told = json.loads(run("withdraw", record.id, "--reason", "FRAUDE", "--json").stdout)
    assert told["counters"]["withdrawn"] == 1
    assert desk.record("HogerOnderwijs/000001").state == "withdrawn"


def test_a_delivery_key_is_registered_once(desk: Desk) -> None:
    assert run("delivery-key", HIGHER, KEY).exit_code == 0
    assert run("delivery-key", HIGHER, KEY).exit_code == 0
    assert desk.count(delivery_keys) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["import", "/nowhere/at/all.csv"], "header_missing"),
        (["withdraw", "b" * 30, "--reason", "FRAUDE"], "record_unknown"),
        (["withdraw", "b" * 30, "--reason", "ZOMAAR"], "reason_unknown"),
        (["delivery-key", "OVO999999", KEY], "supplier_unknown"),
        (["delivery-key", HIGHER, "znonsense"], ""),
    ],
)
def test_what_cannot_be_is_one_clear_line_and_exit_code_2(arguments: list[str], code: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert code in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_production_refuses_synthetic_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LED_PRODUCTION", "1")
    result = run("status")
    assert result.exit_code == 2
    assert "production" in result.stderr
