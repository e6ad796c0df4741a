"""The issuer and the status app behind their doors on loopback, with real logins: what an outsider can reach."""

import itertools
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2

from led_cli.demo_login.browse import log_in
from led_cli.demo_login.launch import CALLBACK_PATH, DemoLogin
from led_cli.platform.dispatch import Dispatcher
from led_cli.platform.server import Server, free_port
from led_issuer import app as issuer_app
from led_issuer import status_app
from led_vc.did import did_key
from led_vc.encoding import base64url_encode
from led_vc.keys import PrivateKey
from led_vc.oid4vci import PRE_AUTHORIZED_CODE
from led_vc.securing.jose import sign_key_proof
from tests.register_desk import HIGHER, Desk, row
from tests.services.issuer.office import Office, open_office, settings_for
from tests.services.oidc import CITIZENS, REGISTER, WALLET

_BACK = f"http://127.0.0.1:9{CALLBACK_PATH}"
_SERIALS = itertools.count()


@dataclass(slots=True)
class Doors:
    """A running register."""

    office: Office
    http: httpx2.Client
    login: DemoLogin

    @property
    def desk(self) -> Desk:
        """Return the desk where suppliers deliver."""
        self.office.desk.now = self.office.runtime.now()
        return self.office.desk

    def citizen(self, method: str = "eid") -> "Citizen":
        """Return somebody of whom the register knows nothing yet, logged in."""
        return self.person(CITIZENS[next(_SERIALS) % len(CITIZENS)], method)

    def person(self, account: Mapping[str, Any], method: str = "eid") -> "Citizen":
        """Return somebody with an account, logged in."""
        return Citizen(self, dict(account), access_token(self.login, account["sub"], method))

    def nonce(self) -> str:
        """Get a nonce."""
        return str(self.http.post("/nonce").json()["c_nonce"])


@dataclass(slots=True)
class Citizen:
    """Somebody with an access token of the wallet."""

    doors: Doors
    account: dict[str, Any]
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """Return what every request carries."""
        return {"authorization": f"Bearer {self.token}"}

    def deliver(self, *, supplier: str = HIGHER, **columns: str) -> str:
        """Have a supplier deliver a row about this person, and return the record's id."""
        person = {
            "insz": self.account["rrn"],
            "familienaam": self.account["family_name"],
            "voornamen": self.account["given_name"],
            "geboortedatum": self.account["birth_date"],
            "bron_record_id": f"{self.account['sub']}/1",
        }
        given = row(**(person | columns))
        delivered = self.doors.desk.deliver(given, supplier=supplier)
        assert delivered.outcomes[0] in ("accepted", "superseded", "withdrawn"), delivered.codes
        return str(self.doors.desk.record(given["bron_record_id"], supplier).id)

    def records(self) -> list[dict[str, Any]]:
        """Return the person's records."""
        answer = self.doors.http.get("/records", headers=self.headers)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["records"]
        return found

    def ask(self, record: str, profile: str = "summary", **members: Any) -> httpx2.Response:
        """Ask for an offer."""
        body = {"record": record, "profile": profile, **members}
        return self.doors.http.post("/credential-offers", json=body, headers=self.headers)

    def code(self, record: str, profile: str = "summary", **members: Any) -> str:
        """Return the code of an offer."""
        answer = self.ask(record, profile, **members)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["credential_offer"]["grants"][PRE_AUTHORIZED_CODE]["pre-authorized_code"])


def exchange(doors: Doors, code: str, **fields: str) -> httpx2.Response:
    """Exchange a code for an access token."""
    return doors.http.post("/token", data={"grant_type": PRE_AUTHORIZED_CODE, "pre-authorized_code": code, **fields})


def proof(doors: Doors, key: PrivateKey, nonce: str, **changes: Any) -> str:
    """Return a key proof."""
    members: dict[str, Any] = {
        "verification_method": did_key.method_of(key.public_key),
        "audience": "https://led.example",
        "nonce": nonce,
        "issued_at": doors.office.runtime.now(),
    }
    return sign_key_proof(key, **(members | changes))


def fetch(doors: Doors, token: str, *proofs: str, **members: Any) -> httpx2.Response:
    """Ask for the credentials of a token."""
    body = {"credential_configuration_id": "LedSummaryCredential", "proofs": {"jwt": list(proofs)}} | members
    sent = {name: value for name, value in body.items() if value is not None}
    return doors.http.post("/credential", json=sent, headers={"authorization": f"Bearer {token}"})


def access_token(login: DemoLogin, account: str, method: str) -> str:
    """Log in as `account` at the provider, as the wallet's user would, and return the access token."""
    verifier = secrets.token_urlsafe(48)
    asked = {
        "response_type": "code",
        "client_id": WALLET.client_id,
        "redirect_uri": _BACK,
        "scope": "openid profile rrn vo",
        "state": "s",
        "nonce": "n",
        "prompt": "login",
        "code_challenge": base64url_encode(sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    with httpx2.Client() as client:
        try:
            log_in(client, f"{login.address}/auth?{urlencode(asked)}", account=account, method=method)
        except httpx2.ConnectError as back:  # the wallet is not there to receive it
            code = parse_qs(urlsplit(str(back.request.url)).query)["code"][0]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": _BACK, "code_verifier": verifier}
    answer = httpx2.post(f"{login.address}/token", auth=(WALLET.client_id, WALLET.client_secret), data=form)
    return str(answer.json()["access_token"])


@contextmanager
def open_doors(folder: Path, database_url: str, login: DemoLogin, **changes: Any) -> Iterator[Doors]:
    """Run a register with an empty database."""
    port = free_port()
    settings = settings_for(
        database_url,
        folder,
        **{
            "routes": f"https://led.example=http://127.0.0.1:{port},{login.route}",
            "issuer_oidc_client_id": REGISTER.client_id,
            "issuer_oidc_client_secret": REGISTER.client_secret,
            **changes,
        },
    )
    office = open_office(settings)
    apps = {"/status": status_app.create_app(settings), "": issuer_app.create_app(settings)}
    server = Server(Dispatcher(apps, home="/coverage"), port)
    server.start()
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
            yield Doors(office, http, login)
    finally:
        server.stop()
        office.runtime.close()
