"""The entries of `credentialStatus`. https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry"""

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from led_vc.encoding import JsonObject
from led_vc.errors import ComplexityLimitError, MalformedValueError, RangeError, UnsupportedFeatureError
from led_vc.model import many

StatusPurpose = Literal["revocation", "suspension", "refresh", "message"]
PURPOSES: tuple[StatusPurpose, ...] = get_args(StatusPurpose)
DECISIVE: tuple[StatusPurpose, ...] = ("revocation", "suspension")
"""The purposes that a credential can fail by; what the others say is reported."""
_PURPOSE_OF = {str(purpose): purpose for purpose in PURPOSES}
ENTRY_TYPE = "BitstringStatusListEntry"

MAXIMUM_STATUS_ENTRIES = 8
MAXIMUM_STATUS_SIZE = 8
"""The most bits of one entry that are read: 256 messages are more than anybody tells apart."""
_INDEX = re.compile(r"-?[0-9]+\Z", re.ASCII)
_INDEX_DIGITS = 10
_STATUS = re.compile(r"0x[0-9A-Fa-f]{1,8}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMessage:
    """What one value of an entry means."""

    status: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEntry:
    """One line of `credentialStatus`: which bits of which list say what.

    `size` is how many bits the entry has; with more than one, `messages` says what their values mean.
    """

    purpose: StatusPurpose
    index: int
    list_url: str
    size: int = 1
    messages: tuple[StatusMessage, ...] = ()
    references: tuple[str, ...] = ()

    def message(self, status: int) -> str | None:
        """Return what the value `status` means, if the entry says so."""
        return next((one.message for one in self.messages if one.status == status), None)

    def to_document(self) -> dict[str, Any]:
        """Return the entry as a credential carries it."""
        document: dict[str, Any] = {
            "type": ENTRY_TYPE,
            "statusPurpose": self.purpose,
            "statusListIndex": str(self.index),
            "statusListCredential": self.list_url,
        }
        if self.size > 1:
            document["statusSize"] = self.size
        if self.messages:
            document["statusMessage"] = [
                {"status": f"0x{one.status:x}", "message": one.message} for one in self.messages
            ]
        if self.references:
            document["statusReference"] = self.references[0] if len(self.references) == 1 else list(self.references)
        return document


def entries(document: JsonObject, *, one_message_per_bit: bool = False) -> tuple[StatusEntry, ...]:
    """Read the status entries of a credential. Refuses what cannot be read instead of skipping it.

    An entry of n bits has 2^n messages. With `one_message_per_bit` it may have n instead, which the test suite of W3C
    counts: for conformance instances.
    """
    found = many(document.get("credentialStatus"))
    if len(found) > MAXIMUM_STATUS_ENTRIES:
        raise ComplexityLimitError(f"{len(found)} status entries; at most {MAXIMUM_STATUS_ENTRIES}")
    return tuple([_entry(one, one_message_per_bit=one_message_per_bit) for one in found])


def purposes(value: object) -> tuple[StatusPurpose, ...] | None:
    """Return the purposes that `value`, one or a list of several, names; None if one of them is not known here."""
    if isinstance(value, str):
        return (_PURPOSE_OF[value],) if value in _PURPOSE_OF else None
    named = many(value)
    known = tuple(purpose for one in named for purpose in PURPOSES if one == purpose)
    return known if known and len(known) == len(named) == len(set(known)) else None


def _entry(value: object, *, one_message_per_bit: bool) -> StatusEntry:
    if not isinstance(value, dict):
        raise MalformedValueError("credentialStatus must be an object, or a list of objects")
    if value.get("type") not in (ENTRY_TYPE, [ENTRY_TYPE]):
        raise UnsupportedFeatureError("a status entry of a type that is not known here")
    url = value.get("statusListCredential")
    if not isinstance(url, str) or not url:
        raise MalformedValueError("statusListCredential must be a URL")
    stated = value.get("statusPurpose")
    purpose = purposes(stated) if isinstance(stated, str) else None
    if purpose is None:
        raise UnsupportedFeatureError("a status entry for a purpose that is not known here")
    size = _size(value.get("statusSize", 1))
    messages = _messages(value.get("statusMessage"), size)
    counts = (2**size, size) if one_message_per_bit else (2**size,)
    if (messages or size > 1 or purpose[0] == "message") and len(messages) not in counts:
        raise MalformedValueError("statusMessage must say what each status means")
    return StatusEntry(
        purpose=purpose[0],
        index=_index(value.get("statusListIndex")),
        list_url=url,
        size=size,
        messages=messages,
        references=_references(value.get("statusReference")),
    )


def _index(value: object) -> int:
    if not isinstance(value, str) or not _INDEX.match(value):
        raise MalformedValueError("statusListIndex must be a whole number in decimal digits, as text")
    if value.startswith("-") or len(value) > _INDEX_DIGITS:
        raise RangeError("statusListIndex is outside every list")
    return int(value)


def _size(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise MalformedValueError("statusSize must be a whole number above zero")
    if value > MAXIMUM_STATUS_SIZE:
        raise UnsupportedFeatureError(f"a status entry of more than {MAXIMUM_STATUS_SIZE} bits")
    return value


def _messages(value: object, size: int) -> tuple[StatusMessage, ...]:
    if value is None:
        return ()
    found = many(value)
    if len(found) > 2**size:
        raise MalformedValueError("statusMessage has more messages than there are statuses")
    messages = tuple(map(_message, found))
    statuses = {one.status for one in messages}
    if len(statuses) != len(messages) or any(status >= 2**size for status in statuses):
        raise MalformedValueError("statusMessage must say what each status means, once")
    return messages


def _message(value: object) -> StatusMessage:
    status, message = (value.get("status"), value.get("message")) if isinstance(value, dict) else (None, None)
    if not isinstance(status, str) or not _STATUS.match(status) or not isinstance(message, str) or not message:
        raise MalformedValueError("each statusMessage needs a status in hexadecimal (0x0) and a message")
    return StatusMessage(status=int(status, 16), message=message)


def _references(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    found = many(value)
    if not all(isinstance(one, str) and one for one in found):
        raise MalformedValueError("statusReference must be a URL, or a list of URLs")
    return tuple(found)
