"""Fixtures for the issuer: settings, a register that is set up, and one that answers on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from led_cli.demo_login.launch import DemoLogin
from led_issuer.settings import IssuerSettings
from tests.services.issuer.doors import Doors, open_doors
from tests.services.issuer.office import Office, open_office, settings_for


@pytest.fixture
def settings(issuer_database_url: str, tmp_path: Path) -> IssuerSettings:
    """Give the settings of a register on each database."""
    return settings_for(issuer_database_url, tmp_path)


@pytest.fixture
def office(settings: IssuerSettings) -> Iterator[Office]:
    """Give a register that is set up."""
    opened = open_office(settings)
    yield opened
    opened.runtime.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def doors(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, login_provider: DemoLogin
) -> Iterator[Doors]:
    """Run a register for the tests of one module; each test has citizens of its own."""
    folder = tmp_path_factory.mktemp("doors")
    url, drop = f"sqlite:///{folder / 'issuer.db'}", None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        server.create(drop := f"doors_{folder.name.replace('-', '_')}")
        url = server.url(drop)
    with open_doors(folder, url, login_provider) as opened:
        yield opened
    if drop is not None:
        server.drop(drop)


@pytest.fixture
def clocked_doors(tmp_path: Path, login_provider: DemoLogin) -> Iterator[Doors]:
    """Run a register for one test alone, which may move its clock."""
    with open_doors(tmp_path, f"sqlite:///{tmp_path / 'issuer.db'}", login_provider) as opened:
        yield opened
