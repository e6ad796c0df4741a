"""The demo's OpenID provider says about people what ACM/IDM says, to those who may know."""

import json
import secrets
from hashlib import sha256
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2

from led_cli.demo_login.browse import log_in
from led_cli.demo_login.launch import CALLBACK_PATH, DemoLogin
from led_vc.encoding import base64url_encode
from tests.services.oidc import REGISTER, WALLET

BACK = f"http://127.0.0.1:9{CALLBACK_PATH}"
VERIFIER = secrets.token_urlsafe(48)


def authorization_url(provider: DemoLogin, **other: str) -> str:
    asked = {
        "response_type": "code",
        "client_id": WALLET.client_id,
        "redirect_uri": BACK,
        "scope": "openid profile rrn vo",
        "state": "s",
        "nonce": "n",
        "prompt": "login",
        "code_challenge": base64url_encode(sha256(VERIFIER.encode()).digest()),
        "code_challenge_method": "S256",
        **other,
    }
    return f"{provider.address}/auth?" + urlencode({name: value for name, value in asked.items() if value})


def returned(provider: DemoLogin, account: str, method: str, **other: str) -> dict[str, str]:
    """Log in and return what the provider sends back to the wallet, where nobody listens."""
    with httpx2.Client() as client:
        try:
            log_in(client, authorization_url(provider, **other), account=account, method=method)
        except httpx2.ConnectError as e:
            return {name: values[0] for name, values in parse_qs(urlsplit(str(e.request.url)).query).items()}
    raise AssertionError("nobody was sent back")


def tokens(provider: DemoLogin, account: str, method: str = "eid", **other: str) -> httpx2.Response:
    code = returned(provider, account, method)["code"]
    asked = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
    return httpx2.post(f"{provider.address}/token", auth=(WALLET.client_id, WALLET.client_secret), data=asked | other)


def introspected(provider: DemoLogin, token: str) -> dict[str, object]:
    response = httpx2.post(
        f"{provider.address}/token/introspection",
        auth=(REGISTER.client_id, REGISTER.client_secret),
        data={"token": token},
    )
    found: dict[str, object] = response.json()
    return found


def test_the_register_learns_by_introspection_how_somebody_logged_in(login_provider: DemoLogin) -> None:
    token = tokens(login_provider, "acm-lotte", "sms").json()["access_token"]
    found = introspected(login_provider, token)
    assert (found["active"], found["sub"], found["acr"], found["client_id"]) == (True, "acm-lotte", "sms", "led-wallet")


def test_userinfo_gives_the_number_that_only_the_register_asks_for(login_provider: DemoLogin) -> None:
    token = tokens(login_provider, "acm-lotte").json()["access_token"]
    told = httpx2.get(f"{login_provider.address}/me", headers={"authorization": f"Bearer {token}"}).json()
    assert told["rrn"].isdigit()
    assert told["vo_doelgroepcode"] == "BUR"


def test_a_clerk_acts_for_an_organisation(login_provider: DemoLogin) -> None:
    token = tokens(login_provider, "acm-clerk").json()["access_token"]
    told = httpx2.get(f"{login_provider.address}/me", headers={"authorization": f"Bearer {token}"}).json()
    assert (told["vo_doelgroepcode"], told["vo_orgcode"]) == ("OV", "OVO001957-HogerOnderwijs")


def test_a_code_without_its_verifier_is_worth_nothing(login_provider: DemoLogin) -> None:
    response = tokens(login_provider, "acm-lotte", code_verifier=secrets.token_urlsafe(48))
    assert (response.status_code, response.json()["error"]) == (400, "invalid_grant")


def test_a_login_without_pkce_is_refused(login_provider: DemoLogin) -> None:
    response = httpx2.get(authorization_url(login_provider, code_challenge="", code_challenge_method=""))
    assert "error=invalid_request" in response.headers["location"]


def test_a_revoked_token_is_dead(login_provider: DemoLogin) -> None:
    token = tokens(login_provider, "acm-lotte").json()["access_token"]
    auth = (WALLET.client_id, WALLET.client_secret)
    httpx2.post(f"{login_provider.address}/token/revocation", auth=auth, data={"token": token})
    assert introspected(login_provider, token) == {"active": False}


def test_discovery_names_the_endpoints_under_the_identifier(login_provider: DemoLogin) -> None:
    told = json.loads(httpx2.get(f"{login_provider.address}/.well-known/openid-configuration").text)
    assert told["token_endpoint"].startswith(told["issuer"] + "/")
    assert told["issuer"] == "https://login.led.example"
