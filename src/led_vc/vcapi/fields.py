"""Members of a request, each of its type and in bounds."""

from collections.abc import Mapping
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError

MAXIMUM_TEXT = 2048
MAXIMUM_POINTERS = 256


def require_known(members: Mapping[str, Any], known: frozenset[str], name: str) -> None:
    """Refuse a member that is not known here."""
    if not members.keys() <= known:
        raise MalformedValueError(f"{name} may have {', '.join(sorted(known))}, and nothing else")


def mapping(message: Mapping[str, Any], name: str) -> JsonObject:
    """Return a member that must be there, an object; a document in a string is not one."""
    value = message.get(name)
    if not isinstance(value, Mapping):
        raise MalformedValueError(f"{name} must be an object")
    return value


def options(message: Mapping[str, Any], known: frozenset[str]) -> JsonObject:
    """Return `options`, which may be absent and holds nothing but `known`."""
    found = mapping(message, "options") if "options" in message else {}
    require_known(found, known, "options")
    return found


def text(message: Mapping[str, Any], name: str) -> str:
    """Return a member that must be there, in text."""
    value = message.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= MAXIMUM_TEXT:
        raise MalformedValueError(f"{name} must be text of at most {MAXIMUM_TEXT} characters")
    return value


def optional_text(message: Mapping[str, Any], name: str) -> str | None:
    """Return a member that may be absent; null is not absent."""
    return text(message, name) if name in message else None


def flag(message: Mapping[str, Any], name: str) -> bool:
    """Return a boolean that is false when it is absent."""
    value = message.get(name, False)
    if not isinstance(value, bool):
        raise MalformedValueError(f"{name} must be true or false")
    return value


def texts(message: Mapping[str, Any], name: str, *, most: int) -> tuple[str, ...]:
    """Return a list of different texts, empty when it is absent."""
    value = message.get(name, [])
    if not isinstance(value, list) or len(value) > most:
        raise MalformedValueError(f"{name} must be a list of at most {most} texts")
    if not all(isinstance(one, str) and len(one) <= MAXIMUM_TEXT for one in value) or len(set(value)) < len(value):
        raise MalformedValueError(f"{name} must be a list of different texts")
    return tuple(value)
