"""A candidate with a phone, in a real Chromium: logs in, fetches an attestation, opens the live code."""

from playwright.sync_api import Browser, Page, ViewportSize

_PHONE = ViewportSize(width=390, height=844)


class Candidate:
    """A citizen on the wallet's pages."""

    def __init__(self, browser: Browser, origin: str) -> None:
        """Open the wallet on a phone; `trouble` collects what the console complains of."""
        self._origin = origin
        context = browser.new_context(viewport=_PHONE, locale="nl-BE", timezone_id="Europe/Brussels")
        self.page: Page = context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda said: self.trouble.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))

    def log_in(self, account: str = "acm-lotte") -> None:
        """Log in by eID at the OpenID provider."""
        self.page.goto(f"{self._origin}/mijn")
        self.page.click("#login")
        self.page.check(f"input[name=account][value={account}]")
        self.page.check("input[name=method][value=eid]")
        self.page.click("button.btn.wide")
        self.page.wait_for_url("**/mijn")

    def fetch(self, title: str) -> None:
        """Open the record with this title and fetch its attestation."""
        self.page.goto(f"{self._origin}/mijn")
        self.page.click(f"article.rec a.t:has-text('{title}')")
        self.page.click("a.btn[href$='/ophalen']")
        self.page.click("form button.btn")
        self.page.wait_for_selector("a.btn[href$='/kiezen']")

    def open_live_code(self) -> None:
        """Choose to show the date of birth as well, and open the live code."""
        self.page.click("a.btn[href$='/kiezen']")
        self.page.check("#birth-date")
        self.page.click("button[value=tonen]")
        self.page.wait_for_selector("figure.qr img.front")

    def text(self) -> str:
        """Return the text of the code that is on the screen."""
        return self.page.locator("#text").text_content() or ""

    def picture(self) -> bytes:
        """Return what a camera sees of the phone's screen: the figure with the code, as PNG."""
        return self.page.locator("figure.qr").screenshot()
