"""Ask for everything that the services answer: by each declared path, as nobody, as a citizen and as a provider."""

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import product
from typing import Any

import httpx2

from led_cli.demo.scenario import HIGHER
from led_cli.demo_login.browse import log_in
from led_cli.platform.platform import Platform
from led_issuer.register.supplier_login import register_delivery_key
from led_issuer.runtime import Runtime
from led_issuer.sample.people import GRADUATE
from led_vc.keys import PrivateKey
from led_vc.securing.jose import sign_bearer
from led_web.database import writing
from tests.flow.canary.paths import STATUS

Values = Mapping[str, Sequence[object]]
_PAGE = {"accept": "text/html, */*"}
_PARAMETER = re.compile(r"\{(\w+)\}")


def visit_all(platform: Platform, paths: Sequence[str]) -> None:
    """Ask for everything that the running platform answers."""
    status = f"http://127.0.0.1:{platform.addresses.status_port}"
    with httpx2.Client(base_url=platform.addresses.origin, timeout=60, headers=_PAGE) as http:
        public = _public_values(http)
        _as_a_provider(http, platform)
        _ask(http, [path for path in paths if not path.startswith(STATUS)], public)
    with httpx2.Client(base_url=status, timeout=60) as http:
        _ask(http, [path for path in paths if path.startswith(STATUS)], public)
    with httpx2.Client(base_url=platform.addresses.origin, timeout=60, headers=_PAGE) as http:
        _as_a_citizen(http, [path for path in paths if not path.startswith(STATUS)])


def _ask(http: httpx2.Client, paths: Sequence[str], values: Values) -> None:
    for path in paths:
        for filled in _filled(path, values):
            http.get(filled)


def _filled(path: str, values: Values) -> Iterator[str]:
    """Give `path` with every combination of values; one whose parameter nobody has a value for is not asked for."""
    names = _PARAMETER.findall(path)
    for chosen in product(*(values.get(name, ()) for name in names)):
        yield path.format(**dict(zip(names, chosen, strict=True)))


def _public_values(http: httpx2.Client) -> Values:
    bundle = http.get("/bundle").raise_for_status().json()
    lists = [one["id"].rpartition("/")[2] for one in bundle["statusLists"]]
    providers = [one["number"] for one in bundle["trustList"]["providers"]]
    return {"number": sorted({*map(int, lists), *providers}), "reason": ["login_failed", "login_cancelled"]}


def _as_a_provider(http: httpx2.Client, platform: Platform) -> None:
    """Read a receipt as the provider's own system, in both forms."""
    runtime, key = Runtime.open(platform.settings), PrivateKey.generate("Ed25519")
    try:
        with writing(runtime.engine) as connection:
            register_delivery_key(connection, HIGHER, key.public_key, runtime.now())
        for accept in ("application/json", "text/csv"):
            token = sign_bearer(
                key,
                issuer=HIGHER,
                audience=f"{platform.settings.register_origin}/deliveries",
                token_id=secrets.token_hex(16),
                expires=runtime.now() + timedelta(minutes=2),
            )
            headers = {"authorization": f"Bearer {token}", "accept": accept}
            http.get(f"/deliveries/{HIGHER}-1", headers=headers).raise_for_status()
    finally:
        runtime.close()


def _as_a_citizen(http: httpx2.Client, paths: Sequence[str]) -> None:
    """Look at everything, fetch what can be fetched, show it, and look again."""
    log_in(http, "/mijn/aanmelden/start", account=f"acm-{GRADUATE.login}").raise_for_status()
    http.headers["x-csrf-token"] = http.get("/api/wallet/session").json()["csrf_token"]
    _ask(http, paths, _own_values(http))
    for record in http.get("/api/wallet/records").json()["records"]:
        for birth_date in (True, False) if record["fetchable"] else ():
            asked = {"record": record["handle"], "birth_date": birth_date}
            http.post("/api/wallet/credentials", json=asked).raise_for_status()
    for held in http.get("/api/wallet/credentials").json()["credentials"]:
        _show(http, held)
    _ask(http, [path for path in paths if "mijn" in path or "wallet" in path], _own_values(http))


def _own_values(http: httpx2.Client) -> Values:
    return {
        "handle": [one["handle"] for one in http.get("/api/wallet/records").json()["records"]],
        "credential": [one["id"] for one in http.get("/api/wallet/credentials").json()["credentials"]],
        "with_date": ["geboortedatum"],
    }


def _show(http: httpx2.Client, held: dict[str, Any]) -> None:
    if held["profile"] != "summary" or not held["usable"]:
        return
    for door in ("presentations", "presentations/prepare", "prints"):
        shown = http.post(f"/api/wallet/{door}", json={"credential": held["id"]}).raise_for_status().json()
        if "qr_text" in shown:
            http.post("/controle/check", json={"text": shown["qr_text"]}).raise_for_status()
