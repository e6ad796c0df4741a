"""The OpenID provider of the tests: the demo's own, started once per session, with a few people more.

Import `login_provider` in a conftest.py to use it as a fixture.
"""

from collections.abc import Iterator

import pytest

from led_cli.demo_login.accounts import Account, demo_accounts
from led_cli.demo_login.launch import CALLBACK_PATH, Client, DemoLogin, launch
from tests.register_desk import number

WALLET = Client(
    client_id="led-wallet",
    client_secret="wallet-secret-of-the-tests",
    redirect_uris=(f"http://localhost:8080{CALLBACK_PATH}", f"http://127.0.0.1:8080{CALLBACK_PATH}"),
)
REGISTER = Client(client_id="led-register", client_secret="register-secret-of-the-tests")

MANDATED: Account = {
    "sub": "acm-mandated",
    "given_name": "Rik",
    "family_name": "Volmacht",
    "rrn": "70010199960",
    "vo_id": "vo-mandated",
    "vo_doelgroepcode": "BUR",
    "ssm_mandaatgever": "someone-else",
}

MARKUP: Account = {
    "sub": "acm-markup",
    "given_name": "<script>alert(1)</script>",
    "family_name": '"><img src=x onerror=alert(2)>',
    "rrn": number("710203999", 1971),
    "birth_date": "1971-02-03",
    "vo_id": "vo-markup",
    "vo_doelgroepcode": "BUR",
}
"""Somebody whose name is an attack, in case a login lets it through."""


def _citizen(serial: int) -> Account:
    """Return somebody of whom no other test knows; the number's sequence is never given to people."""
    year, month, day = 60 + serial % 40, 1 + serial % 12, 1 + serial % 28
    return {
        "sub": f"acm-citizen-{serial}",
        "given_name": "Noor",
        "family_name": f"Proef{chr(97 + serial // 26)}{chr(97 + serial % 26)}",
        "rrn": number(f"{year:02}{month:02}{day:02}999", 1900 + year),
        "birth_date": f"{1900 + year}-{month:02}-{day:02}",
        "vo_id": f"vo-citizen-{serial}",
        "vo_doelgroepcode": "BUR",
    }


CITIZENS: tuple[Account, ...] = tuple(_citizen(serial) for serial in range(120))
"""Enough people for each test to have its own."""


@pytest.fixture(scope="session")
def login_provider() -> Iterator[DemoLogin]:
    """Run the provider; its routes go into LED_ROUTES of the services, with the secrets of WALLET and REGISTER."""
    with launch([*demo_accounts(), MANDATED, MARKUP, *CITIZENS], [WALLET, REGISTER]) as provider:
        yield provider
