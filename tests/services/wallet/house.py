"""A wallet in its house: the real register and issuer, the status lists and a login, on one loopback port.

`House.citizen` gives somebody of whom no other test knows; what a test delivers is that person's alone.
"""

import itertools
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
from lxml import html  # type: ignore[import-untyped]  # no stubs among our dependencies

from led_cli.demo_login.browse import log_in
from led_cli.demo_login.launch import DemoLogin
from led_cli.platform.dispatch import Dispatcher
from led_cli.platform.server import Server, free_port
from led_issuer import app as issuer_app
from led_issuer import status_app
from led_vc.bundle import Bundle, open_bundle
from led_vc.environment import Environment
from led_vc.verify import VerificationReport, verify_credential
from led_wallet import app as wallet_app
from led_wallet.settings import WalletSettings
from led_wallet.wallet import Wallet
from tests.register_desk import HIGHER, Delivered, Desk, row
from tests.services.issuer.office import open_office, settings_for
from tests.services.oidc import CITIZENS, REGISTER, WALLET

_RATE = "6000/minute"
_PATIENCE = 20.0
_SERIALS = itertools.count()


@dataclass(slots=True)
class House:
    """Everything, running."""

    address: str
    folder: Path
    root: str
    desk: Desk
    wallet: Wallet
    settings: WalletSettings
    login: DemoLogin
    _visitors: list["Visitor"] = field(default_factory=list)

    def citizen(self) -> "Visitor":
        """Return a citizen whom nobody knows yet, not logged in."""
        return self.visitor(CITIZENS[next(_SERIALS) % len(CITIZENS)])

    def visitor(self, account: Mapping[str, Any]) -> "Visitor":
        """Return somebody with a browser."""
        made = Visitor(self, dict(account), httpx2.Client(base_url=self.address, timeout=30))
        self._visitors.append(made)
        return made

    def advance(self, delta: timedelta) -> None:
        """Move the clock of all services on."""
        clock = self.folder / "clock"
        clock.write_text(str(float(clock.read_text() or "0") + delta.total_seconds()))

    @property
    def now(self) -> datetime:
        """Return the time of the services."""
        return self.settings.clock().now()

    def bundle(self) -> Bundle:
        """Open the register's bundle as a verifier does; it follows a revocation within a second."""
        document = httpx2.get(f"{self.address}/bundle").content
        return open_bundle(document, root=self.root, now=self.now)

    def verdict_of(self, document: Mapping[str, Any], *, until: str) -> VerificationReport:
        """Verify a credential, again and again for some seconds until the verdict is as foretold; return the last."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            report = verify_credential(document, self.environment())
            if report.verdict == until or time.monotonic() > deadline:
                return report
            time.sleep(0.2)

    def environment(self, now: datetime | None = None) -> Environment:
        """Return what a verifier knows, at another moment if asked."""
        return self.bundle().environment(now or self.now)

    def close(self) -> None:
        """Close every browser."""
        for visitor in self._visitors:
            visitor.http.close()


@dataclass(slots=True)
class Visitor:
    """Somebody with a browser: pages by `page` and `submit`, the API by `call`."""

    house: House
    account: dict[str, Any]
    http: httpx2.Client
    csrf: str = ""

    def log_in(self, method: str = "eid", start: str = "/mijn/aanmelden/start") -> httpx2.Response:
        """Log in by the provider's form and return the page where that ends."""
        page = log_in(self.http, f"{self.house.address}{start}", account=self.account["sub"], method=method)
        if (session := self.call("GET", "session")).status_code == 200:
            self.csrf = session.json()["csrf_token"]
        return page

    def deliver(self, *, supplier: str = HIGHER, **columns: str) -> Delivered:
        """Have a supplier deliver a row about this person; by default a diploma of higher education."""
        person = {
            "insz": self.account["rrn"],
            "familienaam": self.account["family_name"],
            "voornamen": self.account.get("given_name", ""),
            "geboortedatum": self.account["birth_date"],
        }
        source = {"bron_record_id": f"{self.account['sub']}/1"}
        self.house.desk.now = self.house.now
        delivered = self.house.desk.deliver(row(**(person | source | columns)), supplier=supplier)
        assert delivered.outcomes[0] in ("accepted", "superseded", "withdrawn"), delivered.codes
        return delivered

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> httpx2.Response:
        """Call the API."""
        sent = {"x-csrf-token": self.csrf} | {name.replace("_", "-"): value for name, value in headers.items()}
        return self.http.request(method, f"/api/wallet/{path}", json=body, headers=sent)

    def records(self) -> list[dict[str, Any]]:
        """Return the person's records."""
        answer = self.call("GET", "records")
        answer.raise_for_status()
        found: list[dict[str, Any]] = answer.json()["records"]
        return found

    def record(self) -> dict[str, Any]:
        """Return the person's only record."""
        (found,) = self.records()
        return found

    def fetch(self, *, birth_date: bool = False) -> dict[str, Any]:
        """Fetch the attestation of the only record and return the record as it stands then."""
        answer = self.call("POST", "credentials", {"record": self.record()["handle"], "birth_date": birth_date})
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def summary(self, *, birth_date: bool = False) -> str:
        """Fetch and return the id of the summary for a choice."""
        held = self.fetch(birth_date=birth_date)["credentials"]
        choice = ("summary", birth_date, True)
        return str(next(one["id"] for one in held if (one["profile"], one["birth_date"], one["usable"]) == choice))

    def page(self, path: str) -> httpx2.Response:
        """Open a page as a browser does, following redirects."""
        return self.http.get(path, headers={"accept": "text/html"}, follow_redirects=True)

    def submit(self, path: str, **fields: str) -> httpx2.Response:
        """Send a form with the page's CSRF token, as the page would, and follow."""
        sent = {"csrf": self.csrf} | fields
        return self.http.post(path, data=sent, headers={"accept": "text/html"}, follow_redirects=True)


def text_of(page: httpx2.Response, css_class: str | None = None) -> str:
    """Return the words of a page, or of its first element of a class, with single spaces."""
    tree = html.fromstring(page.text)
    for hidden in tree.xpath("//script|//style|//*[@class='sprite']"):
        hidden.drop_tree()
    found = tree if css_class is None else tree.find_class(css_class)[0]
    return " ".join(found.text_content().split())


@contextmanager
def open_house(
    folder: Path, issuer_url: str, wallet_url: str, login: DemoLogin, **issuer_settings: Any
) -> Iterator[House]:
    """Start everything with empty databases."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    shared: dict[str, Any] = {
        "public_url": address,
        "verifier_url": f"{address}/controle",
        "routes": f"https://led.example={address},{login.route}",
    }
    issuer = settings_for(
        issuer_url,
        folder,
        **shared,
        issuer_oidc_client_id=REGISTER.client_id,
        issuer_oidc_client_secret=REGISTER.client_secret,
        issuer_rate=_RATE,
        **issuer_settings,
    )
    office = open_office(issuer)
    settings = WalletSettings(
        **shared,
        clock_file=folder / "clock",
        wallet_database_url=wallet_url,
        wallet_master_key_file=folder / "wallet.key",
        wallet_oidc_client_id=WALLET.client_id,
        wallet_oidc_client_secret=WALLET.client_secret,
        wallet_rate=_RATE,
    )
    app = wallet_app.create_app(settings)
    apps = dict.fromkeys(("/mijn", "/en/mijn", "/api/wallet"), app)
    apps |= {"/status": status_app.create_app(issuer), "": issuer_app.create_app(issuer)}
    server = Server(Dispatcher(apps, home="/mijn"), port)
    server.start()
    house = House(address, folder, office.root, office.desk, app.state.wallet, settings, login)
    try:
        yield house
    finally:
        house.close()
        server.stop()
        office.runtime.close()
