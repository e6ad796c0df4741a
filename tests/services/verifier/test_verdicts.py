"""From what is shown to one banner, through the service and a register on loopback."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from led_vc import contexts
from led_vc.qr import QrTable, demo_table, encode_qr
from tests import world
from tests.services.verifier.conftest import Check
from tests.services.verifier.register import Register, later, set_clock


def _banner(outcome: dict[str, Any]) -> tuple[str, str, str]:
    banner = outcome["banner"]
    return banner["tone"], banner["verdict"], banner["code"]


def _code(**changes: Any) -> str:
    return encode_qr(world.show(world.issue(world.summary()), **changes), demo_table())


def test_a_live_code_is_green_and_shows_what_was_disclosed(check: Check) -> None:
    outcome = check(_code())
    assert _banner(outcome) == ("ok", "valid", "OK")
    [proof] = outcome["proofs"]
    assert [line["outcome"] for line in proof["checks"]] == ["passed"] * 7
    claims = proof["claims"]
    assert (claims["familyName"], claims["givenName"], claims["birthDate"]) == (
        "Van de Casteele",
        "Zoë Fatima-Zahra",
        "1983-02-17",
    )
    assert claims["title"] == "Master in de taal- en letterkunde: twee talen"
    assert claims["source"] == "Departement Onderwijs en Vorming: Hoger Onderwijs"
    assert claims["awardedBy"][0] == {
        "name": "Katholieke Universiteit Brussel",
        "successor": "KU Leuven",
        "byProvider": False,
    }


def test_the_banner_says_how_long_ago_it_was_shown(check: Check) -> None:
    outcome = check(_code(at=later(-20)))
    assert 20 <= outcome["banner"]["values"]["seconds"] < 40


def test_a_print_leaves_one_step_to_the_employer(check: Check) -> None:
    outcome = check(encode_qr(world.issue(world.summary()), demo_table()))
    assert _banner(outcome) == ("todo", "valid", "HOLDER_NOT_PRESENTED")
    [proof] = outcome["proofs"]
    assert next(line for line in proof["checks"] if line["name"] == "holder")["outcome"] == "todo"
    assert proof["claims"]["familyName"] == "Van de Casteele"


def test_the_full_credential_is_checked_as_text_too(check: Check, register: Register) -> None:
    register.publish(world.REVOCATION.status_list)
    register.publish(world.SUSPENSION.status_list, purpose="suspension")
    outcome = check(json.dumps(world.show(world.issue(world.qualification()))))
    assert _banner(outcome) == ("ok", "valid", "OK")
    assert outcome["proofs"][0]["claims"]["level"] == {"eqf": "7", "vks": "7"}
    assert outcome["proofs"][0]["claims"]["category"]["nl"] == "Hoger onderwijs"


def test_a_revoked_credential_is_red_and_its_claims_are_folded_away(check: Check, register: Register) -> None:
    register.publish(bits=[world.SUMMARY_REVOCATION.index])
    outcome = check(_code())
    assert _banner(outcome) == ("bad", "invalid", "STATUS_REVOKED")
    assert outcome["proofs"][0]["shown"] == "collapsed"


def test_a_suspended_credential_is_red_with_words_of_its_own(check: Check, register: Register) -> None:
    register.publish(world.REVOCATION.status_list)
    register.publish(world.SUSPENSION.status_list, purpose="suspension", bits=[world.SUSPENSION.index])
    outcome = check(json.dumps(world.show(world.issue(world.qualification()))))
    assert outcome["banner"]["key"] == "suspended"


def test_without_the_status_host_it_is_amber_and_asks_to_try_again(check: Check, register: Register) -> None:
    register.status_down = True
    outcome = check(_code())
    assert _banner(outcome) == ("warn", "indeterminate", "STATUS_RETRIEVAL_ERROR")
    assert outcome["banner"]["action"] == "recheck"
    assert outcome["banner"]["advice"] == ["verifier.verdict.status_unknown.do", "verifier.verdict.rest_ok"]
    assert outcome["proofs"][0]["claims"] is not None


def test_an_amber_print_still_has_to_be_compared(check: Check, register: Register) -> None:
    register.status_down = True
    outcome = check(encode_qr(world.issue(world.summary()), demo_table()))
    assert outcome["banner"]["advice"] == ["verifier.verdict.status_unknown.do"]
    holder = next(line for line in outcome["proofs"][0]["checks"] if line["name"] == "holder")
    assert holder["outcome"] == "todo"


def test_a_list_that_was_never_had_has_no_time(check: Check, register: Register) -> None:
    register.status_down = True
    [proof] = check(_code())["proofs"]
    line = next(line for line in proof["checks"] if line["name"] == "status")
    assert (line["text"], line["values"]) == ("check.status.never", {})


def test_a_list_that_is_too_old_says_of_when_it_is(check: Check, register: Register, tmp_path: Path) -> None:
    check(_code())
    register.status_down = True
    set_clock(tmp_path / "clock", later(90))
    [proof] = check(_code(at=later(90)))["proofs"]
    line = next(line for line in proof["checks"] if line["name"] == "status")
    assert line["text"] == "check.status.unknown"
    assert line["values"]["time"].startswith("2026-11-23T18:00:3")


def test_an_old_code_is_amber_and_not_called_expired(check: Check) -> None:
    outcome = check(_code(at=later(-600)))
    assert _banner(outcome) == ("warn", "invalid", "PRESENTATION_EXPIRED")
    assert outcome["banner"]["key"] == "presentation_old"
    assert outcome["proofs"][0]["shown"] == "collapsed"


def test_a_code_from_the_future_points_at_the_clock(check: Check) -> None:
    assert check(_code(at=later(600)))["banner"]["key"] == "presentation_future"


def test_an_expired_attestation_is_amber(check: Check, tmp_path: Path) -> None:
    set_clock(tmp_path / "clock", world.VALID_UNTIL)
    outcome = check(_code(at=world.VALID_UNTIL))
    assert outcome["banner"]["key"] in ("expired", "trust_stale")
    assert outcome["banner"]["tone"] == "warn"


def test_a_changed_document_is_red_and_shows_nothing(check: Check) -> None:
    document = world.show(world.issue(world.summary()))
    document["verifiableCredential"]["credentialSubject"]["familyName"] = "Bedrieger"
    outcome = check(json.dumps(document))
    assert outcome["banner"]["key"] == "tampered"
    assert outcome["proofs"][0]["claims"] is None
    assert "Bedrieger" not in json.dumps(outcome)


def test_an_issuer_that_nobody_lists_is_red_and_shows_nothing(check: Check) -> None:
    document = world.summary() | {"issuer": world.NAMES.did_of(900)}
    outcome = check(json.dumps(world.show(world.forge(document, signer=world.provider(900)))))
    assert _banner(outcome) == ("bad", "invalid", "ISSUER_NOT_TRUSTED")
    assert outcome["proofs"][0]["claims"] is None
    assert "Van de Casteele" not in json.dumps(outcome)


def test_another_persons_proof_is_not_accepted(check: Check) -> None:
    outcome = check(_code(holder=world.STRANGER))
    assert outcome["banner"]["key"] == "holder_mismatch"
    assert outcome["proofs"][0]["claims"] is None
    assert "Van de Casteele" not in json.dumps(outcome)


def test_a_damaged_code_is_red(check: Check) -> None:
    code = _code()
    outcome = check(code[:100] + ("A" if code[100] != "A" else "B") + code[101:])
    assert outcome["banner"]["tone"] == "bad"
    assert outcome["banner"]["key"] == "tampered"


def test_an_unknown_table_is_amber_and_offers_to_renew(check: Check) -> None:
    other = QrTable.load({**contexts.qr_table(5301), "registryEntryId": 5999})
    code = encode_qr(world.show(world.issue(world.summary())), other)
    outcome = check(code)
    assert _banner(outcome) == ("warn", "indeterminate", "QR_TABLE_UNKNOWN")
    assert outcome["banner"]["text"] == "verifier.none.newer"
    assert outcome["banner"]["action"] == "recheck"


def test_several_proofs_take_the_worst_banner_and_keep_their_own(check: Check, register: Register) -> None:
    register.publish(world.REVOCATION.status_list, bits=[world.REVOCATION.index])
    register.publish(world.SUSPENSION.status_list, purpose="suspension")
    shown = world.show(world.issue(world.summary()), world.issue(world.qualification()))
    outcome = check(json.dumps(shown))
    assert outcome["banner"]["key"] == "many"
    assert outcome["banner"]["tone"] == "bad"
    assert outcome["banner"]["text"] == "verifier.many.mixed"
    assert [proof["banner"]["key"] for proof in outcome["proofs"]] == ["valid", "revoked"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://led-controle.example/?c=VP1-R", "url"),
        ("www.example.org", "url"),
        ("WIFI:T:WPA;S=thuis;P=geheim;;", "wifi"),
        ("M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100", "boarding"),
        ("HC1:6BFOXN*TS0BI$ZD", "health"),
        ("BEGIN:VCARD\nFN:Jan\nEND:VCARD", "contact"),
        ("BCD\n002\n1\nSCT", "payment"),
        ("openid-credential-offer://?credential_offer=x", "offer"),
        ('{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiableCredential"}', "other_vc"),
        ('{"a": 1}', "unknown"),
        ("Dag allemaal", "unknown"),
        ("", "unknown"),
        ("[" * 100_000, "unknown"),
        ("VP2-R123", "newer"),
    ],
)
def test_what_is_not_a_code_of_ours_gets_the_neutral_banner(check: Check, text: str, key: str) -> None:
    outcome = check(text)
    assert _banner(outcome)[:2] == ("neu", "none")
    assert outcome["banner"]["key"] == key
    assert outcome["proofs"] == []


def test_what_is_checked_is_neither_logged_nor_kept(
    client: TestClient, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    client.post("/controle/check", json={"text": "VP1-RCANARY7"})
    client.post("/controle/check", content=b"CANARY7", headers={"content-type": "image/png"})
    output = capfd.readouterr()
    assert "CANARY7" not in output.out + output.err + caplog.text
    assert [file.name for file in tmp_path.rglob("*")] == ["clock"]
