"""base64url without padding, one text per value. https://www.rfc-editor.org/rfc/rfc4648#section-5

Refuses padding, white space, the plain base64 alphabet and trailing bits that are not zero: each of them
would give the same bytes a second text.
"""

from binascii import Error, a2b_base64, b2a_base64

from led_vc.errors import ParsingError

_TO_URL = bytes.maketrans(b"+/", b"-_")
_TO_PLAIN = bytes.maketrans(b"-_", b"+/")
_PADDING = (b"", b"", b"==", b"=")


def base64url_encode(data: bytes) -> str:
    """Write `data` without padding."""
    return b2a_base64(data, newline=False).translate(_TO_URL).rstrip(b"=").decode("ascii")


def base64url_decode(text: str) -> bytes:
    """Read unpadded, canonical base64url. Raises ParsingError."""
    if len(text) % 4 == 1 or not text.isascii():
        raise ParsingError("not base64url")
    written = text.encode("ascii")
    try:
        data = a2b_base64(written.translate(_TO_PLAIN) + _PADDING[len(written) % 4])
    except Error as e:
        raise ParsingError("not base64url") from e
    # The decoder skips what is not of its alphabet, and drops bits at the end: only the one text comes back as it was.
    if b2a_base64(data, newline=False).translate(_TO_URL).rstrip(b"=") != written:
        raise ParsingError("not canonical base64url: another alphabet, or trailing bits that are set")
    return data
