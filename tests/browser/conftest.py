"""What all browser tests share: Playwright's driver, and the whole house on loopback."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from led_cli.platform.addresses import Addresses
from led_cli.platform.platform import Platform
from led_cli.platform.server import free_port
from tests.browser.camera import driver


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with driver() as started:
        yield started


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """Run every service, the register filled with the sample, the status app on a port of its own."""
    addresses = Addresses(data=tmp_path_factory.mktemp("house"), port=free_port(), status_port=free_port())
    with Platform(addresses, sample=True) as started:
        yield started
