"""A received document as a copy of our own: JSON values only, in bounds, sharing nothing with the caller's objects.

The strict parser bounds what comes as bytes; this bounds what comes as Python objects, from a CBOR decoder or from
another library, so that the layers above meet the same limits whatever the door.
"""

import math
from collections.abc import Mapping
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.errors import ParsingError, RangeError

MAXIMUM_DEPTH = 64
MAXIMUM_CHARACTERS = 16 * 2**20
MAXIMUM_VALUES = 2**20
_LARGEST_INTEGER = 2**53 - 1


def own_copy(document: JsonObject, *, max_characters: int = MAXIMUM_CHARACTERS) -> dict[str, Any]:
    """Return a deep copy of `document`; raises ParsingError or RangeError for what JSON could not have carried.

    >>> own_copy({"recordVersion": 2**53})
    Traceback (most recent call last):
    ...
    led_vc.errors.RangeError: RANGE_ERROR: an integer is beyond 2^53-1
    """
    if not isinstance(document, Mapping):
        raise ParsingError("a document must be a JSON object")
    return dict(_Copier(max_characters).copy(document, 1))


class _Copier:
    """Copies one document and counts what it copies."""

    __slots__ = ("_characters", "_max_characters", "_values")

    def __init__(self, max_characters: int) -> None:
        self._max_characters = max_characters
        self._characters = 0
        self._values = 0

    def copy(self, value: Any, depth: int) -> Any:
        self._values += 1
        if self._values > MAXIMUM_VALUES:
            raise ParsingError(f"more than {MAXIMUM_VALUES} values")
        match value:
            case str():
                return self._text(value)
            case None | bool():
                return value
            case int():
                if abs(value) > _LARGEST_INTEGER:
                    raise RangeError("an integer is beyond 2^53-1")
                return value
            case float():
                if not math.isfinite(value):
                    raise ParsingError("a number is not finite")
                return value
        if depth > MAXIMUM_DEPTH:
            raise ParsingError(f"nested deeper than {MAXIMUM_DEPTH}")
        match value:
            case Mapping():
                return {self._text(name): self.copy(one, depth + 1) for name, one in value.items()}
            case list() | tuple():
                return [self.copy(one, depth + 1) for one in value]
        raise ParsingError(f"{type(value).__name__} is not a JSON value")

    def _text(self, value: Any) -> str:
        if not isinstance(value, str):
            raise ParsingError("a member's name must be text")
        self._characters += len(value)
        if self._characters > self._max_characters:
            raise ParsingError(f"more than {self._max_characters} characters")
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise ParsingError("text with half a surrogate pair")
        return value
