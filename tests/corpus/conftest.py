"""A verifier and a register of the corpus, started once; the tests of one group leave nothing behind for another's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from led_cli.demo_login.launch import DemoLogin
from tests.corpus.provider import Provider
from tests.corpus.service import Employer
from tests.corpus.service import employer as running_verifier
from tests.services.issuer.doors import Doors, open_doors
from tests.services.issuer.office import Office, open_office, settings_for
from tests.services.oidc import login_provider

__all__ = ["login_provider"]


@pytest.fixture(scope="session")
def employer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Employer]:
    """Run the verifier that all attacks are posted to."""
    with running_verifier(tmp_path_factory.mktemp("employer")) as found:
        yield found


@pytest.fixture(scope="session")
def doors(tmp_path_factory: pytest.TempPathFactory, login_provider: DemoLogin) -> Iterator[Doors]:
    """Run a register and issuer on loopback, with real logins."""
    folder = tmp_path_factory.mktemp("doors")
    with open_doors(folder, f"sqlite:///{folder / 'issuer.db'}", login_provider) as opened:
        yield opened


@pytest.fixture(scope="module")
def provider(doors: Doors) -> Provider:
    """Give the provider of higher education, with its key."""
    return Provider.registered_at(doors)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Give a register of a test's own, without doors."""
    opened = open_office(settings_for(f"sqlite:///{tmp_path / 'issuer.db'}", tmp_path))
    yield opened
    opened.runtime.close()
