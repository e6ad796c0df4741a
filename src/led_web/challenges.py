"""Challenges that a verifier gives out: each answers once, for a few minutes, and no more are kept than there is room.

In memory, for one process: a challenge that was forgotten is refused, and the holder asks for another.
"""

import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

PREFIX = "led-"
LIFETIME = timedelta(minutes=5)
MAXIMUM_CHALLENGES = 10_000


class Challenges:
    """The challenges that are out."""

    def __init__(self, now: Callable[[], datetime], *, most: int = MAXIMUM_CHALLENGES) -> None:
        """Take the clock, and how many may be out; the oldest makes room for the next."""
        self._now, self._most = now, most
        self._lock = threading.Lock()
        self._ends: dict[str, datetime] = {}  # in the order of their making, which is the order of their ends

    def make(self) -> str:
        """Return a challenge that nobody has had before."""
        challenge, now = PREFIX + secrets.token_urlsafe(24), self._now()
        with self._lock:
            while self._ends and (len(self._ends) >= self._most or next(iter(self._ends.values())) <= now):
                del self._ends[next(iter(self._ends))]
            self._ends[challenge] = now + LIFETIME
        return challenge

    def use(self, challenge: str) -> bool:
        """Tell whether `challenge` is out and may still be answered. Afterwards it is not: no answer counts twice."""
        with self._lock:
            end = self._ends.pop(challenge, None)
        return end is not None and self._now() < end

    @staticmethod
    def looks_like_ours(challenge: str) -> bool:
        """Tell whether `challenge` is written as ours are, in use or not."""
        return challenge.startswith(PREFIX)
