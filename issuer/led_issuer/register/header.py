"""The header of a delivery: who delivers, which number in his sequence, how many rows, and their digest."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, cast

from led_issuer.register.refused import DeliveryRefusedError
from led_vc.encoding import parse_datetime, parse_object
from led_vc.errors import LedVcError

RowFormat = Literal["csv", "jsonl"]
MAX_HEADER_BYTES: Final = 4096
MAX_ROWS: Final = 2_000_000
_REQUIRED = frozenset({"leverancier", "levering_id", "volgnummer", "tijdstip", "aantal", "sha256"})
_DELIVERY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryHeader:
    """The header as the provider wrote it."""

    leverancier: str
    levering_id: str
    volgnummer: int
    tijdstip: datetime
    aantal: int
    sha256: str
    formaat: RowFormat = "csv"


def parse_header(data: bytes) -> DeliveryHeader:
    """Return the header in `data` (JSON); raises DeliveryRefusedError with code `header_invalid`."""
    try:
        document = parse_object(data, max_bytes=MAX_HEADER_BYTES, max_depth=2)
    except LedVcError as e:
        raise DeliveryRefusedError("header_invalid", "The header is not a JSON object.") from e
    missing, unknown = _REQUIRED - document.keys(), document.keys() - _REQUIRED - {"formaat"}
    if missing or unknown:
        raise DeliveryRefusedError("header_invalid", "The header has other members than it must have.")
    return DeliveryHeader(
        leverancier=_text(document, "leverancier", re.compile(r"OVO[0-9]{6}(-[A-Za-z]{1,30})?")),
        levering_id=_text(document, "levering_id", _DELIVERY_ID),
        volgnummer=_number(document, "volgnummer", 1, 2**31 - 1),
        tijdstip=_moment(document["tijdstip"]),
        aantal=_number(document, "aantal", 0, MAX_ROWS),
        sha256=_text(document, "sha256", _SHA256),
        formaat=cast(RowFormat, _text({"formaat": "csv"} | document, "formaat", re.compile("csv|jsonl"))),
    )


def _text(document: dict[str, Any], member: str, shape: re.Pattern[str]) -> str:
    value = document[member]
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise _invalid(member)
    # A digit run of eleven in an id could be a person's number; an id is shown in addresses and logs.
    if member == "levering_id" and re.search("[0-9]{11}", value):
        raise _invalid(member)
    return value


def _number(document: dict[str, Any], member: str, least: int, most: int) -> int:
    value = document[member]
    if type(value) is not int or not least <= value <= most:
        raise _invalid(member)
    return value


def _moment(value: Any) -> datetime:
    try:
        return parse_datetime(value)
    except (LedVcError, TypeError) as e:
        raise _invalid("tijdstip") from e


def _invalid(member: str) -> DeliveryRefusedError:
    return DeliveryRefusedError("header_invalid", f"The header's {member} does not have the right form.")
