"""From what is kept to what a verification is given: the environment of one check."""

from dataclasses import replace
from datetime import datetime

from led_vc import contexts
from led_vc.bundle import Bundle
from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.verify import needs
from led_verifier.register.bundles import BundleKeeper
from led_verifier.register.status_lists import StatusKeeper
from led_verifier.settings import VerifierSettings

_MAX_BUNDLE_BYTES = 16 * 1024 * 1024


class Knowledge:
    """The bundle and the status lists of one register."""

    def __init__(self, settings: VerifierSettings) -> None:
        """Take the settings; nothing is fetched yet."""
        fetcher = settings.fetcher(max_bytes=_MAX_BUNDLE_BYTES)
        self._settings = settings
        self._offered: Bundle | None = None
        self.bundles = BundleKeeper(
            fetcher, url=settings.bundle_url, root=settings.trust_root, max_age=settings.bundle_max_age
        )
        self.status = StatusKeeper(fetcher, prefix=settings.status_prefix, max_age=settings.status_max_age)

    def environment(self, now: datetime) -> Environment:
        """Return what is known at `now`, without any status list."""
        bundle = self.bundles.current(now)
        if bundle is None:
            return Environment(now=now, contexts=contexts.bundled(), trust=None, table=self._table_without_bundle())
        if bundle is not self._offered:
            for url, found in bundle.status.items():
                self.status.offer(url, found)
            self._offered = bundle
        known = bundle.environment(now)
        return replace(known, status={}, status_max_age=self._settings.status_max_age)

    def with_status(self, environment: Environment, document: JsonObject) -> Environment:
        """Return `environment` with the status lists that `document` needs, fetched where they are old."""
        lists = self.status.lists(needs(document).status_lists, environment)
        return replace(environment, status=lists)

    def _table_without_bundle(self) -> JsonObject:
        """A code can be read without trusting anybody; then the issuer check says that the trust list is missing."""
        kind = "register" if self._settings.production else "demo"
        return contexts.qr_table(contexts.QR_TABLE_IDS[kind], host=self._settings.register_host)
