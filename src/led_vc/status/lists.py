"""A status list as a credential to be signed, and as a value once verified.

https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
"""

from dataclasses import dataclass
from datetime import datetime
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

    `not_renewed` is for the one who keeps lists: why a newer one was not to be had, when this one grows old.
    """

    url: str
    issuer: str
    purpose: StatusPurpose
    data: bytes
    valid_from: datetime
    valid_until: datetime | None
    fetched_at: datetime
    not_renewed: LedVcError | None = None

    @property
    def size(self) -> int:
        """Return how many entries the list has."""
        return len(self.data) * 8

    def is_set(self, index: int) -> bool:
        """Return the bit at `index`, or raise RangeError."""
        return bitstring.bit(self.data, index)

    def __repr__(self) -> str:
        return f"StatusList({self.url!r}, {self.purpose!r}, {self.size} entries)"


def status_list_credential(
    *,
    url: str,
    issuer: str,
    purpose: StatusPurpose,
    data: bytes | bytearray,
    valid_from: datetime,
    valid_until: datetime | None,
) -> dict[str, Any]:
    """Return the unsigned credential that publishes `data` at `url`."""
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
            "statusPurpose": purpose,
            "encodedList": bitstring.encode_list(data),
        },
    }
