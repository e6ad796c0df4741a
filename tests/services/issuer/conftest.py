"""Fixtures for the issuer: settings, and a register that is set up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from led_issuer.settings import IssuerSettings
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
