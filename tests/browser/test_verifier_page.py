"""The verifier page in a real Chromium: from a code before the camera to a verdict, and what may never be on screen."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect

from led_cli.platform.server import Server, free_port
from led_vc.qr import demo_table, encode_qr, image
from led_verifier.app import create_app
from tests import world
from tests.browser.camera import chromium, record
from tests.services.verifier.register import Register, later, serve, set_clock, settings_for

pytestmark = pytest.mark.browser

_PHONE = ViewportSize(width=390, height=844)
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("verifier")


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    found = Register()
    found.publish()
    with serve(found):
        yield found


@pytest.fixture(scope="module")
def address(register: Register, folder: Path) -> Iterator[str]:
    server = Server(create_app(settings_for(register, folder)), free_port())
    server.start()
    yield f"http://localhost:{server.port}"
    server.stop()


@pytest.fixture(scope="module")
def live_code() -> str:
    return encode_qr(world.show(world.issue(world.summary())), demo_table())


@pytest.fixture(scope="module")
def browser(playwright: Playwright, folder: Path, live_code: str) -> Iterator[Browser]:
    with chromium(playwright, record(image.png(live_code), folder)) as started:
        yield started


@pytest.fixture(autouse=True)
def _world_time(folder: Path, register: Register) -> None:
    """Every test is in the world's own moment, with nothing revoked and everything reachable."""
    set_clock(folder / "clock", world.NOW)
    register.status_down = False


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport=_PHONE, permissions=["camera"], locale="nl-BE", timezone_id="Europe/Brussels", accept_downloads=True
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(f"{address}/controle")
    yield page
    assert not [said for said in trouble if "503" not in said], trouble


def _paste(page: Page, text: str) -> None:
    page.click("#paste-open")
    page.fill("#text", text)
    page.click("[data-action=check]")
    page.wait_for_selector(".verdict")


def _banner(page: Page) -> dict[str, str | None]:
    verdict = page.locator(".verdict")
    return {name: verdict.get_attribute(f"data-{name}") for name in ("tone", "verdict", "code")}


def _no_violations(page: Page) -> None:
    found = Axe().run(page, options=_RULES).response["violations"]
    assert found == [], [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_a_code_before_the_camera_turns_the_page_green(page: Page) -> None:
    page.click("[data-action=camera]")
    page.wait_for_selector(".verdict", timeout=20_000)
    assert _banner(page) == {"tone": "ok", "verdict": "valid", "code": "OK"}
    expect(page.locator("[data-claim=name] dd")).to_have_text("Van de Casteele, Zoë Fatima-Zahra")
    assert page.title() == "In orde – LED-controle"
    assert page.evaluate("document.activeElement.id") == "verdict-title"
    _no_violations(page)


def test_the_camera_is_let_go_after_a_code(page: Page) -> None:
    page.click("[data-action=camera]")
    page.wait_for_selector(".verdict", timeout=20_000)
    assert page.evaluate("document.getElementById('video').srcObject") is None


def test_the_start_page_has_no_violations(page: Page) -> None:
    _no_violations(page)


@pytest.mark.parametrize(
    "path", ["/en/controle", "/controle/uitleg", "/hulp", "/contact", "/privacy", "/toegankelijkheid"]
)
def test_the_other_pages_have_no_violations(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    _no_violations(page)


@pytest.mark.parametrize("code", ["live", "print", "url"])
def test_the_dark_theme_has_no_violations(browser: Browser, address: str, live_code: str, code: str) -> None:
    texts = {
        "live": live_code,
        "print": encode_qr(world.issue(world.summary()), demo_table()),
        "url": "https://x.example",
    }
    with browser.new_context(color_scheme="dark", viewport=_PHONE, reduced_motion="reduce") as dark:
        page = dark.new_page()
        page.goto(f"{address}/controle")
        _paste(page, texts[code])
        _no_violations(page)


def test_nothing_is_wider_than_a_small_phone(browser: Browser, address: str, live_code: str) -> None:
    with browser.new_context(viewport=ViewportSize(width=320, height=640)) as small:
        page = small.new_page()
        page.goto(f"{address}/controle")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        _paste(page, live_code)
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_main_story_goes_by_keyboard_alone(page: Page, live_code: str) -> None:
    page.locator("#paste-open").focus()
    page.keyboard.press("Enter")
    page.keyboard.insert_text(live_code)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".verdict")
    assert page.evaluate("document.activeElement.id") == "verdict-title"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.action") == "next":
            return
    raise AssertionError("the next scan is out of reach of the keyboard")


def test_a_camera_that_sees_nothing_helps_and_is_stopped_by_escape(
    playwright: Playwright, address: str, tmp_path: Path
) -> None:
    blank = BytesIO()
    Image.new("L", (100, 100), 128).save(blank, "PNG")
    with chromium(playwright, record(blank.getvalue(), tmp_path)) as sees_nothing:
        page = sees_nothing.new_context(permissions=["camera"]).new_page()
        page.goto(f"{address}/controle")
        page.click("[data-action=camera]")
        assert page.evaluate("document.activeElement.id") == "stop"
        expect(page.locator("#hint")).to_have_text("De camera zoekt.")
        expect(page.locator("#hint")).to_have_text("Nog niet gevonden. Hou de telefoon wat dichter.", timeout=8000)
        _no_violations(page)
        page.keyboard.press("Escape")
        expect(page.locator("#start")).to_be_visible()
        expect(page.locator("#trouble")).not_to_be_visible()
        assert page.evaluate("document.getElementById('video').srcObject") is None


def test_without_a_camera_the_page_says_so_and_offers_a_file(playwright: Playwright, address: str) -> None:
    with chromium(playwright) as without:
        page = without.new_page()
        page.goto(f"{address}/controle")
        page.click("[data-action=camera]")
        expect(page.locator("#trouble")).to_be_visible()
        expect(page.locator("label[for=file]")).to_be_visible()
        _no_violations(page)


def test_a_print_asks_to_compare_and_only_then_turns_green(page: Page) -> None:
    _paste(page, encode_qr(world.issue(world.summary()), demo_table()))
    assert _banner(page) == {"tone": "todo", "verdict": "valid", "code": "HOLDER_NOT_PRESENTED"}
    expect(page.locator(".compare .who")).to_have_text("Van de Casteele, Zoë Fatima-Zahra")
    expect(page.locator(".compare .dob")).to_have_text("17 februari 1983")
    _no_violations(page)
    page.click("[data-action=same]")
    assert _banner(page)["tone"] == "ok"
    expect(page.locator(".verdict header p")).to_contain_text("Jij vergeleek de persoon met de identiteitskaart")
    assert page.evaluate("document.activeElement.id") == "verdict-title"


def test_a_print_of_somebody_else_turns_red(page: Page) -> None:
    _paste(page, encode_qr(world.issue(world.summary()), demo_table()))
    page.click("[data-action=different]")
    assert _banner(page)["tone"] == "bad"
    assert _banner(page)["verdict"] == "valid"


def test_withdrawn_is_red_and_says_why(page: Page, register: Register) -> None:
    register.publish(world.REVOCATION.status_list, bits=[world.REVOCATION.index])
    register.publish(world.SUSPENSION.status_list, purpose="suspension")
    _paste(page, json.dumps(world.show(world.issue(world.qualification()))))
    assert _banner(page) == {"tone": "bad", "verdict": "invalid", "code": "STATUS_REVOKED"}
    expect(page.locator("#verdict-title")).to_have_text("Dit bewijs is ingetrokken")
    expect(page.locator("[data-claim=name]")).not_to_be_visible()
    _no_violations(page)


def test_with_the_status_host_stopped_it_is_amber(page: Page, register: Register, folder: Path) -> None:
    register.status_down = True
    set_clock(folder / "clock", later(90))
    _paste(page, encode_qr(world.show(world.issue(world.summary()), at=later(90)), demo_table()))
    assert _banner(page) == {"tone": "warn", "verdict": "indeterminate", "code": "STATUS_RETRIEVAL_ERROR"}
    expect(page.locator("[data-check=status]")).to_have_attribute("data-outcome", "unknown")
    _no_violations(page)
    register.status_down = False
    page.wait_for_timeout(2100)
    page.click("[data-action=recheck]")
    expect(page.locator(".verdict")).to_have_attribute("data-tone", "ok")


def test_text_from_a_credential_is_never_markup(page: Page) -> None:
    record = world.record(titel_nl="<b onmouseover=alert(1)>Master</b>", familienaam="<script>alert(1)</script>")
    _paste(page, json.dumps(world.show(world.issue(world.summary(record)))))
    expect(page.locator("[data-claim=title] dd")).to_have_text("<b onmouseover=alert(1)>Master</b>")
    assert page.locator(".verdict script, .verdict b b").count() == 0


def test_invisible_characters_are_taken_out_and_counted(page: Page) -> None:
    _paste(page, json.dumps(world.show(world.issue(world.summary(world.record(familienaam="Pee\u200bters\u200d"))))))
    expect(page.locator("[data-claim=name] bdi")).to_have_text("Peeters, Zoë Fatima-Zahra")
    expect(page.locator("[data-claim=name] .stripped")).to_have_text("2 onzichtbare tekens zijn weggelaten.")


def test_a_scanned_address_is_not_a_link(page: Page) -> None:
    _paste(page, "https://led-controle.example/verify")
    assert _banner(page) == {"tone": "neu", "verdict": "none", "code": "QR_URL"}
    assert page.locator("main a").count() == 0
    _no_violations(page)


def test_nothing_leaves_for_another_origin(context: BrowserContext, address: str, live_code: str) -> None:
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/controle")
    _paste(page, live_code)
    assert [url for url in asked if not url.startswith((address, "blob:"))] == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_language_changes_and_the_result_stays(page: Page, live_code: str) -> None:
    _paste(page, live_code)
    page.click(".lang a[lang=en]")
    expect(page.locator("#verdict-title")).to_have_text("This proof is in order")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.url.endswith("/en/controle")
    expect(page.locator("[data-claim=name] dd")).to_have_text("Van de Casteele, Zoë Fatima-Zahra")


def test_a_result_clears_itself_after_five_minutes(context: BrowserContext, address: str, live_code: str) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/controle")
    _paste(page, live_code)
    page.clock.run_for(275_000)
    expect(page.locator("#clearing")).to_be_visible()
    page.clock.run_for(30_000)
    expect(page.locator("#start")).to_be_visible()
    assert "Casteele" not in page.content()


def test_one_press_keeps_the_result(context: BrowserContext, address: str, live_code: str) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/controle")
    _paste(page, live_code)
    page.clock.run_for(275_000)
    page.click("[data-action=keep]")
    page.clock.run_for(60_000)
    expect(page.locator(".verdict")).to_be_visible()


def test_the_report_has_no_personal_data_unless_asked_for(page: Page, live_code: str) -> None:
    _paste(page, live_code)
    page.click("[data-action=report]")
    reports: list[dict[str, Any]] = []
    for _ in range(2):
        with page.expect_download() as download:
            page.click("[data-action=report-file]")
        reports.append(json.loads(Path(download.value.path()).read_text()))
        page.check("input[value=with]")
    without, with_name = reports
    assert "Casteele" not in json.dumps(without)
    assert len(without["proofs"][0]["checks"]) == 7
    assert with_name["proofs"][0]["claims"]["familyName"] == "Van de Casteele"


def test_every_page_of_a_printed_report_says_that_it_is_no_diploma(page: Page, live_code: str) -> None:
    _paste(page, live_code)
    page.evaluate("window.print = () => undefined")
    page.click("[data-action=report]")
    page.click("[data-action=report-print]")
    page.wait_for_selector(".sheet", state="attached")
    with pypdfium2.PdfDocument(page.pdf(width="148mm", height="105mm")) as printed:
        texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    assert len(texts) > 1
    assert all("Controleverslag. Dit is geen diploma." in text for text in texts)
    assert "Casteele" not in "".join(texts)


def test_a_picture_is_read_in_the_page(page: Page, folder: Path, live_code: str) -> None:
    picture = folder / "code.png"
    picture.write_bytes(image.png(live_code))
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.headers.get("content-type", "")))
    page.set_input_files("#file", picture)
    page.wait_for_selector(".verdict")
    assert _banner(page)["tone"] == "ok"
    assert not [kind for kind in sent if kind.startswith("image/")]
