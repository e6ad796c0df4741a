"""What the issuer does by itself, in a thread of its app: lists follow their bits, keys and documents follow the clock.

Any number of processes may run this: the database decides who publishes. A fault is logged and tried again; the
doors stay open meanwhile, and verifiers see lists grow old rather than wrong.
"""

import threading
import time
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from led_issuer.issuing.nonces import forget_ended
from led_issuer.issuing.offers import forget_names
from led_issuer.runtime import Runtime
from led_issuer.setup import ensure_keys
from led_issuer.status.publish import publish_ageing, publish_changed
from led_issuer.trust.trust_list import publish_trust_list
from led_vc.errors import LedVcError
from led_web.database import writing
from led_web.secrets import SecretError

_log = structlog.get_logger()
_UPKEEP_SECONDS = 30.0


class Background:
    """Publishes changed status lists at once, and does the upkeep now and then."""

    def __init__(self, runtime: Runtime) -> None:
        """Take the runtime; nothing starts yet."""
        self._runtime = runtime
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="issuer-background", daemon=True)
        self._upkeep_at = 0.0

    def start(self) -> None:
        """Start."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is under way and stop."""
        self._stop.set()
        self._thread.join(30)

    def _run(self) -> None:
        while not self._stop.wait(self._runtime.settings.publish_interval_seconds):
            try:
                publish_changed(self._runtime)
                if time.monotonic() >= self._upkeep_at:
                    upkeep(self._runtime)
                    self._upkeep_at = time.monotonic() + _UPKEEP_SECONDS
            except (SQLAlchemyError, LedVcError, SecretError) as e:
                _log.error("background_failed", error=type(e).__name__)


def upkeep(runtime: Runtime) -> None:
    """Renew what ages: keys before they end, the trust list, status lists; forget what ended."""
    now = runtime.now()
    with writing(runtime.engine) as connection:
        ensure_keys(connection, runtime, now)
        forget_ended(connection, now=now)
        forget_names(connection, now=now)
    publish_trust_list(runtime)
    publish_ageing(runtime, signed_before=now - timedelta(minutes=runtime.settings.status_republish_minutes))
