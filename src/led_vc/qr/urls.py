"""The URL codec: a URL as a scheme's number and the rest, keys of did:key as bytes.

Every value comes back letter for letter: what would not is written as text. https://www.w3.org/TR/cbor-ld/
"""

import base64
import binascii
import re
import uuid
from typing import Any, Final

from led_vc.encoding import base58btc_decode, base58btc_encode
from led_vc.errors import ParsingError

_WEB: Final = {"http": 1, "https": 2}
_UUID: Final = 3
_DATA: Final = 4
_BASE58_DIDS: Final = {"did:v1:nym": 1024, "did:key": 1025}
_SCHEMES: Final = {1: "http://", 2: "https://", 3: "urn:uuid:", 4: "data:", 1024: "did:v1:nym:", 1025: "did:key:"}

# A host as the URL Standard takes it, without the cases that it rewrites: percent-encoding, IDNA, numeric addresses.
_HOST: Final = re.compile(r"(?!.*\.[0-9]+\.?$)(?!.*[xX][nN]--)[^\x00-\x20\x7f-\U0010ffff#%/:<>?@\[\\\]^|]+")
_LOWER_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_BASE64_DATA: Final = re.compile(r"([^\n\r\u2028\u2029]*);base64,([A-Za-z0-9+/=]*)")


def compress_url(value: str) -> list[Any] | str:
    """Return `value` in parts, or itself if no scheme of the format covers it."""
    scheme, _colon, rest = value.rpartition(":")
    if scheme in _WEB:
        return [_WEB[scheme], rest[2:]] if _is_web(rest) else value
    if scheme in _BASE58_DIDS and rest.count("#") <= 1:
        return [_BASE58_DIDS[scheme], *(_base58_part(part) for part in rest.split("#"))]
    if scheme == "urn:uuid" and _LOWER_UUID.fullmatch(rest):
        return [_UUID, uuid.UUID(rest).bytes]
    if scheme == "data":
        return _data_parts(rest)
    return value


def expand_url(parts: list[Any]) -> str:
    """Return the URL of `parts`. Raises ParsingError."""
    match parts:
        case [1 | 2 as scheme, str(rest)] if type(scheme) is int:
            return _SCHEMES[scheme] + rest
        case [3, bytes(value)] if len(value) == 16:
            return f"{_SCHEMES[_UUID]}{uuid.UUID(bytes=value)}"
        case [3 | 4 as scheme, str(rest)]:
            return _SCHEMES[scheme] + rest
        case [4, str(media_type), bytes(content)]:
            return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
        case [1024 | 1025 as scheme, (str() | bytes()) as first]:
            return _SCHEMES[scheme] + _text_of(first)
        case [1024 | 1025 as scheme, (str() | bytes()) as first, (str() | bytes()) as second]:
            return f"{_SCHEMES[scheme]}{_text_of(first)}#{_text_of(second)}"
    raise ParsingError("CBOR-LD with a compressed URL of no known form")


def _is_web(rest: str) -> bool:
    if not rest.startswith("//"):
        return False
    authority = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    return _HOST.fullmatch(authority.rpartition("@")[2]) is not None


def _base58_part(text: str) -> str | bytes:
    if not text.startswith("z"):
        return text
    try:
        return base58btc_decode(text[1:])
    except ParsingError:
        return text


def _text_of(part: str | bytes) -> str:
    return part if isinstance(part, str) else "z" + base58btc_encode(part)


def _data_parts(rest: str) -> list[Any]:
    match = _BASE64_DATA.fullmatch(rest)
    if match is not None:
        try:
            content = base64.b64decode(match[2], validate=True)
        except binascii.Error:
            return [_DATA, rest]
        if base64.b64encode(content).decode("ascii") == match[2]:
            return [_DATA, match[1], content]
    return [_DATA, rest]
