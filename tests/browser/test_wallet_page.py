"""The wallet's pages in a real Chromium: the live code by the clock, what hides when, paper, and access for all."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect

from led_cli.demo_login.launch import DemoLogin
from led_vc.qr import decode_qr, demo_table
from led_vc.verify import Live, verify_presentation
from tests.browser.camera import chromium
from tests.register_desk import VDAB
from tests.services.oidc import login_provider
from tests.services.wallet.house import House, Visitor, open_house

__all__ = ["login_provider"]

pytestmark = pytest.mark.browser

_PHONE = ViewportSize(width=390, height=844)
_NARROW = ViewportSize(width=320, height=700)
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
_STATES = ("", "/kiezen", "/tonen/geboortedatum", "/afdruk", "/afdruk/geboortedatum")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, login_provider: DemoLogin) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    databases = (f"sqlite:///{folder / 'issuer.db'}", f"sqlite:///{folder / 'wallet.db'}")
    with open_house(folder, *databases, login_provider) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with chromium(playwright) as started:
        yield started


@pytest.fixture(scope="module")
def graduate(house: House) -> Visitor:
    """Somebody with a diploma that is ready to be shown, one that is not, and an own declaration."""
    made = house.citizen()
    made.deliver()
    made.log_in()
    made.summary()
    made.summary(birth_date=True)
    return made


@pytest.fixture
def context(browser: Browser, house: House, graduate: Visitor) -> Iterator[BrowserContext]:
    """Open a phone in which the graduate is logged in."""
    context = browser.new_context(viewport=_PHONE, locale="nl-BE", timezone_id="Europe/Brussels")
    context.add_cookies([{"name": "led_session", "value": graduate.http.cookies["led_session"], "url": house.address}])
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page
    assert [said for said in trouble if "401" not in said] == []


@pytest.fixture
def proof(house: House, graduate: Visitor) -> str:
    """Give the address of the diploma."""
    return f"{house.address}/mijn/bewijs/{graduate.record()['handle']}"


def open_live(page: Page, proof: str) -> str:
    """Open the live code with the page's clock in our hands; return the first code's text."""
    page.clock.install()
    page.goto(f"{proof}/tonen")
    page.wait_for_function("document.querySelector('#spoken').textContent !== ''")
    return page.locator("#text").text_content() or ""


def no_violations(page: Page) -> None:
    found = Axe().run(page, options=_RULES).response["violations"]
    assert found == [], [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_a_camera_reads_the_code_on_the_screen_and_it_verifies(page: Page, proof: str, house: House) -> None:
    text = open_live(page, proof)
    seen = zxingcpp.read_barcodes(Image.open(BytesIO(page.locator("figure.qr").screenshot())))
    assert [one.text for one in seen] == [text]
    report = verify_presentation(decode_qr(text, demo_table()), house.environment(), expects=Live())
    assert report.verdict == "valid"


def test_each_module_is_at_least_three_pixels_on_a_phone(page: Page, proof: str) -> None:
    open_live(page, proof)
    modules = int(page.locator("figure.qr").get_attribute("data-modules") or 0)
    box = page.locator("figure.qr img.front").bounding_box()
    assert box is not None
    assert box["width"] / modules >= 3


def test_a_new_code_takes_over_after_thirty_seconds_without_a_jump(page: Page, proof: str) -> None:
    first, before = open_live(page, proof), page.locator("figure.qr").bounding_box()
    page.clock.run_for(15_000)
    expect(page.locator("#next")).to_have_text(re.compile(r"Nieuwe code over \d{1,2} seconden?"))
    page.wait_for_timeout(1100)  # in the same second the register's clock would give the same code
    with page.expect_response("**/api/wallet/presentations"):
        page.clock.run_for(14_500)
    assert until(page, lambda: page.locator("#text").text_content() != first)
    assert page.locator("figure.qr").bounding_box() == before
    assert page.locator("figure.qr img:not(.back)").count() == 1


def until(page: Page, there: Callable[[], bool]) -> bool:
    """Let the page's clock run until something is so, for ten of its seconds."""
    for _ in range(20):
        if there():
            return True
        page.clock.run_for(500)
        page.wait_for_timeout(100)
    return there()


def test_leaving_the_page_hides_the_code_at_once_and_one_key_brings_it_back(page: Page, proof: str) -> None:
    open_live(page, proof)
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true});document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(page.locator("figure.qr")).to_be_hidden()
    assert page.locator("#text").text_content() == ""
    assert page.locator("figure.qr img[src]").count() == 0
    expect(page.locator(".covered")).to_contain_text("De code is verborgen. Toon opnieuw als je ze nodig hebt.")
    page.focus("#again")
    with page.expect_response("**/api/wallet/presentations"):
        page.keyboard.press("Enter")
    expect(page.locator("figure.qr")).to_be_visible()
    expect(page.locator("#text")).to_have_text(re.compile("^VP1-R"))
    expect(page.locator("#spoken")).to_have_text("De code staat op het scherm.")


def test_after_five_minutes_the_code_hides(page: Page, proof: str) -> None:
    open_live(page, proof)
    for _ in range(11):
        page.clock.run_for(28_500)
        page.wait_for_timeout(150)
    expect(page.locator("figure.qr")).to_be_hidden()


def test_without_an_answer_the_old_code_goes_before_it_is_worthless(page: Page, proof: str) -> None:
    open_live(page, proof)
    page.route("**/api/wallet/presentations", lambda route: route.fulfill(status=200, body="not json"))
    for _ in range(4):
        page.clock.run_for(28_500)
        page.wait_for_timeout(100)
    expect(page.locator("figure.qr")).to_be_hidden()


def test_when_the_session_is_over_the_page_goes_to_the_login(page: Page, proof: str) -> None:
    open_live(page, proof)
    page.context.clear_cookies()
    page.clock.run_for(28_500)
    page.wait_for_url("**/mijn/aanmelden")


def test_the_preview_follows_the_box(page: Page, proof: str) -> None:
    page.goto(f"{proof}/kiezen")
    shown = page.locator(".preview [data-claim=birth_date]")
    expect(shown).to_be_hidden()
    page.check("#birth-date")
    expect(shown).to_be_visible()


def test_paper_has_the_code_of_80_millimetres_and_neither_header_nor_buttons(page: Page, proof: str) -> None:
    page.goto(f"{proof}/afdruk/geboortedatum")
    page.emulate_media(media="print")
    box = page.locator(".sheet .qr").bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(80 / 25.4 * 96, abs=1)
    for part in ("header.top", "footer.foot", "#print"):
        expect(page.locator(part)).to_be_hidden()
    for words in ("12", "Bachelor in de verpleegkunde", "Geldig tot", "/controle"):
        expect(page.locator(".sheet")).to_contain_text(words)
    mark = page.evaluate("getComputedStyle(document.body, '::after').content")
    assert mark.startswith('"Dit is geen diploma. Controleer de QR-code op ')


def test_two_minutes_before_the_end_one_key_prolongs_the_session(page: Page, house: House) -> None:
    page.clock.install()
    page.goto(f"{house.address}/mijn")
    expect(page.locator("#session-end")).to_be_hidden()
    page.clock.run_for(13 * 60 * 1000 + 30_000)
    expect(page.locator("#session-end")).to_be_visible()
    no_violations(page)
    page.click("#session-end button")
    expect(page.locator("#session-end")).to_be_hidden()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_state_has_an_accessibility_violation(page: Page, house: House, proof: str, prefix: str) -> None:
    handle = proof.rpartition("/mijn/")[2]
    for path in ("", "/logboek", "/afgemeld", *(f"/{handle}{state}" for state in _STATES)):
        page.goto(f"{house.address}{prefix}/mijn{path}")
        no_violations(page)


def test_the_dark_theme_has_no_accessibility_violation(page: Page, house: House, proof: str) -> None:
    page.emulate_media(color_scheme="dark")
    for address in (f"{house.address}/mijn", proof, *(proof + state for state in _STATES)):
        page.goto(address)
        no_violations(page)


def test_login_own_declarations_and_fetching_have_no_accessibility_violation(browser: Browser, house: House) -> None:
    citizen = house.citizen()
    citizen.deliver()
    citizen.deliver(supplier=VDAB, bron_record_id="EV/axe", authenticiteit="EigenVerklaringOpEer")
    citizen.log_in()
    page = browser.new_context(viewport=_PHONE).new_page()
    page.goto(f"{house.address}/mijn")
    no_violations(page)
    cookie = citizen.http.cookies["led_session"]
    page.context.add_cookies([{"name": "led_session", "value": cookie, "url": house.address}])
    page.goto(f"{house.address}/mijn")
    no_violations(page)
    for record in citizen.records():
        page.goto(f"{house.address}/mijn/bewijs/{record['handle']}")
        no_violations(page)
    page.goto(f"{house.address}/mijn")
    page.click("a.btn[href$='/ophalen']")
    page.wait_for_url("**/ophalen")  # with its style: before, targets have no size
    no_violations(page)
    page.click("form[data-busy] button")
    page.wait_for_url("**/klaar")
    no_violations(page)
    page.context.close()


def test_a_narrow_screen_never_scrolls_sideways(page: Page, house: House, proof: str) -> None:
    page.set_viewport_size(_NARROW)
    addresses = [f"{house.address}/mijn", f"{house.address}/mijn/logboek", *(proof + state for state in _STATES)]
    wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
    assert wide == []


def test_the_whole_way_to_the_code_goes_by_keyboard(page: Page, house: House, proof: str) -> None:
    page.goto(f"{house.address}/mijn")
    page.locator(f"a.btn[href$='{proof.rpartition('/')[2]}/kiezen']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kiezen")
    page.locator("#birth-date").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tonen/geboortedatum")
    expect(page.locator("figure.qr")).to_be_visible()


def test_the_language_can_be_changed_without_losing_the_choice(page: Page, proof: str) -> None:
    page.goto(f"{proof}/tonen/geboortedatum")
    page.click("nav.lang a[lang=en]")
    page.wait_for_url("**/en/mijn/bewijs/*/tonen/geboortedatum")
    expect(page.locator("h1")).to_have_text("Let someone scan this code")
