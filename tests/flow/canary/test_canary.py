"""The demo is played whole, and no person's number stands in anything that it leaves behind or says (design 3.14, J17).

The numbers of everybody in the sample are known, so that a hit would be certain; and planted ones are found.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from led_issuer.sample.people import GRADUATE, NEWCOMER
from led_vc.qr import decode_qr, demo_table, encode_qr
from tests.canary import Hit, find, known_numbers
from tests.flow.canary.databases import dump
from tests.flow.canary.paths import get_paths
from tests.flow.canary.recorder import Answer
from tests.paths import ROOT

_PLAYED_WITHIN = 240


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with all that came of a demo."""
    folder = tmp_path_factory.mktemp("demo")
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        command = [sys.executable, "-m", "tests.flow.canary.play", str(folder)]
        done = subprocess.run(command, cwd=ROOT, stdout=out, stderr=err, timeout=_PLAYED_WITHIN, check=False)
    assert done.returncode == 0, (folder / "stderr").read_text()[-2000:]
    return folder


@pytest.fixture(scope="module")
def answers(played: Path) -> list[Answer]:
    return [Answer.read(file) for file in sorted((played / "answers").iterdir())]


def _hits(parts: Iterator[tuple[str, bytes]]) -> list[Hit]:
    return [hit for where, data in parts for hit in find(data, where)]


def _tables(played: Path) -> Iterator[tuple[str, bytes]]:
    for database in sorted((played / "data").glob("*.db")):
        for where, data in dump(database):
            yield f"{database.name}: {where}", data


def _codes(answers: list[Answer]) -> set[str]:
    shown = [json.loads(one.body) for one in answers if one.path.startswith("/api/wallet/pr") and one.status == 200]
    return {one["qr_text"] for one in shown if "qr_text" in one}


def test_the_sample_that_was_delivered_is_full_of_known_numbers(played: Path) -> None:
    rows = b"".join(file.read_bytes() for file in (played / "deliveries").glob("*.csv"))
    assert {hit.digits for hit in find(rows)} >= known_numbers() - {NEWCOMER.rrn}  # of whom LED has nothing


def test_no_table_holds_a_number(played: Path) -> None:
    tables = dict(_tables(played))
    assert tables["issuer.db: records.id"].count(b"\n") > 900
    assert tables["wallet.db: credentials.id"]
    assert _hits(iter(tables.items())) == []


def test_no_file_of_the_services_holds_a_number(played: Path) -> None:
    """Not even in pages of a database that were freed, or in its write-ahead log."""
    files = [file for file in (played / "data").rglob("*") if file.is_file()]
    assert files
    assert _hits((file.name, file.read_bytes()) for file in files) == []


def test_no_answer_holds_a_number(answers: list[Answer]) -> None:
    assert _hits((f"{one.method} {one.path}", one.raw) for one in answers) == []


def test_no_address_holds_a_number(answers: list[Answer]) -> None:
    assert _hits((one.path, one.path.encode()) for one in answers) == []


def test_nothing_that_is_printed_or_logged_holds_a_number(played: Path) -> None:
    assert (played / "stdout").read_text().count('"ok": true') > 10
    assert _hits((name, (played / name).read_bytes()) for name in ("stdout", "stderr")) == []


def test_no_code_holds_a_number(answers: list[Answer]) -> None:
    codes = _codes(answers)
    assert {code[:3] for code in codes} == {"VP1", "VC1"}
    assert _hits((code[:12], json.dumps(decode_qr(code, demo_table())).encode()) for code in codes) == []


@pytest.mark.parametrize(
    ("path", "least"),
    [(r"/status/\d+", 20), ("/bundle", 1), ("/trust-list", 1), ("/credential", 3), ("/deliveries", 15)],
)
def test_what_must_be_clean_was_there_to_be_scanned(path: str, least: int, answers: list[Answer]) -> None:
    assert len({one.raw for one in answers if re.fullmatch(path, one.path) and one.status < 300}) >= least


def test_every_path_of_the_services_was_asked_for(answers: list[Answer], tmp_path: Path) -> None:
    got = {one.path for one in answers if one.method == "GET" and one.status < 500 and one.status != 404}
    paths = get_paths(tmp_path)
    assert len(paths) > 50
    assert [
        path for path in paths if not any(re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), one) for one in got)
    ] == []


def test_a_planted_number_is_found_in_an_answer(answers: list[Answer]) -> None:
    [receipt] = [one for one in answers if one.path.startswith("/deliveries/") and b"text/csv" in one.raw]
    assert find(receipt.raw.replace(b"HogerOnderwijs/", GRADUATE.rrn.encode() + b"/", 1)) != []


def test_a_planted_number_is_found_in_a_table(played: Path) -> None:
    audit = dict(_tables(played))["issuer.db: audit.detail"]
    assert find(audit + b"\nwithdrawn for " + GRADUATE.rrn.encode()) != []


def test_a_planted_number_is_found_in_a_code(answers: list[Answer]) -> None:
    code = next(code for code in _codes(answers) if code.startswith("VP1"))
    presentation = decode_qr(code, demo_table())
    presentation["verifiableCredential"]["credentialSubject"]["hasClaim"]["title"] = f"Bachelor {GRADUATE.rrn}"
    assert find(encode_qr(presentation, demo_table())) != []


def test_a_planted_number_is_found_in_a_log(played: Path) -> None:
    log = (played / "stderr").read_bytes() + f"no person with {GRADUATE.rrn[:6]}-{GRADUATE.rrn[6:]}\n".encode()
    assert find(log) != []
