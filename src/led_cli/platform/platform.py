"""The whole house on this machine: register, issuer, status lists, wallet, verifier and a login, on loopback.

It starts in the order in which one needs the other: (1) the register is set up and perhaps filled, (2) the login,
(3) the servers. Everything runs in this process but the login.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from led_cli.demo_login.accounts import demo_accounts
from led_cli.demo_login.launch import DemoLogin, launch
from led_cli.platform.addresses import Addresses
from led_cli.platform.dispatch import Dispatcher
from led_cli.platform.sample import fill, is_empty
from led_cli.platform.server import Server
from led_cli.platform.settings import Clients, issuer_settings, verifier_settings, wallet_settings
from led_issuer import app as issuer_app
from led_issuer import status_app
from led_issuer.runtime import Runtime
from led_issuer.settings import IssuerSettings
from led_issuer.setup import set_up
from led_verifier import app as verifier_app
from led_verifier.vcapi import PATHS as VC_API_PATHS
from led_wallet import app as wallet_app

Progress = Callable[[str], None]

WALLET_PATHS = ("/mijn", "/en/mijn", "/api/wallet")
VERIFIER_PAGES = ("/controle", "/en", "/contact", "/privacy", "/toegankelijkheid", "/hulp")
VERIFIER_PATHS = (*VERIFIER_PAGES, "/api/verifier", *VC_API_PATHS)
REGISTER_PATHS = ("", "/dekking", "/en/dekking")
STATUS_PATHS = ("/status", "/api/status")


def _silent(_message: str) -> None:
    """Say nothing."""


class Platform(AbstractContextManager["Platform"]):
    """All services of one folder of data, running from `start` to `stop`."""

    def __init__(self, addresses: Addresses, *, sample: bool, progress: Progress = _silent) -> None:
        """Take where everything is, and whether an empty register is filled with the sample."""
        self.addresses = addresses
        self._sample, self._progress = sample, progress
        self._running = ExitStack()
        self._status: Server | None = None
        self.settings: IssuerSettings
        self.root: str
        self.login: DemoLogin

    def start(self) -> "Platform":
        """Start everything, and return when it answers."""
        self.addresses.data.mkdir(parents=True, exist_ok=True)
        clients = Clients.make(self.addresses)
        self._progress("Starting the login")
        self.login = self._running.enter_context(launch(demo_accounts(), [clients.wallet, clients.register]))
        routes = self.addresses.routes(self.login.route)
        self.settings = issuer_settings(self.addresses, clients, routes)
        self._prepare_register()
        wallet = wallet_app.create_app(wallet_settings(self.addresses, clients, routes))
        verifier = verifier_app.create_app(verifier_settings(self.addresses, routes, self.root))
        apps = dict.fromkeys(WALLET_PATHS, wallet) | dict.fromkeys(VERIFIER_PATHS, verifier)
        apps |= dict.fromkeys(REGISTER_PATHS, issuer_app.create_app(self.settings))
        if self.addresses.status_port is None:
            apps |= dict.fromkeys(STATUS_PATHS, status_app.create_app(self.settings))
        self._progress("Starting the services")
        self.start_status()
        self._serve(Server(Dispatcher(apps, home="/controle"), self.addresses.port))
        return self

    def _serve(self, server: Server) -> None:
        server.start()
        self._running.callback(server.stop)

    def _prepare_register(self) -> None:
        runtime = Runtime.open(self.settings)
        try:
            self._progress("Setting up the register: keys, status lists, trust list")
            self.root = set_up(runtime)
            if self._sample and is_empty(runtime):
                self._progress("Filling the register with a sample")
                fill(runtime, self._progress)
        finally:
            runtime.close()

    def start_status(self) -> None:
        """Start the status app on its own port, where it has one."""
        if self.addresses.status_port is not None and self._status is None:
            self._status = Server(status_app.create_app(self.settings), self.addresses.status_port)
            self._status.start()

    def stop_status(self) -> None:
        """Stop the status app alone: nobody can then find out what was revoked."""
        if self._status is not None:
            self._status.stop()
            self._status = None

    def stop(self) -> None:
        """Stop everything."""
        self.stop_status()
        self._running.close()

    def __enter__(self) -> "Platform":
        """Start everything."""
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_exception: object) -> None:
        """Stop everything."""
        self.stop()
