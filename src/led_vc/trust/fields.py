"""Closed reading of the documents that the register signs: each member known, of its type, and in bounds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.encoding.datetimes import parse_datetime
from led_vc.errors import LedVcError, MalformedValueError, RangeError

MAXIMUM_TEXT = 400
MAXIMUM_ITEMS = 50_000
MAXIMUM_NUMBER = 2**31 - 1


def closed(value: Any, name: str, required: frozenset[str], optional: frozenset[str] = frozenset()) -> JsonObject:
    """Return `value` if it is an object with all of `required` and nothing beyond `optional`."""
    if not isinstance(value, Mapping):
        raise MalformedValueError(f"{name} must be an object")
    if missing := required - value.keys():
        raise MalformedValueError(f"{name} lacks {', '.join(sorted(missing))}")
    if unknown := value.keys() - required - optional:
        raise MalformedValueError(f"{name} has {len(unknown)} unknown members")
    return value


def text(value: Any, name: str) -> str:
    """Return `value` if it is text, not empty and of a sane length."""
    if not isinstance(value, str) or not 0 < len(value) <= MAXIMUM_TEXT:
        raise MalformedValueError(f"{name} must be text of at most {MAXIMUM_TEXT} characters")
    return value


def number(value: Any, name: str) -> int:
    """Return `value` if it is a positive whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise MalformedValueError(f"{name} must be a whole number")
    if not 0 < value <= MAXIMUM_NUMBER:
        raise RangeError(f"{name} is out of range")
    return value


def moment(value: Any, name: str) -> datetime:
    """Return `value` as a moment."""
    try:
        return parse_datetime(text(value, name))
    except LedVcError as error:
        raise MalformedValueError(f"{name} must be a dateTimeStamp") from error


def items(value: Any, name: str) -> list[Any]:
    """Return `value` if it is a list of a bounded length."""
    if not isinstance(value, list):
        raise MalformedValueError(f"{name} must be a list")
    if len(value) > MAXIMUM_ITEMS:
        raise RangeError(f"{name} has more than {MAXIMUM_ITEMS} items")
    return value
