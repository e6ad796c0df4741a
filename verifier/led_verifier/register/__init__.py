"""What the verifier knows of the register: its signed bundle and its status lists, kept in memory and renewed in time.

It fetches from the register alone, whole lists only, so that nobody learns which credential is being checked.
"""

from led_verifier.register.bundles import BundleKeeper
from led_verifier.register.knowledge import Knowledge
from led_verifier.register.status_lists import StatusKeeper

__all__ = ["BundleKeeper", "Knowledge", "StatusKeeper"]
