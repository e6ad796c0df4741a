"""Fixtures of the rules' tests: a register to deliver to. That both databases agree is shown by the services' tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from led_cli.demo_login.launch import DemoLogin
from led_web.database import open_engine
from tests.databases import _sqlite_template
from tests.register_desk import Desk
from tests.services.issuer.doors import Doors, open_doors
from tests.services.oidc import login_provider
from tests.services.wallet.house import House, open_house

__all__ = ["_sqlite_template", "login_provider"]


@pytest.fixture
def desk(_sqlite_template: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a desk at an empty register."""
    shutil.copy(_sqlite_template, tmp_path / "issuer.db")
    engine = open_engine(f"sqlite:///{tmp_path / 'issuer.db'}")
    yield Desk(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def wallet_house(tmp_path_factory: pytest.TempPathFactory, login_provider: DemoLogin) -> Iterator[House]:
    """Run the wallet with register, issuer and login behind it."""
    folder = tmp_path_factory.mktemp("house")
    databases = (f"sqlite:///{folder / 'issuer.db'}", f"sqlite:///{folder / 'wallet.db'}")
    with open_house(folder, *databases, login_provider) as opened:
        yield opened


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, login_provider: DemoLogin) -> Iterator[Doors]:
    """Run the register and issuer with a login, as any wallet meets them."""
    folder = tmp_path_factory.mktemp("register")
    with open_doors(folder, f"sqlite:///{folder / 'issuer.db'}", login_provider) as opened:
        yield opened
