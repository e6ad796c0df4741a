"""Fixtures of the rules' tests: a register to deliver to. That both databases agree is shown by the services' tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from led_web.database import open_engine
from tests.databases import _sqlite_template
from tests.register_desk import Desk

__all__ = ["_sqlite_template"]


@pytest.fixture
def desk(_sqlite_template: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk at an empty register."""
    shutil.copy(_sqlite_template, tmp_path / "issuer.db")
    engine = open_engine(f"sqlite:///{tmp_path / 'issuer.db'}")
    yield Desk(engine)
    engine.dispose()
