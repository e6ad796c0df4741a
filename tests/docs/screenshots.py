"""Take the picture of README, the verifier page after a scan at 1280 x 800: `python -m tests.docs.screenshots`.

It is the real page of the whole house on loopback, read from the camera, as in the interview of tests/browser.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Playwright, ViewportSize

from led_cli.platform.addresses import Addresses
from led_cli.platform.platform import Platform
from led_cli.platform.server import free_port
from tests.browser.camera import chromium, driver, record
from tests.browser.candidate import Candidate
from tests.paths import ROOT

PICTURE: Final = ROOT / "docs" / "images" / "verifier-valid.png"
SIZE: Final = ViewportSize(width=1280, height=800)
_TITLE: Final = "Bachelor in de toegepaste informatica"
_PATIENCE: Final = 20_000


def _code_on_a_phone(browser: Browser, origin: str) -> bytes:
    candidate = Candidate(browser, origin)
    candidate.log_in()
    candidate.fetch(_TITLE)
    candidate.open_live_code()
    return candidate.picture()


def take(playwright: Playwright, origin: str, folder: Path) -> bytes:
    """Return the picture as PNG."""
    with chromium(playwright) as phone:
        video = record(_code_on_a_phone(phone, origin), folder)
    with chromium(playwright, video) as laptop:
        page = laptop.new_context(viewport=SIZE, permissions=["camera"], locale="en-GB").new_page()
        page.goto(f"{origin}/en/controle")
        page.click("[data-action=camera]")
        page.wait_for_selector(".verdict[data-verdict=valid]", timeout=_PATIENCE)
        page.evaluate("document.fonts.ready")
        page.mouse.move(0, 0)
        return page.screenshot(animations="disabled")


def main() -> None:
    """Start the house, scan, and write the picture."""
    with TemporaryDirectory(prefix="led-picture-") as name, driver() as playwright:
        addresses = Addresses(data=Path(name) / "data", port=free_port())
        with Platform(addresses, sample=True):
            PICTURE.write_bytes(take(playwright, addresses.origin, Path(name)))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
