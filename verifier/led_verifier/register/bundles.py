"""The newest bundle whose trust list the pinned root signed; an older or a forged one never replaces it."""

import threading
import time
from datetime import datetime, timedelta

import structlog

from led_vc.bundle import Bundle, open_bundle
from led_vc.errors import LedVcError, RetrievalError
from led_vc.fetch import Fetcher

_log = structlog.get_logger()
_PAUSE = 2.0
"""Seconds between two attempts: a register that does not answer must not slow every check down."""
_WAIT = 4.0
"""Seconds that a check waits for the attempt of another one."""


class BundleKeeper:
    """Keeps one bundle. Without a pinned root there is none, and nothing is trusted."""

    def __init__(self, fetcher: Fetcher, *, url: str, root: str | None, max_age: timedelta) -> None:
        """Take where the bundle lies, the did:key that must have signed its trust list, and when it counts as old."""
        self._fetcher, self._url, self._root, self._max_age = fetcher, url, root, max_age
        self._lock = threading.Lock()
        self._bundle: Bundle | None = None
        self._fetched_at: datetime | None = None
        self._attempted = float("-inf")

    @property
    def held(self) -> Bundle | None:
        """Return what is held now, without asking anybody."""
        return self._bundle

    def current(self, now: datetime) -> Bundle | None:
        """Return the bundle, renewed first if it is older than it may be; what is held otherwise."""
        if not self._is_recent(now):
            self.renew(now)
        return self._bundle

    def renew(self, now: datetime) -> None:
        """Fetch the bundle, unless that was tried a moment ago. One at a time; the others wait for that one."""
        if self._root is None or not self._lock.acquire(timeout=_WAIT):
            return
        try:
            if time.monotonic() - self._attempted < _PAUSE:
                return
            self._attempted = time.monotonic()
            self._bundle = self._fetch(self._root, now)
            self._fetched_at = now
        except LedVcError as error:
            _log.warning("bundle_not_renewed", code=error.code)
        finally:
            self._lock.release()

    def _fetch(self, root: str, now: datetime) -> Bundle:
        response = self._fetcher.get(self._url)
        if response.status != 200:
            raise RetrievalError(f"the register answers {response.status} to the request for its bundle")
        return open_bundle(response.body, root=root, now=now, previous=self._bundle)

    def _is_recent(self, now: datetime) -> bool:
        # A clock that was set back makes what was fetched "in the future" old, not new for ever.
        return self._fetched_at is not None and timedelta() <= now - self._fetched_at <= self._max_age
