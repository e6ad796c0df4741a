"""A conformance server in this process, whose clock stands still, and the documents of the official suites."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from led_cli.conformance.application import create_app
from led_cli.conformance.house import House
from led_cli.conformance.state import StateFolder
from tests import world
from tests.services.conformance.service import URL, Service


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conformance")


@pytest.fixture(scope="package")
def house(folder: Path) -> House:
    return House.open(StateFolder.open(folder), public_url=URL, now=lambda: world.NOW)


@pytest.fixture(scope="package")
def service(house: House) -> Iterator[Service]:
    # An exception that gets out would be a 500: the client raises it, and the test fails at the place of the fault.
    with TestClient(create_app(house), base_url=URL) as client:
        yield Service(client)
