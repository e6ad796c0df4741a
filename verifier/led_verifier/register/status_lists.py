"""Status lists by URL: fetched whole, verified once, the newest kept.

One request at a time per URL. When the host hangs, one check waits for it no longer than the budget, and the next
ones do not wait again at once; an old list is handed out as it is, since the status check itself asks how old it is.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from led_vc.environment import Environment
from led_vc.errors import LedVcError, RetrievalError, RollbackError, StatusRetrievalError, UnsafeUrlError
from led_vc.fetch import Fetcher
from led_vc.status import StatusList
from led_vc.verify import newer, verify_status_list

_log = structlog.get_logger()
_BUDGET = 4.0
_PAUSE = 2.0
MAXIMUM_LISTS = 512
"""The most lists that are kept: every one is the register's own, but memory has a bound all the same."""


@dataclass(slots=True)
class _Slot:
    """What is known about one URL: the newest list, why the last attempt failed, and when it was made."""

    known: StatusList | None = None
    error: LedVcError | None = None
    attempted: float = float("-inf")

    def answer(self) -> StatusList | LedVcError:
        """Return the list, with why there is no newer one; without a list, why there is none."""
        if self.known is not None:
            return self.known if self.error is None else replace(self.known, not_renewed=self.error)
        return self.error or StatusRetrievalError("the status list was not asked for in time")

    def fail(self, url: str, error: LedVcError) -> None:
        """Keep why a newer list was not to be had, and say so to whoever runs the service."""
        _log.warning("status_list_not_renewed", url=url, code=error.code)
        self.error = error.with_traceback(None)


class StatusKeeper:
    """Keeps the status lists whose URL begins with `prefix`; no other address is ever asked."""

    def __init__(self, fetcher: Fetcher, *, prefix: str, max_age: timedelta) -> None:
        """Take the register's own prefix of status lists, and when a list counts as old."""
        self._fetcher, self._prefix, self._max_age = fetcher, prefix, max_age
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._slots: dict[str, _Slot] = {}

    def lists(self, urls: Iterable[str], environment: Environment) -> Mapping[str, StatusList | LedVcError]:
        """Return, for each URL of the register, the newest list or why there is none."""
        deadline = time.monotonic() + _BUDGET
        return {url: self._one(url, environment, deadline) for url in urls if self._is_ours(url)}

    def offer(self, url: str, found: StatusList | LedVcError) -> None:
        """Take over a list that came verified in a bundle, if it is not older than what is held."""
        if isinstance(found, StatusList) and self._is_ours(url):
            with self._locks[url]:
                self._keep(self._slot(url), found)

    def try_again(self) -> None:
        """Forget that lists could not be had: with another trust list they may hold."""
        for slot in self._slots.values():
            slot.error = None

    def last_seen(self, urls: Iterable[str]) -> datetime | None:
        """Return the moment for which the oldest of `urls` is known; None if one was never had."""
        moments = [slot.known.fetched_at for url in urls if (slot := self._slots.get(url)) and slot.known]
        return min(moments, default=None) if len(moments) == len(set(urls)) else None

    def _is_ours(self, url: str) -> bool:
        serial = url.removeprefix(self._prefix)
        ours = url.startswith(self._prefix) and serial.isascii() and serial.isdigit() and len(serial) < 8
        return ours and (url in self._slots or len(self._slots) < MAXIMUM_LISTS)

    def _slot(self, url: str) -> _Slot:
        return self._slots.setdefault(url, _Slot())

    def _one(self, url: str, environment: Environment, deadline: float) -> StatusList | LedVcError:
        lock = self._locks[url]
        if not lock.acquire(timeout=max(0.0, deadline - time.monotonic())):
            return self._slot(url).answer()
        try:
            slot = self._slot(url)
            if not self._is_recent(slot, environment.now) and self._may_ask(slot, deadline):
                self._renew(slot, url, environment)
            return slot.answer()
        finally:
            lock.release()

    def _renew(self, slot: _Slot, url: str, environment: Environment) -> None:
        slot.attempted = time.monotonic()
        try:
            found = verify_status_list(self._fetch(url), environment)
            if found.url != url:
                raise StatusRetrievalError("the status host sends another list")
        except (RetrievalError, UnsafeUrlError) as error:  # no answer, or no key to judge it by
            slot.fail(url, StatusRetrievalError(error.detail))
            return
        except LedVcError as error:
            slot.fail(url, error)
            return
        self._keep(slot, found)

    def _fetch(self, url: str) -> bytes:
        response = self._fetcher.get(url)
        if response.status != 200:
            raise StatusRetrievalError(f"the status host answers {response.status}")
        return response.body

    def _keep(self, slot: _Slot, found: StatusList) -> None:
        try:
            kept = newer(slot.known, found)
        except RollbackError as error:
            slot.fail(found.url, error)
            return
        if slot.known is None or found.fetched_at >= slot.known.fetched_at:
            slot.known, slot.error = kept, None

    def _is_recent(self, slot: _Slot, now: datetime) -> bool:
        return slot.known is not None and timedelta() <= now - slot.known.fetched_at <= self._max_age

    def _may_ask(self, slot: _Slot, deadline: float) -> bool:
        moment = time.monotonic()
        return moment < deadline and (slot.error is None or moment - slot.attempted >= _PAUSE)
