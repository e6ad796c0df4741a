"""Corpus group J, continued: the same delivery again, in another order, half of it, with other rows, fifty times.

A delivery has its `levering_id` for what an Idempotency-Key is elsewhere.
"""

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.tables import credentials, record_versions, records
from tests.corpus.attack import case
from tests.corpus.provider import Provider
from tests.corpus.register import held
from tests.register_desk import file_of, row
from tests.services.issuer.doors import Doors
from tests.services.issuer.office import Office


def rows_of(name: str, count: int) -> list[Mapping[str, str]]:
    return [row(bron_record_id=f"{name}/{number}", titel_nl=f"Bachelor {number}") for number in range(count)]


@case("J07 again, in another order, and half of it")
def test_known_rows_bring_nothing_new(case: str, office: Office) -> None:
    rows = rows_of("J07", 6)
    office.desk.deliver(*rows)
    for one in rows:
        office.issue(office.desk.record(one["bron_record_id"]))
    before = held(office.desk, records, record_versions, credentials)
    assert office.desk.deliver(*rows).outcomes == ["ignored"] * 6
    assert office.desk.deliver(*reversed(rows)).outcomes == ["ignored"] * 6
    assert office.desk.deliver(*rows[3:], *rows_of("J07", 8)[6:]).outcomes == ["ignored"] * 3 + ["accepted"] * 2
    now = held(office.desk, records, record_versions, credentials)
    assert now["credentials"] == before["credentials"]
    assert (len(now["records"]), len(now["record_versions"])) == (8, 8)


@case("J07 the same file over HTTP")
def test_the_same_file_again_is_answered_with_the_first_receipt(case: str, provider: Provider, doors: Doors) -> None:
    data = file_of(rows_of("J07", 4))
    header = provider.header(data, formaat="csv", count=4)
    first = provider.post(header, data)
    before = held(doors.desk, records, record_versions, credentials)
    again = provider.post(header, data)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json() | {"repeated": True}
    assert held(doors.desk, records, record_versions, credentials) == before


@case("J09 the same id with other rows")
def test_an_id_does_not_come_back_with_other_rows(case: str, office: Office) -> None:
    office.desk.deliver(row(), levering_id="J09")
    with pytest.raises(DeliveryRefusedError) as refused:
        office.desk.deliver(row(titel_nl="Doctor"), levering_id="J09", volgnummer=1)
    assert refused.value.code == "delivery_id_reused"
    assert office.desk.content("HO/1")["titel_nl"] == row()["titel_nl"]


@case("J09 the same id with other rows, over HTTP")
def test_an_id_with_other_rows_is_a_conflict(case: str, provider: Provider) -> None:
    data, changed = (file_of([row(bron_record_id="J09/1", titel_nl=title)]) for title in ("Bachelor", "Doctor"))
    header = json.loads(provider.header(data, formaat="csv"))
    assert provider.post(json.dumps(header).encode(), data).status_code == 201
    other = json.loads(provider.header(changed, formaat="csv")) | {"levering_id": header["levering_id"]}
    answer = provider.post(json.dumps(other).encode(), changed)
    assert (answer.status_code, answer.json()["code"]) == (409, "delivery_id_reused")


@case("J09 fifty at once, over HTTP")
def test_fifty_times_the_same_at_once_is_done_once(case: str, provider: Provider, doors: Doors) -> None:
    data = file_of(rows_of("J09-50", 3))
    header = provider.header(data, formaat="csv", count=3)
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: provider.post(header, data), range(50)))
    assert sorted(answer.status_code for answer in answers) == [200] * 49 + [201]
    told = [answer.json() for answer in answers]
    assert all({**one, "repeated": False} == {**told[0], "repeated": False} for one in told)
    known = [line for line in held(doors.desk, records)["records"] if "J09-50" in repr(line)]
    assert len(known) == 3
