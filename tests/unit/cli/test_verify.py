"""`led-vc verify`: the exit code says what the report says, in every form that a credential can come in."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from led_vc.bundle import BundleContents, make_bundle
from led_vc.contexts import qr_table
from led_vc.encoding import base45_decode, base45_encode, format_datetime
from led_vc.qr import demo_table, encode_qr, image
from tests import world
from tests.unit.cli.inputs import jpeg, page, pdf, run
from tests.world import Publication

NOW = format_datetime(world.NOW)
ROOT = world.did(world.ROOT)
CREDENTIAL = world.issue(world.summary())
SHOWN = world.show(CREDENTIAL)
TEXT = encode_qr(SHOWN, demo_table())
PRINT = encode_qr(CREDENTIAL, demo_table())


def write(folder: Path, name: str, content: Any) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


@pytest.fixture
def trusting(tmp_path: Path) -> tuple[str, ...]:
    """Return the options of a verifier that has the bundle and pins the root."""
    bundle = write(tmp_path, "bundle.json", Publication().bundle())
    return ("--now", NOW, "--bundle", str(bundle), "--root", ROOT)


def test_a_presentation_with_the_bundle_is_valid(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    result = run("verify", write(tmp_path, "shown.json", SHOWN), *trusting)
    assert (result.exit_code, result.stdout.splitlines()[0][:6]) == (0, "Valid:")


def test_the_name_and_the_issuer_are_shown(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    result = run("verify", write(tmp_path, "shown.json", SHOWN), *trusting)
    assert "Zoë Fatima-Zahra Van de Casteele" in result.stdout
    assert "from Departement Onderwijs en Vorming: Hoger Onderwijs" in result.stdout


def test_a_credential_alone_says_to_compare_the_name(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    result = run("verify", write(tmp_path, "alone.json", CREDENTIAL), *trusting)
    assert result.exit_code == 0
    assert result.stdout.startswith("Valid, but nobody presented it: compare the name")


def test_without_a_bundle_nothing_is_green(tmp_path: Path) -> None:
    result = run("verify", write(tmp_path, "shown.json", SHOWN), "--now", NOW)
    assert result.exit_code == 3
    assert "no bundle was given" in result.stdout


def test_a_bundle_without_a_pinned_root_is_not_used(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    result = run("verify", write(tmp_path, "shown.json", SHOWN), *trusting[:4])
    assert result.exit_code == 3
    assert "no root is pinned" in result.stdout


def test_a_bundle_of_another_root_is_not_used(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    result = run("verify", write(tmp_path, "shown.json", SHOWN), *trusting[:4], "--root", world.did(world.STRANGER))
    assert result.exit_code == 3
    assert "the bundle is not used" in result.stdout


def test_a_changed_name_is_invalid(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    changed = json.loads(json.dumps(CREDENTIAL))
    changed["credentialSubject"]["familyName"] = "Peeters"
    result = run("verify", write(tmp_path, "changed.json", changed), *trusting)
    assert (result.exit_code, "Peeters" in result.stdout) == (1, False)


def test_a_revoked_credential_is_invalid(tmp_path: Path) -> None:
    lists = (world.signed_status_list(bits=[world.SUMMARY_REVOCATION.index]),)
    bundle = write(tmp_path, "bundle.json", Publication(status_lists=lists).bundle())
    result = run(
        "verify", write(tmp_path, "shown.json", SHOWN), "--now", NOW, "--bundle", bundle, "--root", ROOT, "--json"
    )
    assert (result.exit_code, "STATUS_REVOKED" in result.stdout) == (1, True)


def test_a_screenshot_of_yesterday_is_invalid(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    old = world.show(CREDENTIAL, at=world.NOW - timedelta(minutes=10))
    result = run("verify", write(tmp_path, "old.json", old), *trusting)
    assert (result.exit_code, "PRESENTATION_EXPIRED" in result.stdout) == (1, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("code.txt", (TEXT + "\n").encode()),
        ("code.png", image.png(TEXT)),
        ("photo.jpg", jpeg(page(TEXT))),
        ("print.pdf", pdf([page(TEXT)])),
        ("tenth_page.pdf", pdf([*(page() for _ in range(9)), page(TEXT)])),
        ("spaced.json", b"\n  " + json.dumps(SHOWN, indent=4).encode()),
    ],
)
def test_every_form_of_a_presentation_is_read(
    tmp_path: Path, trusting: tuple[str, ...], name: str, content: bytes
) -> None:
    assert run("verify", write(tmp_path, name, content), *trusting).exit_code == 0


def test_standard_input_is_read(trusting: tuple[str, ...]) -> None:
    assert run("verify", "-", *trusting, stdin=TEXT.encode()).exit_code == 0


def test_all_codes_of_a_pdf_are_judged_and_the_worst_counts(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    expired = encode_qr(world.show(CREDENTIAL, at=world.NOW - timedelta(minutes=10)), demo_table())
    file = write(tmp_path, "two.pdf", pdf([page(PRINT, "https://led-controle.example/"), page(expired)]))
    result = run("verify", file, *trusting, "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert answer["verdict"] == "invalid"
    assert [report["verdict"] for report in answer["reports"]] == ["valid", "invalid"]


def test_json_is_the_report(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    answer = json.loads(run("verify", write(tmp_path, "shown.json", SHOWN), *trusting, "--json").stdout)
    assert answer["verdict"] == "valid"
    assert [check["name"] for check in answer["checks"]][:3] == ["proof", "data_model", "issuer"]
    assert answer["credential"]["credentialSubject"]["familyName"] == "Van de Casteele"


def with_entry(text: str, entry: int) -> str:
    """Return the code with another registry entry: two bytes after the tag and the heads of list and number."""
    data = bytearray(base45_decode(text[5:]))
    data[5:7] = entry.to_bytes(2)
    return text[:5] + base45_encode(bytes(data))


def test_a_code_with_an_unknown_table_could_not_be_established(trusting: tuple[str, ...]) -> None:
    result = run("verify", "-", *trusting, "--json", stdin=with_entry(TEXT, 5302).encode())
    assert (result.exit_code, "QR_TABLE_UNKNOWN" in result.stdout) == (3, True)


def bundle_with(table: dict[str, Any]) -> dict[str, Any]:
    usual = Publication()
    contents = BundleContents(
        version=usual.version,
        created=usual.created,
        expires=usual.created + timedelta(days=7),
        status_max_age=timedelta(days=1),
        trust_list=usual.trust_list,
        status_lists=usual.status_lists,
        institutions=world.INSTITUTIONS,
        qr_table=table,
        test=True,
    )
    return make_bundle(contents, usual.signer)


@pytest.mark.parametrize(
    ("table", "code"),
    [(qr_table(5301), 0), (qr_table(5300), 3), ({"registryEntryId": "of tomorrow"}, 3)],
    ids=["its own", "another register's", "of a newer kind"],
)
def test_a_code_is_read_with_the_table_of_the_bundle(tmp_path: Path, table: dict[str, Any], code: int) -> None:
    bundle = write(tmp_path, "bundle.json", bundle_with(table))
    result = run("verify", "-", "--now", NOW, "--bundle", bundle, "--root", ROOT, stdin=TEXT.encode())
    assert result.exit_code == code


def test_a_damaged_code_is_invalid(trusting: tuple[str, ...]) -> None:
    result = run("verify", "-", *trusting, stdin=(TEXT[:300] + "AAA" + TEXT[303:]).encode())
    assert result.exit_code == 1


def test_a_code_of_a_newer_kind_could_not_be_established(trusting: tuple[str, ...]) -> None:
    assert run("verify", "-", *trusting, stdin=b"VP2-RABC").exit_code == 3


def test_a_challenge_is_asked_for_with_its_domain(tmp_path: Path, trusting: tuple[str, ...]) -> None:
    file = write(tmp_path, "shown.json", SHOWN)
    asked = run("verify", file, *trusting, "--challenge", "abc", "--domain", "https://led.example", "--json")
    assert (asked.exit_code, "INVALID_CHALLENGE_ERROR" in asked.stdout) == (1, True)
    assert run("verify", file, *trusting, "--challenge", "abc").exit_code == 2
