"""The entries of `credentialStatus`. https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry"""

import re
from dataclasses import dataclass
from typing import Literal

from led_vc.encoding import JsonObject
from led_vc.errors import ComplexityLimitError, MalformedValueError, RangeError, UnsupportedFeatureError
from led_vc.model import many

StatusPurpose = Literal["revocation", "suspension"]
PURPOSES: tuple[StatusPurpose, ...] = ("revocation", "suspension")
ENTRY_TYPE = "BitstringStatusListEntry"

MAXIMUM_STATUS_ENTRIES = 8
_INDEX = re.compile(r"-?[0-9]+\Z", re.ASCII)
_INDEX_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry:
    """One line of `credentialStatus`: which bit of which list says what."""

    purpose: StatusPurpose
    index: int
    list_url: str


def entries(document: JsonObject) -> tuple[StatusEntry, ...]:
    """Read the status entries of a credential. Refuses other types and wider entries instead of skipping them."""
    found = many(document.get("credentialStatus"))
    if len(found) > MAXIMUM_STATUS_ENTRIES:
        raise ComplexityLimitError(f"{len(found)} status entries; at most {MAXIMUM_STATUS_ENTRIES}")
    return tuple(_entry(one) for one in found)


def _entry(value: object) -> StatusEntry:
    if not isinstance(value, dict):
        raise MalformedValueError("credentialStatus must be an object, or a list of objects")
    if many(value.get("type")) not in ((ENTRY_TYPE,), [ENTRY_TYPE]):
        raise UnsupportedFeatureError("a status entry of a type that is not known here")
    if value.get("statusSize", 1) != 1:
        raise UnsupportedFeatureError("a status entry of more than one bit")
    url = value.get("statusListCredential")
    if not isinstance(url, str) or not url:
        raise MalformedValueError("statusListCredential must be a URL")
    for purpose in PURPOSES:
        if value.get("statusPurpose") == purpose:
            return StatusEntry(purpose=purpose, index=_index(value.get("statusListIndex")), list_url=url)
    raise UnsupportedFeatureError("a status entry for a purpose that is not known here")


def _index(value: object) -> int:
    if not isinstance(value, str) or not _INDEX.match(value):
        raise MalformedValueError("statusListIndex must be a whole number in decimal digits, as text")
    if value.startswith("-") or len(value) > _INDEX_DIGITS:
        raise RangeError("statusListIndex is outside every list")
    return int(value)
