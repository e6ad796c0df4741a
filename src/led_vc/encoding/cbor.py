"""CBOR, read strictly: one encoding per value, nothing that stands for an object of the language.

Refuses indefinite lengths, numbers and lengths that could be shorter, duplicate keys, unassigned simple
values, text that is not UTF-8, depth and size; a tag is returned as `CborTag`, never interpreted, so that
no date, bignum, regular expression or shared reference is made of a stranger's bytes.
https://www.rfc-editor.org/rfc/rfc8949
"""

import struct
from typing import Any

import cbor2

from led_vc.errors import MalformedValueError, ParsingError

CborTag = cbor2.CBORTag
_MAX_BYTES = 1_048_576
_MAX_DEPTH = 32
_SIMPLE = {20: False, 21: True, 22: None}
_FLOAT = {25: ">e", 26: ">f", 27: ">d"}


def cbor_encode(value: Any) -> bytes:
    """Write `value` with the shortest forms and sorted keys (RFC 8949 §4.2.3, length first)."""
    try:
        return cbor2.dumps(value, canonical=True)
    except cbor2.CBOREncodeError as e:
        raise MalformedValueError(f"cannot be written as CBOR ({type(e).__name__})") from e


def cbor_decode(data: bytes, *, max_bytes: int = _MAX_BYTES, max_depth: int = _MAX_DEPTH) -> Any:
    """Read exactly one CBOR item. Raises ParsingError. Map keys are text or integers."""
    if len(data) > max_bytes:
        raise ParsingError(f"larger than {max_bytes} bytes")
    reader = _Reader(data)
    value = reader.item(max_depth)
    if reader.at != len(data):
        raise ParsingError("bytes after the CBOR item")
    return value


class _Reader:
    """A position in the bytes."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        # Checked before anything is allocated: a length of 2^60 costs nothing.
        if size > len(self.data) - self.at:
            raise ParsingError("CBOR ends too early")
        start, self.at = self.at, self.at + size
        return self.data[start : self.at]

    def argument(self, info: int) -> int:
        if info < 24:
            return info
        if info > 27:
            raise ParsingError("CBOR of indefinite length or a reserved form")
        size = 1 << (info - 24)
        value = int.from_bytes(self.take(size))
        shortest = 24 if size == 1 else 1 << (4 * size)
        if value < shortest:
            raise ParsingError("CBOR with a length or number that could be shorter")
        return value

    def item(self, depth: int) -> Any:
        if depth < 0:
            raise ParsingError("CBOR nested too deeply")
        if self.at >= len(self.data):
            raise ParsingError("CBOR ends too early")
        head = self.data[self.at]
        self.at += 1
        if head < 24:  # a small number, which most items are
            return head
        major, info = head >> 5, head & 31
        if major == 7:
            return self.simple(info)
        number = self.argument(info)
        match major:
            case 0:
                return number
            case 1:
                return -1 - number
            case 2:
                return self.take(number)
            case 3:
                return self.text(number)
            case 4:
                return [self.item(depth - 1) for _ in range(number)]
            case 5:
                return self.map(number, depth - 1)
            case _:
                return CborTag(number, self.item(depth - 1))

    def text(self, size: int) -> str:
        try:
            return self.take(size).decode("utf-8")
        except UnicodeDecodeError as e:
            raise ParsingError("CBOR text that is not UTF-8") from e

    def map(self, count: int, depth: int) -> dict[Any, Any]:
        entries: dict[Any, Any] = {}
        for _ in range(count):
            key = self.item(depth)
            if type(key) not in (int, str):
                raise ParsingError("a CBOR map key is neither text nor integer")
            if key in entries:
                raise ParsingError("a CBOR map has the same key twice")
            entries[key] = self.item(depth)
        return entries

    def simple(self, info: int) -> bool | float | None:
        if info in _SIMPLE:
            return _SIMPLE[info]
        if info in _FLOAT:
            value: float = struct.unpack(_FLOAT[info], self.take(1 << (info - 24)))[0]
            return value
        raise ParsingError("a CBOR simple value that has no meaning here")
