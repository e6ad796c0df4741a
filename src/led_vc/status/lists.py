"""A status list as a credential to be signed, and as a value once verified.

https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from led_vc.encoding.datetimes import format_datetime
from led_vc.errors import LedVcError
from led_vc.model import CREDENTIALS_V2
from led_vc.status import bitstring
from led_vc.status.entries import StatusPurpose

LIST_TYPES = ("VerifiableCredential", "BitstringStatusListCredential")
SUBJECT_TYPE = "BitstringStatusList"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """A status list that was verified. Only `verify` and `bundle` make one.

    One list may serve several purposes. `ttl` is how long it says that it may be kept.
    `not_renewed` is for the one who keeps lists: why a newer one was not to be had, when this one grows old.
    """

    url: str
    issuer: str
    purposes: frozenset[StatusPurpose]
    data: bytes
    valid_from: datetime
    valid_until: datetime | None
    fetched_at: datetime
    ttl: timedelta | None = None
    not_renewed: LedVcError | None = None

    @property
    def size(self) -> int:
        """Return how many entries of one bit the list has."""
        return len(self.data) * 8

    def is_set(self, index: int) -> bool:
        """Return the bit at `index`, or raise RangeError."""
        return bitstring.bit(self.data, index)

    def value(self, index: int, size: int) -> int:
        """Return the entry of `size` bits at `index`, or raise RangeError."""
        return bitstring.value(self.data, index, size)

    def __repr__(self) -> str:
        return f"StatusList({self.url!r}, {sorted(self.purposes)}, {self.size} entries)"


def status_list_credential(
    *,
    url: str,
    issuer: str,
    purpose: StatusPurpose | Sequence[StatusPurpose],
    data: bytes | bytearray,
    valid_from: datetime,
    valid_until: datetime | None,
    ttl: timedelta | None = None,
) -> dict[str, Any]:
    """Return the unsigned credential that publishes `data` at `url`, for one purpose or for several.

    `ttl` is for readers that still look for it: the recommendation would rather have `validUntil`.
    """
    kept_for = {} if ttl is None else {"ttl": ttl // timedelta(milliseconds=1)}
    until = {} if valid_until is None else {"validUntil": format_datetime(valid_until)}
    return {
        "@context": [CREDENTIALS_V2],
        "id": url,
        "type": list(LIST_TYPES),
        "issuer": issuer,
        "validFrom": format_datetime(valid_from),
        **until,
        "credentialSubject": {
            "id": f"{url}#list",
            "type": SUBJECT_TYPE,
            "statusPurpose": purpose if isinstance(purpose, str) else list(purpose),
            **kept_for,
            "encodedList": bitstring.encode_list(data),
        },
    }
