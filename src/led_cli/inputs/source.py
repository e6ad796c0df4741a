"""Bytes of a file, or of standard input for `-`, up to a bound."""

import sys
from pathlib import Path
from typing import BinaryIO, Final

from led_cli.exits import refuse

MAXIMUM_BYTES: Final = 10 * 1024 * 1024


def read_source(name: str, *, maximum: int = MAXIMUM_BYTES) -> bytes:
    """Return the bytes; end the command if there are none, too many, or none to be had."""
    try:
        if name == "-":
            data = _read(sys.stdin.buffer, maximum)
        else:
            with Path(name).open("rb") as file:
                data = _read(file, maximum)
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        refuse(f"{name} cannot be read ({getattr(error, 'strerror', None) or error})")
    if len(data) > maximum:
        refuse(f"{name} is larger than {maximum // 2**20} MB")
    if not data.strip():
        refuse(f"{name} is empty")
    return data


def _read(file: BinaryIO, maximum: int) -> bytes:
    return file.read(maximum + 1)
