"""The VC-JOSE-COSE suite through its own interface, files in and a file out, at the moment its tokens were made.

The suite looks at `result` alone; here what was issued is verified as well, and what was verified is compared.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from led_vc.errors import LedVcError
from led_vc.securing.enveloped import CONFORMANCE_ENVELOPES, Content, read_text
from tests.paths import VECTORS, requires_shared
from tests.unit.cli.inputs import run

SUITE = VECTORS / "vc-jose-cose"
NOW = "2026-11-23T18:00:00Z"
pytestmark = requires_shared


def _cases() -> dict[str, dict[str, Any]]:
    found = SUITE / "expected-results.json"
    return dict(json.loads(found.read_text())) if found.is_file() else {}


CASES = _cases()
ISSUED = {name: case for name, case in CASES.items() if (case["fn"], case["expected_result"]) == ("issue", "success")}


def _asked(folder: Path, case: dict[str, Any], fn: str, source: Path, *extra: str) -> dict[str, Any]:
    output = folder / f"{fn}.json"
    result = run(
        "conformance", fn, "--input", source, "--key", SUITE / case["key_file"], "--feature", case["feature"],
        "--output", output, "--now", NOW, *extra,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(output.read_text())
    return answer


def _hidden(case: dict[str, Any]) -> tuple[str, ...]:
    return ("--sd", json.dumps(case["disclosure_paths"])) if "disclosure_paths" in case else ()


def test_there_are_thirty_five_of_them() -> None:
    assert len(CASES) == 35


@pytest.mark.parametrize("name", CASES)
def test_the_result_is_the_suites(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    answer = _asked(tmp_path, case, case["fn"], SUITE / case["input_file"], *_hidden(case))
    assert answer["result"] == case["expected_result"], answer["data"]


@pytest.mark.parametrize("name", ISSUED)
def test_what_is_issued_verifies_to_the_document_that_went_in(name: str, tmp_path: Path) -> None:
    case = ISSUED[name]
    issued = _asked(tmp_path, case, "issue", SUITE / case["input_file"], *_hidden(case))
    secured = tmp_path / "secured.txt"
    secured.write_text(issued["data"] + "\n")
    answer = _asked(tmp_path, case, "verify", secured)
    assert answer["result"] == "success", answer["data"]
    assert json.loads(answer["data"]) == json.loads((SUITE / case["input_file"]).read_text())


@pytest.mark.parametrize("name", ISSUED)
def test_what_is_issued_is_refused_with_another_key(name: str, tmp_path: Path) -> None:
    case = ISSUED[name]
    issued = _asked(tmp_path, case, "issue", SUITE / case["input_file"], *_hidden(case))
    secured = tmp_path / "secured.txt"
    secured.write_text(issued["data"])
    other = "vm-p256.json" if case["key_file"] != "vm-p256.json" else "vm-p384.json"
    assert _asked(tmp_path, case | {"key_file": other}, "verify", secured)["result"] == "failure"


def test_what_is_named_is_hidden_and_nothing_else(tmp_path: Path) -> None:
    case = CASES["18. SD-JWT Complex Credential Issuance"]
    text = _asked(tmp_path, case, "issue", SUITE / case["input_file"], *_hidden(case))["data"]
    secured = tmp_path / "secured.txt"
    secured.write_text(text.partition("~")[0] + "~")
    subject = json.loads(_asked(tmp_path, case, "verify", secured)["data"])["credentialSubject"]
    assert subject["address"] == {"country": "USA", "postalCode": "12345"}
    assert [one["type"] for one in subject["phoneNumbers"]] == ["mobile"]


def test_a_token_from_the_future_is_refused(tmp_path: Path) -> None:
    case = CASES["1. JWT Basic Credential Issuance"]
    secured = tmp_path / "secured.txt"
    secured.write_text(_asked(tmp_path, case, "issue", SUITE / case["input_file"])["data"])
    assert _asked(tmp_path, case, "verify", secured, "--now", "2026-11-23T17:54:00Z")["result"] == "failure"


def test_a_path_to_nothing_is_a_failure(tmp_path: Path) -> None:
    case = CASES["17. SD-JWT Basic Credential Issuance"]
    answer = _asked(tmp_path, case, "issue", SUITE / case["input_file"], "--sd", '["credentialSubject.nobody"]')
    assert answer["result"] == "failure"


def test_a_key_that_is_not_supported_ends_the_command_without_an_answer(tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    key.write_text('{"publicKeyJwk": {"kty": "oct"}}')
    output = tmp_path / "answer.json"
    result = run(
        "conformance", "verify", "--input", SUITE / "credential-jose-minimal.txt", "--key", key,
        "--feature", "credential_jose", "--output", output,
    )  # fmt: skip
    assert (result.exit_code, output.exists()) == (2, False)


EXAMPLES = SUITE / "spec-examples"
UNSECURED = ("spec-01", "spec-04", "spec-07", "spec-19", "spec-20")
ENVELOPED = ("spec-02", "spec-03", "spec-05", "spec-06", "spec-22", "spec-23", "spec-24")


def _example(number: str) -> str:
    return next(EXAMPLES.glob(f"{number}-*")).read_text()


@pytest.mark.parametrize("feature", ["credential_jose", "credential_sdjwt", "credential_cose"])
@pytest.mark.parametrize("number", UNSECURED)
def test_the_specifications_credentials_are_secured_and_verify(number: str, feature: str, tmp_path: Path) -> None:
    source = tmp_path / "source.json"
    source.write_text(_example(number))
    case = {"key_file": "vm-p256.json", "feature": feature}
    issued = _asked(tmp_path, case, "issue", source)
    assert issued["result"] == "success", issued["data"]
    secured = tmp_path / "secured.txt"
    secured.write_text(issued["data"])
    assert json.loads(_asked(tmp_path, case, "verify", secured)["data"]) == json.loads(source.read_text())


@pytest.mark.parametrize("number", ENVELOPED)
def test_the_specifications_envelopes_lack_the_type_that_it_asks_for(number: str) -> None:
    # They were made before `typ` had its name, and their keys are nowhere: nothing more of them can be checked.
    urls = re.findall(r"data:application/(v[cp]\+[a-z-]+)(?:;base64)?,\s*([^\s\"]+)", _example(number))
    assert urls
    for media_type, text in urls:
        content: Content = "vc" if media_type.startswith("vc") else "vp"
        with pytest.raises(LedVcError):
            read_text(text, media_type, content, CONFORMANCE_ENVELOPES)
