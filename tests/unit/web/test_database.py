"""Transactions on SQLite as the services use them."""

import threading
from pathlib import Path

from sqlalchemy import text

from led_web.database import open_engine, reading, writing


def test_writers_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/db")
    with writing(engine) as connection:
        connection.execute(text("create table counter (n integer)"))
        connection.execute(text("insert into counter values (0)"))

    def count() -> None:
        for _ in range(25):
            with writing(engine) as connection:
                n = connection.execute(text("select n from counter")).scalar_one()
                connection.execute(text("update counter set n = :n"), {"n": n + 1})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(engine) as connection:
        assert connection.execute(text("select n from counter")).scalar_one() == 100


def test_commits_are_synced_to_disk(tmp_path: Path) -> None:
    with reading(open_engine(f"sqlite:///{tmp_path}/db")) as connection:
        assert connection.exec_driver_sql("pragma journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("pragma synchronous").scalar_one() == 2
