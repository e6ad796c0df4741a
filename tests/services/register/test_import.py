"""One delivery is one transaction: all of it or nothing, once, in its turn."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.tables import deliveries, delivery_rows, institutions, metadata, persons, record_versions, records
from led_web.database import open_engine, reading
from tests.register_desk import PEETERS, SCHOOLS, Desk, file_of, number, row, secondary


def _refused(desk: Desk, *rows: dict[str, str], **members: Any) -> DeliveryRefusedError:
    with pytest.raises(DeliveryRefusedError) as refused:
        desk.deliver(*rows, **members)
    return refused.value


def _sizes(desk: Desk) -> dict[str, int]:
    return {table.name: desk.count(table) for table in metadata.sorted_tables}


def test_the_same_delivery_again_gives_its_first_receipt(desk: Desk) -> None:
    first = desk.deliver(row(), levering_id="A")
    before = _sizes(desk)
    again = desk.deliver(row(), levering_id="A", volgnummer=1)
    assert again.receipt == replace(first.receipt, repeated=True)
    assert again.lines == first.lines
    assert _sizes(desk) == before


def test_a_delivery_id_does_not_come_back_with_other_rows(desk: Desk) -> None:
    desk.deliver(row(), levering_id="A")
    assert _refused(desk, row(bron_versie="2"), levering_id="A").code == "delivery_id_reused"


def test_two_suppliers_may_use_one_delivery_id(desk: Desk) -> None:
    desk.deliver(row(), levering_id="A")
    assert desk.deliver(secondary(), supplier=SCHOOLS, levering_id="A").outcomes == ["accepted"]


@pytest.mark.parametrize("sequence", [1, 3])
def test_the_sequence_number_follows(desk: Desk, sequence: int) -> None:
    desk.deliver(row())
    refused = _refused(desk, row(bron_record_id="HO/2"), volgnummer=sequence, levering_id="B")
    assert (refused.code, refused.members) == ("sequence_gap", {"expected": 2, "received": sequence})


def test_a_refused_delivery_leaves_nothing(desk: Desk) -> None:
    before = _sizes(desk)
    assert _refused(desk, row(), sha256="0" * 64).code == "sha256_mismatch"
    refused = _refused(desk, row(), row(bron_record_id="HO/2"), aantal=3)
    assert (refused.code, refused.members) == ("count_mismatch", {"expected": 3, "received": 2})
    assert _sizes(desk) == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "column_missing"),
        (b"insz;insz\n", "column_missing"),
        (b'bron_record_id;"unclosed', "rows_unreadable"),
        (b"a" * 200_000, "rows_unreadable"),
        (file_of([row()]).replace(b"taal;", b"land;"), "column_repeated"),
    ],
)
def test_a_file_that_is_no_delivery_is_refused_whole(desk: Desk, data: bytes, code: str) -> None:
    with pytest.raises(DeliveryRefusedError) as refused:
        desk.deliver_file(data, count=1)
    assert refused.value.code == code
    assert desk.count(deliveries) == 0


def test_a_row_that_cannot_be_read_holds_up_no_other(desk: Desk) -> None:
    data = file_of([row(), row(bron_record_id="HO/2")]) + b"one;cell\n"
    delivered = desk.deliver_file(data, count=3)
    assert delivered.outcomes == ["accepted", "accepted", "rejected"]
    assert delivered.codes[2] == ("ROW_MALFORMED",)


def test_json_lines_that_cannot_be_read_hold_up_no_other(desk: Desk) -> None:
    hostile = ["[]", "{", '{"insz":1e999}', '{"insz":{"a":1}}', '{"a":"1","a":"2"}', '{"insz":"\\ud800"}', "[" * 5000]
    lines = [*hostile, json.dumps(row())]
    delivered = desk.deliver_file("\n".join(lines).encode(), count=len(lines), formaat="jsonl")
    assert delivered.codes == [("ROW_MALFORMED",)] * len(hostile) + [("ROW_OK",)]


def _series(prefix: str, first: str, second: str) -> list[dict[str, str]]:
    """Return rows that meet one another, about two people."""
    return [
        one | {"bron_record_id": prefix + one["bron_record_id"]}
        for one in (
            row(insz=first),
            row(insz=first),
            row(insz=first, operatie="WIJZIGING", bron_versie="3", titel_nl="Bachelor in de vroedkunde"),
            row(insz=first, operatie="WIJZIGING", bron_versie="2"),
            row(insz=second, bron_record_id="HO/2"),
            row(insz=second, bron_record_id="HO/3", familienaam="Ander", voornamen="Iemand", geboortedatum="1950"),
            row(insz=first, operatie="INTREKKING", bron_versie="4"),
            row(insz=first, operatie="WIJZIGING", bron_versie="5"),
        )
    ]


@pytest.mark.parametrize("together", [True, False], ids=["in one delivery", "in a delivery each"])
def test_the_outcomes_do_not_depend_on_how_rows_are_put_into_deliveries(desk: Desk, together: bool) -> None:
    rows = _series("A", PEETERS, number("830217999", 1983))
    codes = desk.deliver(*rows).codes if together else [desk.deliver(one).codes[0] for one in rows]
    assert codes == [
        ("ROW_OK",),
        ("ROW_DUPLICATE",),
        ("VERSION_NEW",),
        ("VERSION_OLDER",),
        ("PERSON_NAMESAKE",),
        ("PERSON_CONFLICT",),
        ("WITHDRAW_OK",),
        ("RECORD_WITHDRAWN",),
    ]


KILLED = """
import sys, os, signal
from tests.register_desk import Desk, HIGHER, row
from led_web.database import open_engine
from led_issuer.register import importing
desk = Desk(open_engine(sys.argv[1]))
decided = importing._decide
def pause(*arguments):
    counters = decided(*arguments)
    print("written", flush=True)
    import time; time.sleep(60)
    return counters
importing._decide = pause
desk.deliver(*(row(bron_record_id=f"HO/{n}") for n in range(500)))
"""


def test_a_killed_import_leaves_nothing_and_can_be_sent_again(desk: Desk, issuer_database_url: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, issuer_database_url], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    fresh = Desk(open_engine(issuer_database_url))
    for _ in range(100):  # PostgreSQL notices within moments that its client is gone
        if fresh.count(records) == 0:
            break
        time.sleep(0.1)
    assert _sizes(fresh) == dict.fromkeys((table.name for table in metadata.sorted_tables), 0)
    delivered = fresh.deliver(*(row(bron_record_id=f"HO/{n}") for n in range(500)))
    assert delivered.receipt.counters["accepted"] == 500
    fresh.engine.dispose()


def test_receipts_say_nothing_of_a_person(desk: Desk) -> None:
    rows = [row(insz="83021700084"), row(familienaam="", bron_record_id="HO/2"), row(geboortedatum="1983-02-31")]
    told = json.dumps([line.to_json() for line in desk.deliver(*rows).lines], ensure_ascii=False)
    assert not any(value in told for value in ("8302170", "Peeters", "Zoë", "1983"))


def test_a_reference_that_holds_the_number_is_not_repeated(desk: Desk) -> None:
    delivered = desk.deliver(row(bron_record_id="dossier-83.02.17-000.83"))
    assert delivered.codes == [("INSZ_ELSEWHERE",)]
    assert delivered.lines[0].bron_record_id is None
    with reading(desk.engine) as connection:
        assert connection.execute(delivery_rows.select()).one().source_id is None


def test_unknown_institutions_get_the_next_serial_of_the_directory_once(desk: Desk) -> None:
    rows = [row(bron_record_id=f"HO/{n}", instellingsnummer=f"9{n % 3}") for n in range(9)]
    desk.deliver(*rows, row(bron_record_id="HO/x", medeuitreikers="777|Université de Lille~|Zonder nummer"))
    with reading(desk.engine) as connection:
        found = connection.execute(institutions.select().order_by(institutions.c.number)).all()
    assert [(one.number, one.official_number) for one in found] == [
        (1, "90"),
        (2, "91"),
        (3, "92"),
        (4, "320066"),
        (5, "777"),
    ]


def test_every_version_is_kept_with_its_content(desk: Desk) -> None:
    for version in ("1", "2", "5"):
        desk.deliver(row(operatie="WIJZIGING", bron_versie=version, titel_nl=f"Titel {version}"))
    with reading(desk.engine) as connection:
        found = connection.execute(record_versions.select().order_by(record_versions.c.version)).all()
    assert [(one.version, json.loads(one.content)["titel_nl"]) for one in found] == [
        (1, "Titel 1"),
        (2, "Titel 2"),
        (3, "Titel 5"),
    ]


def test_a_change_of_a_record_that_never_came_is_its_first_version(desk: Desk) -> None:
    assert desk.deliver(row(operatie="WIJZIGING", bron_versie="4")).outcomes == ["accepted"]
    assert desk.count(persons) == 1
