"""From what is kept to what a verification is given: the environment of one check."""

from dataclasses import replace
from datetime import datetime

from led_vc import contexts
from led_vc.bundle import Bundle
from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.qr import QrTable
from led_vc.verify import Secured, needs
from led_verifier.register.bundles import BundleKeeper
from led_verifier.register.status_lists import StatusKeeper
from led_verifier.settings import VerifierSettings

_MAX_BUNDLE_BYTES = 16 * 1024 * 1024
_MAX_LIST_BYTES = 1024 * 1024
"""No larger list would be looked at, so that none is read to its end either."""


class Knowledge:
    """The bundle and the status lists of one register."""

    def __init__(self, settings: VerifierSettings) -> None:
        """Take the settings; nothing is fetched yet."""
        bundles, lists = settings.fetcher(max_bytes=_MAX_BUNDLE_BYTES), settings.fetcher(max_bytes=_MAX_LIST_BYTES)
        self._settings = settings
        self._offered: Bundle | None = None
        self._own_table = _own_table(settings)
        self._table = self._own_table, QrTable.load(self._own_table)
        self.bundles = BundleKeeper(
            bundles, url=settings.bundle_url, root=settings.trust_root, max_age=settings.bundle_max_age
        )
        self.status = StatusKeeper(lists, prefix=settings.status_prefix, max_age=settings.status_max_age)

    def environment(self, now: datetime) -> Environment:
        """Return what is known at `now`, without any status list."""
        bundle = self.bundles.current(now)
        if bundle is None:
            return Environment(now=now, contexts=contexts.bundled(), trust=None)
        if bundle is not self._offered:
            self.status.try_again()
            for url, found in bundle.status.items():
                self.status.offer(url, found)
            self._offered = bundle
        known = bundle.environment(now)
        return replace(known, status={}, status_max_age=self._settings.status_max_age)

    def table(self, environment: Environment) -> QrTable:
        """Return the table that codes are read with: the bundle's, or the one that came with this product."""
        source = environment.table if environment.table is not None else self._own_table
        known, table = self._table
        if source is not known:
            table = QrTable.load(source)
            self._table = source, table
        return table

    def with_status(self, environment: Environment, secured: Secured) -> Environment:
        """Return `environment` with the status lists that `secured` needs, fetched where they are old."""
        if environment.trust is None:  # then no list can be believed either
            return environment
        lists = self.status.lists(needs(secured).status_lists, environment)
        return replace(environment, status=lists)


def _own_table(settings: VerifierSettings) -> JsonObject:
    """A code can be read without trusting anybody; then the issuer check says that the trust list is missing."""
    kind = "register" if settings.production else "demo"
    return contexts.qr_table(contexts.QR_TABLE_IDS[kind], host=settings.register_host)
