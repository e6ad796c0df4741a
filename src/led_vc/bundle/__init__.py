"""The verification bundle: all that a verifier needs to verify offline, in one signed document.

It holds the trust list, the institution directory, the QR table, the digests of the contexts, and the status lists
whole, so that nobody learns which credential is looked up. Opening believes nothing before the root's key said so.
"""

from led_vc.bundle.make import BundleContents, make_bundle
from led_vc.bundle.open import Bundle, open_bundle

__all__ = ["Bundle", "BundleContents", "make_bundle", "open_bundle"]
