"""Identifiers of 30 letters: 129 random bits, and never a digit, so that none can look like an INSZ."""

import os
from typing import Final

LETTERS: Final = b"bcdfghjkmnpqrstvwxyz"
LENGTH: Final = 30
_EVEN = len(LETTERS) * (256 // len(LETTERS))  # bytes from here on would favour the first letters
_TABLE = bytes(LETTERS[value % len(LETTERS)] for value in range(256))
_UNEVEN = bytes(range(_EVEN, 256))


def new_id() -> str:
    """Return a fresh identifier."""
    found = b""
    while len(found) < LENGTH:
        found += os.urandom(LENGTH + 12).translate(_TABLE, _UNEVEN)
    return found[:LENGTH].decode("ascii")
