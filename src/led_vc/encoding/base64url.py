"""base64url without padding, one text per value. https://www.rfc-editor.org/rfc/rfc4648#section-5

Refuses padding, white space, the plain base64 alphabet and trailing bits that are not zero: each of them
would give the same bytes a second text.
"""

import base64
import re

from led_vc.errors import ParsingError

_TEXT = re.compile(r"[A-Za-z0-9_-]*+")


def base64url_encode(data: bytes) -> str:
    """Write `data` without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def base64url_decode(text: str) -> bytes:
    """Read unpadded, canonical base64url. Raises ParsingError."""
    if not _TEXT.fullmatch(text) or len(text) % 4 == 1:
        raise ParsingError("not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    # Only the last characters can carry bits that decode to nothing.
    tail = len(data) % 3
    if tail and base64url_encode(data[-tail:]) != text[-(tail + 1) :]:
        raise ParsingError("not canonical base64url: trailing bits are set")
    return data
