"""A received document as a copy of our own: JSON values only, in bounds, sharing nothing with the caller's objects.

The strict parser bounds what comes as bytes; this bounds what comes as Python objects, from a CBOR decoder or from
another library, so that the layers above meet the same limits whatever the door.
"""

import math
from collections.abc import Mapping, Sequence
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
    copier = _Copier(max_characters)
    copied = copier.object(document, 1)
    copier.check_texts()
    return copied


class _Copier:
    """Copies one document and counts what it copies. Texts are gathered, and looked at together."""

    __slots__ = ("_max_characters", "_texts", "_values")

    def __init__(self, max_characters: int) -> None:
        self._max_characters = max_characters
        self._texts: list[str] = []
        self._values = 0

    def object(self, value: Mapping[Any, Any], depth: int) -> dict[str, Any]:
        """Copy an object."""
        self._enter(len(value), depth)
        copied = dict(value)
        texts = self._texts
        texts += copied
        for name, one in copied.items():
            if type(one) is str:
                texts.append(one)
            else:
                copied[name] = self._value(one, depth)
        return copied

    def _list(self, value: Sequence[Any], depth: int) -> list[Any]:
        self._enter(len(value), depth)
        return [self._value(one, depth) for one in value]

    def _enter(self, size: int, depth: int) -> None:
        self._values += size
        if self._values > MAXIMUM_VALUES:
            raise ParsingError(f"more than {MAXIMUM_VALUES} values")
        if depth > MAXIMUM_DEPTH:
            raise ParsingError(f"nested deeper than {MAXIMUM_DEPTH}")

    def _value(self, value: Any, depth: int) -> Any:
        if type(value) is dict:
            return self.object(value, depth + 1)
        match value:
            case list() | tuple():
                return self._list(value, depth + 1)
            case Mapping():
                return self.object(value, depth + 1)
            case str():
                self._texts.append(value)
                return value
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
        raise ParsingError(f"{type(value).__name__} is not a JSON value")

    def check_texts(self) -> None:
        """Refuse a name that is no text, more characters than allowed, and half of a surrogate pair."""
        try:
            if sum(map(len, self._texts)) > self._max_characters:
                raise ParsingError(f"more than {self._max_characters} characters")
            text = "".join(self._texts)
            if not text.isascii():
                text.encode()
        except TypeError:
            raise ParsingError("a member's name must be text") from None
        except UnicodeEncodeError:
            raise ParsingError("text with half a surrogate pair") from None
