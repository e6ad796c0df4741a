"""An SD-JWT as it was presented, with the Key Binding JWT that may stand at its end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from led_vc.securing.sd_jwt.disclosures import digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentedSdJwt:
    """The text up to the last `~`, the hash that the issuer chose, and the token after it, if there is one."""

    text: str
    hash: Callable[[bytes], Any]
    key_binding: str | None

    @property
    def sd_hash(self) -> str:
        """Return what a Key Binding JWT states. https://www.rfc-editor.org/rfc/rfc9901#section-4.3.1"""
        return digest_of(self.text, self.hash)
