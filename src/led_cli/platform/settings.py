"""The settings of every service on this machine: their own databases and keys, invented people, no production."""

import secrets
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from led_cli.demo_login.launch import CALLBACK_PATH, ISSUER, Client
from led_cli.platform.addresses import REGISTER_HOST, Addresses
from led_issuer.settings import IssuerSettings
from led_verifier.settings import VerifierSettings
from led_wallet.settings import WalletSettings

_DEMO_RATE = "6000/minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clients:
    """The services as clients of the OpenID provider; their secrets live as long as the process."""

    wallet: Client
    register: Client

    @classmethod
    def make(cls, addresses: Addresses) -> "Clients":
        """Return clients with fresh secrets."""
        hosts = (addresses.origin, f"http://127.0.0.1:{addresses.port}")
        return cls(
            wallet=Client(
                client_id="led-wallet",
                client_secret=secrets.token_urlsafe(32),
                redirect_uris=tuple(host + CALLBACK_PATH for host in hosts),
            ),
            register=Client(client_id="led-register", client_secret=secrets.token_urlsafe(32)),
        )


def issuer_settings(addresses: Addresses, clients: Clients, routes: str) -> IssuerSettings:
    """Return the settings of the register, the issuer and the status app."""
    return IssuerSettings(
        **_shared(addresses, routes),
        issuer_database_url=f"sqlite:///{addresses.data / 'issuer.db'}",
        issuer_master_key_file=addresses.data / "issuer.key",
        issuer_oidc_issuer=ISSUER,
        issuer_oidc_client_id=clients.register.client_id,
        issuer_oidc_client_secret=SecretStr(clients.register.client_secret),
        issuer_wallet_clients=clients.wallet.client_id,
        issuer_demo=True,
        allow_synthetic_insz=True,
        issuer_rate=_DEMO_RATE,
    )


def wallet_settings(addresses: Addresses, clients: Clients, routes: str) -> WalletSettings:
    """Return the settings of the wallet."""
    return WalletSettings(
        **_shared(addresses, routes),
        wallet_database_url=f"sqlite:///{addresses.data / 'wallet.db'}",
        wallet_master_key_file=addresses.data / "wallet.key",
        wallet_oidc_issuer=ISSUER,
        wallet_oidc_client_id=clients.wallet.client_id,
        wallet_oidc_client_secret=SecretStr(clients.wallet.client_secret),
        wallet_rate=_DEMO_RATE,
    )


def verifier_settings(addresses: Addresses, routes: str, root: str) -> VerifierSettings:
    """Return the settings of the verifier, which trusts `root` and nobody else."""
    return VerifierSettings(**_shared(addresses, routes), trust_root=root, check_rate=_DEMO_RATE)


def _shared(addresses: Addresses, routes: str) -> dict[str, Any]:
    return {
        "register_host": REGISTER_HOST,
        "public_url": addresses.origin,
        "verifier_url": f"{addresses.origin}/controle",
        "routes": routes,
        "clock_file": addresses.clock_file,
    }
