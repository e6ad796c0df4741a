"""The library's only sockets: a bounded HTTP client that goes nowhere it was not told to go.

Refuses: anything but https (a route to loopback excepted), redirects, private or local addresses,
slow or large answers.
"""

from led_vc.fetch.client import DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT, Fetcher, Response
from led_vc.fetch.did_documents import fetch_did_web
from led_vc.fetch.routes import Routes

__all__ = ["DEFAULT_MAX_BYTES", "DEFAULT_TIMEOUT", "Fetcher", "Response", "Routes", "fetch_did_web"]
