"""Multibase, the two bases that Data Integrity and Controlled Identifiers use.

`z` is base58btc, `u` is base64url without padding. https://www.w3.org/TR/cid-1.0/#multibase-0
"""

from typing import Literal, assert_never

from led_vc.encoding.base58 import base58btc_decode, base58btc_encode
from led_vc.encoding.base64url import base64url_decode, base64url_encode
from led_vc.errors import ParsingError

Base = Literal["z", "u"]
_MAX_BYTES = 8192


def multibase_encode(data: bytes, base: Base) -> str:
    """Write `data` with the header of `base`."""
    match base:
        case "z":
            return "z" + base58btc_encode(data)
        case "u":
            return "u" + base64url_encode(data)
        case _:
            assert_never(base)


def multibase_decode(text: str, *, max_bytes: int = _MAX_BYTES) -> bytes:
    """Read multibase of at most `max_bytes` bytes, in base `z` or `u`. Raises ParsingError."""
    match text[:1]:
        case "z":
            data = base58btc_decode(text[1:], max_bytes=max_bytes)
        case "u" if len(text) <= max_bytes * 4 // 3 + 4:
            data = base64url_decode(text[1:])
        case "u":
            raise ParsingError(f"multibase of more than {max_bytes} bytes")
        case _:
            raise ParsingError("not multibase of base z or u")
    if len(data) > max_bytes:
        raise ParsingError(f"multibase of more than {max_bytes} bytes")
    return data
