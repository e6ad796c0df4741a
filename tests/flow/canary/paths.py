"""Every path that the services answer with GET, from the services themselves."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from led_issuer import app as issuer_app
from led_issuer import status_app
from led_issuer.settings import IssuerSettings
from led_verifier import app as verifier_app
from led_verifier.settings import VerifierSettings
from led_wallet import app as wallet_app
from led_wallet.settings import WalletSettings

STATUS = ("/status/", "/api/status/")
"""How the paths of the status app begin, which has an address of its own."""


def get_paths(folder: Path) -> list[str]:
    """Return the paths as they are declared, `{parameters}` included; `folder` is for databases that nobody uses."""
    routes = [route for app in _apps(folder) for route in iter_route_contexts(app.routes)]
    return sorted({route.path for route in routes if route.path and "GET" in (route.methods or ())})


def _apps(folder: Path) -> list[FastAPI]:
    issuer = IssuerSettings(
        issuer_database_url=f"sqlite:///{folder / 'issuer.db'}", issuer_master_key_file=folder / "issuer.key"
    )
    wallet = WalletSettings(
        wallet_database_url=f"sqlite:///{folder / 'wallet.db'}", wallet_master_key_file=folder / "wallet.key"
    )
    return [
        issuer_app.create_app(issuer),
        status_app.create_app(issuer),
        wallet_app.create_app(wallet),
        verifier_app.create_app(VerifierSettings()),
    ]
