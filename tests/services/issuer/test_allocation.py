"""Every credential has a bit of its own, at a random place, however many ask at once (R04)."""

import secrets
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from led_issuer.status.allocate import NoIndexError
from led_issuer.status.lists import publication
from led_issuer.tables import credentials, status_entries, status_lists
from led_vc.qualification import StatusIndex
from led_web.database import reading, writing
from tests.register_desk import row
from tests.services.issuer.office import Office
from tests.services.issuer.taking import take

ROOT = Path(__file__).resolve().parents[3]
FIRST_LIST, NEXT_LIST = 19, 27


@pytest.fixture
def record(office: Office) -> str:
    """Give the id of a record of the university."""
    office.desk.deliver(row())
    return str(office.desk.record("HO/1").id)


def test_threads_never_share_or_lose_an_index(office: Office, record: str) -> None:
    def one(_: int) -> StatusIndex:
        with writing(office.runtime.engine) as connection:
            return take(connection, record)

    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(one, range(320)))
    assert len(set(taken)) == 320
    assert sorted(office.indexes()) == sorted((one.status_list, one.index) for one in taken)


def test_processes_never_share_or_lose_an_index(office: Office, record: str) -> None:
    arguments = [office.runtime.settings.issuer_database_url, record, "40"]
    workers = [
        subprocess.Popen([sys.executable, "-m", "tests.services.issuer.taking", *arguments], cwd=ROOT) for _ in range(2)
    ]
    assert [worker.wait(120) for worker in workers] == [0, 0]
    assert len(office.indexes()) == 80


def test_threads_that_draw_the_same_places_all_get_one(office: Office, record: str) -> None:
    def one(_: int) -> StatusIndex:
        with writing(office.runtime.engine) as connection:
            return take(connection, record, lambda _: secrets.randbelow(12))

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(one, range(24)))
    assert len(set(taken)) == 24
    assert len({one.status_list for one in taken}) >= 2


def test_an_index_that_is_taken_is_drawn_again(office: Office, record: str) -> None:
    draws = iter([5, 5, 5, 9])
    with writing(office.runtime.engine) as connection:
        taken = [take(connection, record, lambda _: next(draws)) for _ in range(2)]
    assert [one.index for one in taken] == [5, 9]


def test_a_list_that_seems_full_is_followed_by_the_next_serial_which_is_published(office: Office, record: str) -> None:
    with writing(office.runtime.engine) as connection:
        taken = [take(connection, record, lambda _: 7) for _ in range(2)]
    assert taken == [StatusIndex(FIRST_LIST, 7), StatusIndex(NEXT_LIST, 7)]
    office.publish()
    with reading(office.runtime.engine) as connection:
        assert publication(connection, NEXT_LIST) is not None


def test_broken_randomness_ends_in_an_error_and_not_in_a_loop(office: Office, record: str) -> None:
    with writing(office.runtime.engine) as connection:
        other = take(connection, record).index
        credential = connection.execute(select(credentials.c.id)).scalar_one()

        def always_taken(_: int) -> int:
            newest = connection.execute(select(func.max(status_lists.c.number))).scalar_one()
            if newest > FIRST_LIST and (newest, other) not in seen:
                seen.add((newest, other))
                values = {"status_list": newest, "index": other, "credential": credential, "value": False}
                connection.execute(insert(status_entries).values(values))
            return other

        seen: set[tuple[int, int]] = set()
        with pytest.raises(NoIndexError):
            take(connection, record, always_taken)


def test_places_are_spread_over_the_whole_list(office: Office, record: str) -> None:
    with writing(office.runtime.engine) as connection:
        taken = [take(connection, record).index for _ in range(800)]
    observed = Counter(index * 16 // 131_072 for index in taken)
    chi_square = sum((observed[bucket] - 50) ** 2 / 50 for bucket in range(16))
    assert chi_square < 60  # 15 degrees of freedom: by chance in fewer than one in a million runs
    assert taken != sorted(taken)
