"""The one JSON reader of the product: RFC 8259 in UTF-8, narrowed to I-JSON (RFC 7493).

Refuses what Python's own reader lets through: duplicate members, NaN, Infinity, numbers that overflow,
lone surrogates, other encodings, a byte order mark, deep nesting. Takes time linear in the input.
https://www.rfc-editor.org/rfc/rfc8259, https://www.rfc-editor.org/rfc/rfc7493
"""

import json
import math
import re
from collections.abc import Mapping
from typing import Any, Never

from led_vc.errors import ParsingError, RangeError

# A parsed document. `Any` below the top: a recursive alias makes every access to a member a cast.
JsonValue = None | bool | int | float | str | list[Any] | dict[str, Any]
JsonObject = Mapping[str, Any]

_MAX_BYTES = 1_048_576
_MAX_DEPTH = 64
_MAX_DIGITS = 400
_MAX_SAFE_INTEGER = 2**53 - 1
_EXPONENT_FROM = 1e21

# Strings are matched to be skipped. Possessive, and true for an unterminated string too: no input makes it go back.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def parse_json(data: bytes | str, *, max_bytes: int = _MAX_BYTES, max_depth: int = _MAX_DEPTH) -> JsonValue:
    """Parse one JSON value. Raises ParsingError, and RangeError for integers beyond ±(2^53-1)."""
    text = _text(data, max_bytes)
    _check_depth(text, max_depth)
    try:
        value: JsonValue = _DECODER.decode(text)
    except json.JSONDecodeError as e:
        raise ParsingError(f"not JSON: {e.msg.lower()} at character {e.pos}") from e
    if "\\" in text and _SURROGATE_ESCAPE.search(text):
        _refuse_lone_surrogates(value)
    return value


def parse_object(data: bytes | str, *, max_bytes: int = _MAX_BYTES, max_depth: int = _MAX_DEPTH) -> dict[str, Any]:
    """Parse one JSON object. Raises as `parse_json`, and ParsingError for any other value."""
    value = parse_json(data, max_bytes=max_bytes, max_depth=max_depth)
    if not isinstance(value, dict):
        raise ParsingError("not a JSON object")
    return value


def _text(data: bytes | str, max_bytes: int) -> str:
    if len(data) > max_bytes:
        raise ParsingError(f"larger than {max_bytes} bytes")
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
        size = len(data) if isinstance(data, bytes) else len(text.encode("utf-8"))
    except UnicodeError as e:
        raise ParsingError("not UTF-8") from e
    if size > max_bytes:
        raise ParsingError(f"larger than {max_bytes} bytes")
    return text


def _check_depth(text: str, max_depth: int) -> None:
    """Refuse depth before a reader that recurses sees it."""
    if text.count("[") + text.count("{") <= max_depth:
        return
    depth = 0
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark in "[{":
            depth += 1
            if depth > max_depth:
                raise ParsingError(f"nested deeper than {max_depth}")
        elif mark in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ParsingError("an object has the same member twice")
    return members


def _integer(digits: str) -> int:
    _check_digits(digits)
    value = int(digits)
    if abs(value) > _MAX_SAFE_INTEGER:
        # Another reader would round it to a neighbour: the two would sign and show different numbers.
        raise RangeError("an integer beyond 2^53-1")
    return value


def _float(digits: str) -> float:
    _check_digits(digits)
    value = float(digits)
    if not math.isfinite(value):
        raise ParsingError("a number that no reader can hold")
    if _MAX_SAFE_INTEGER < abs(value) < _EXPONENT_FROM:
        # 9007199254740993.0 is that integer again; canonical JSON writes it without point or exponent below 1e21.
        raise RangeError("an integer beyond 2^53-1")
    return value


def _check_digits(digits: str) -> None:
    """Refuse an endless number before it is converted, which takes the square of its length."""
    if len(digits) > _MAX_DIGITS:
        raise ParsingError(f"a number of more than {_MAX_DIGITS} digits")


def _constant(name: str) -> Never:
    raise ParsingError(f"{name} is not JSON")


def _refuse_lone_surrogates(value: JsonValue) -> None:
    todo: list[Any] = [value]
    while todo:
        item = todo.pop()
        match item:
            case str():
                try:
                    item.encode("utf-8")
                except UnicodeEncodeError as e:
                    raise ParsingError("a lone surrogate") from e
            case dict():
                todo.extend(item)
                todo.extend(item.values())
            case list():
                todo.extend(item)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer, parse_float=_float, parse_constant=_constant)
