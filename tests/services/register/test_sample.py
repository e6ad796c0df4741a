"""The sample register: made again to the byte, and imported with every answer met."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from led_issuer.register.directory import load_directory
from led_issuer.register.files import find_deliveries
from led_issuer.register.importing import import_delivery
from led_issuer.register.receipts import receipt_lines
from led_issuer.register.row_codes import OUTCOMES, ROW_CODES
from led_issuer.sample.generate import EDGES, SampleSize
from led_issuer.sample.people import CITIZENS
from led_issuer.sample.write import write_sample
from led_issuer.tables import persons, records
from led_web.database import writing
from tests.paths import ROOT
from tests.register_desk import NOW, Desk

SAMPLE = ROOT / "tests" / "data" / "sample"


def _answers(directory: Path) -> dict[str, list[tuple[str, list[str]]]]:
    document = json.loads((directory / "answers.json").read_text())
    return {one["levering_id"]: [(row[0], row[1]) for row in one["rows"]] for one in document["deliveries"]}


def _import(desk: Desk, directory: Path) -> dict[str, list[tuple[str, list[str]]]]:
    with writing(desk.engine) as connection:
        load_directory(connection, (directory / "instellingen.csv").read_text())
    found = {}
    for delivery in find_deliveries([directory]):
        with writing(desk.engine) as connection, delivery.open() as rows:
            receipt = import_delivery(connection, delivery.header, rows, policy=desk.policy, now=NOW)
            lines = receipt_lines(connection, receipt, limit=100_000)
            found[receipt.levering_id] = [(line.outcome, sorted(line.codes)) for line in lines]
            assert sum(receipt.counters.values()) == receipt.rows == delivery.header.aantal
    return found


def test_the_committed_sample_is_what_the_command_writes(tmp_path: Path) -> None:
    assert write_sample(tmp_path, SampleSize(1000, 1)) == 1000
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in SAMPLE.iterdir()}


def test_every_answer_of_the_sample_is_met(desk: Desk) -> None:
    assert _import(desk, SAMPLE) == _answers(SAMPLE)


def test_the_answers_are_met_in_json_lines_and_with_another_seed(desk: Desk, tmp_path: Path) -> None:
    write_sample(tmp_path, SampleSize(3000, 4), "jsonl")
    assert _import(desk, tmp_path) == _answers(tmp_path)


def test_importing_the_sample_again_changes_nothing(desk: Desk) -> None:
    first = _import(desk, SAMPLE)
    before = desk.count(records), desk.count(persons)
    assert _import(desk, SAMPLE) == first
    assert (desk.count(records), desk.count(persons)) == before


@pytest.mark.parametrize("rows", [1, 500])
def test_every_edge_class_has_a_row_whatever_the_size(tmp_path: Path, rows: int) -> None:
    write_sample(tmp_path, SampleSize(rows, 3))
    document = json.loads((tmp_path / "answers.json").read_text())
    edges = Counter(row[2] for one in document["deliveries"] for row in one["rows"])
    assert set(EDGES) <= set(edges)


def test_the_sample_meets_every_outcome_and_nearly_every_code() -> None:
    answers = [row for rows in _answers(SAMPLE).values() for row in rows]
    assert {outcome for outcome, _ in answers} == set(OUTCOMES)
    met = {code.partition(":")[0] for _, codes in answers for code in codes}
    # What only a broken file or a bound can bring is tested on its own.
    assert set(ROW_CODES) - met == {
        *("ROW_MALFORMED", "VALUE_MISSING", "VALUE_INVALID", "TEXT_LONG", "TEXT_CONTROL", "COLUMN_UNKNOWN"),
        "EQUIV_WRONG_TYPE",
    }


def test_the_demos_citizens_are_in_the_sample_as_their_stories_say() -> None:
    rows = [line for path in SAMPLE.glob("*.csv") for line in path.read_text().splitlines()]
    told = {citizen.login: [line for line in rows if f";{citizen.rrn};" in line] for citizen in CITIZENS}
    assert [len(told[login]) for login in ("lotte", "yusuf", "marie")] == [3, 2, 0]
    assert sum("EigenVerklaring" in line for line in told["lotte"]) == 1
    assert all("EigenVerklaring" in line for line in told["yusuf"])


def test_a_row_changed_on_the_way_refuses_the_delivery(desk: Desk, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SAMPLE, tmp_path / "copy"))
    rows = copy / "OVO000039-1.csv"
    rows.write_bytes(rows.read_bytes().replace(b"SYNTRA", b"SINTRA"))
    with pytest.raises(Exception, match="sha256_mismatch"):
        _import(desk, copy)
