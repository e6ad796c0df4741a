"""Fixtures of the wallet's tests: a house on each database, and one whose clock may be moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from led_cli.demo_login.launch import DemoLogin
from tests.services.wallet.house import House, Visitor, open_house


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, login_provider: DemoLogin
) -> Iterator[House]:
    """Run a house for the tests of one module; each test has citizens of its own."""
    folder = tmp_path_factory.mktemp("house")
    wallet_url, drop = f"sqlite:///{folder / 'wallet.db'}", None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        server.create(drop := f"wallet_{folder.name.replace('-', '_')}")
        wallet_url = server.url(drop)
    with open_house(folder, f"sqlite:///{folder / 'issuer.db'}", wallet_url, login_provider) as opened:
        yield opened
    if drop is not None:
        server.drop(drop)


@pytest.fixture
def clocked_house(tmp_path: Path, login_provider: DemoLogin) -> Iterator[House]:
    """Run a house for one test alone, which may move its clock; its attestations are valid for ten days."""
    databases = (f"sqlite:///{tmp_path / 'issuer.db'}", f"sqlite:///{tmp_path / 'wallet.db'}")
    with open_house(tmp_path, *databases, login_provider, credential_validity_days=10) as opened:
        yield opened


@pytest.fixture
def citizen(house: House) -> Visitor:
    """Give a citizen with one diploma, logged in by eID."""
    made = house.citizen()
    made.deliver()
    made.log_in()
    return made
