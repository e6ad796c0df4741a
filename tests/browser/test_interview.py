"""The interview: a candidate shows the live code, an employer's camera reads it, and the register has the last word.

Both sides are real Chromium; the employer's camera is a recording of what is on the candidate's screen.
"""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, expect

from led_cli.demo.provider import Provider, row_of
from led_cli.platform.platform import Platform
from led_issuer.register.importing import next_sequence
from led_issuer.runtime import Runtime
from led_issuer.sample.people import GRADUATE
from led_vc.qr import image
from led_web.database import reading
from tests.browser.camera import chromium, record
from tests.browser.candidate import Candidate
from tests.paths import ROOT

pytestmark = pytest.mark.browser

HIGHER = "OVO001957-HogerOnderwijs"
TITLE = "Bachelor in de toegepaste informatica"
_PAST_A_STATUS_LIST = 61
_PATIENCE = 20_000
_LAPTOP = ViewportSize(width=1280, height=800)


@pytest.fixture
def candidate(playwright: Playwright, platform: Platform) -> Iterator[Candidate]:
    with chromium(playwright) as browser:
        found = Candidate(browser, platform.addresses.origin)
        yield found
        assert found.trouble == []


@pytest.fixture
def employer(playwright: Playwright, platform: Platform, tmp_path: Path) -> Iterator[Page]:
    """Open the employer's page in a browser whose camera is the recording in `tmp_path`."""
    record(image.png("not a code of LED"), tmp_path)  # Chromium looks for the file when it starts
    with chromium(playwright, tmp_path / "camera.mjpeg") as browser:
        yield _controle(browser, platform.addresses.origin)


def _controle(browser: Browser, origin: str) -> Page:
    page = browser.new_context(viewport=_LAPTOP, permissions=["camera"], locale="nl-BE").new_page()
    page.goto(f"{origin}/controle")
    return page


def _scan(page: Page) -> dict[str, str | None]:
    """Start the camera and return the banner that the page comes to."""
    page.reload()
    page.click("[data-action=camera]")
    page.wait_for_selector(".verdict", timeout=_PATIENCE)
    return {name: page.locator(".verdict").get_attribute(f"data-{name}") for name in ("tone", "verdict", "code")}


def _later(platform: Platform, seconds: int) -> None:
    file = platform.addresses.clock_file
    file.write_text(str((int(file.read_text()) if file.exists() else 0) + seconds))


def _withdraw(platform: Platform) -> str:
    """Let the provider's own system deliver the withdrawal of the graduate's diploma; return the row's outcome."""
    runtime = Runtime.open(platform.settings)
    try:
        with httpx2.Client(base_url=platform.addresses.origin) as http:
            row = row_of(ROOT / "tests" / "data" / "sample" / f"{HIGHER}-1.csv", GRADUATE.rrn)
            with reading(runtime.engine) as connection:
                sequence = next_sequence(connection, HIGHER, "provider")
            row |= {"bron_versie": "2", "operatie": "INTREKKING", "reden": "FRAUDE"}
            return Provider(HIGHER, http, runtime).deliver_row(row, sequence=sequence)
    finally:
        runtime.close()


def test_the_interview(candidate: Candidate, employer: Page, platform: Platform, tmp_path: Path) -> None:
    """Green for a live code, amber while nobody can say what was withdrawn, red with the reason after a withdrawal."""
    candidate.log_in()
    candidate.fetch(TITLE)
    candidate.open_live_code()

    record(candidate.picture(), tmp_path)
    assert _scan(employer) == {"tone": "ok", "verdict": "valid", "code": "OK"}
    expect(employer.locator(".verdict h1")).to_have_text("Dit bewijs is in orde")
    expect(employer.locator("[data-claim=name] dd")).to_have_text("Vandenbroucke, Lotte")

    platform.stop_status()
    _later(platform, _PAST_A_STATUS_LIST)
    assert _scan(employer) == {"tone": "warn", "verdict": "indeterminate", "code": "STATUS_RETRIEVAL_ERROR"}
    expect(employer.locator(".verdict h1")).to_have_text("Nog niet zeker")
    platform.start_status()

    candidate.page.reload()  # the phone shows the code of now
    record(candidate.picture(), tmp_path)
    assert _withdraw(platform) == "withdrawn"
    _later(platform, _PAST_A_STATUS_LIST)
    employer.wait_for_timeout(2500)  # the list follows within seconds; the page pauses after a host that did not answer
    assert _scan(employer) == {"tone": "bad", "verdict": "invalid", "code": "STATUS_REVOKED"}
    expect(employer.locator(".verdict h1")).to_have_text("Dit bewijs is ingetrokken")
    expect(employer.locator(".verdict")).to_contain_text("Steun niet op dit bewijs. Het geldt niet meer.")
