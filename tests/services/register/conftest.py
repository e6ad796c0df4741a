"""A register to deliver to, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from tests.register_desk import Desk


@pytest.fixture
def desk(issuer_engine: Engine) -> Desk:
    """Give a desk at an empty register."""
    return Desk(issuer_engine)
