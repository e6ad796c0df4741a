"""Members of a message, each of its type and in bounds. Unknown members are left aside, as the specification asks."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from led_vc.errors import MalformedValueError

MAXIMUM_TEXT = 2048
MAXIMUM_ITEMS = 64


def text(message: Mapping[str, Any], name: str, *, code: str | None = None) -> str:
    """Return a member that must be there, in text; `code` is the error that a server answers with."""
    value = message.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= MAXIMUM_TEXT:
        raise MalformedValueError(f"{name} must be text of at most {MAXIMUM_TEXT} characters", code=code)
    return value


def optional_text(message: Mapping[str, Any], name: str, *, code: str | None = None) -> str | None:
    """Return a member that may be absent."""
    return text(message, name, code=code) if name in message else None


def texts(value: Any, name: str, *, code: str | None = None) -> tuple[str, ...]:
    """Return a list of different texts that is not empty."""
    if not isinstance(value, list) or not 0 < len(value) <= MAXIMUM_ITEMS:
        raise MalformedValueError(f"{name} must be a list of at most {MAXIMUM_ITEMS} texts", code=code)
    if not all(isinstance(one, str) and 0 < len(one) <= MAXIMUM_TEXT for one in value) or len(set(value)) < len(value):
        raise MalformedValueError(f"{name} must be a list of different texts", code=code)
    return tuple(value)


def mapping(value: Any, name: str, *, code: str | None = None) -> Mapping[str, Any]:
    """Return `value` if it is an object."""
    if not isinstance(value, Mapping):
        raise MalformedValueError(f"{name} must be an object", code=code)
    return value


def seconds(message: Mapping[str, Any], name: str) -> int | None:
    """Return an optional positive whole number."""
    value = message.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value <= 0):
        raise MalformedValueError(f"{name} must be a positive whole number")
    return value


def https_url(value: Any, name: str) -> str:
    """Return `value` if it is an https URL without credentials, query or fragment."""
    try:
        parts = urlsplit(value) if isinstance(value, str) and len(value) <= MAXIMUM_TEXT else None
    except ValueError as e:  # half an IPv6 address
        raise MalformedValueError(f"{name} is no URL") from e
    if parts is None or parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise MalformedValueError(f"{name} must be an https URL without query or fragment")
    if parts.username is not None or parts.password is not None:
        raise MalformedValueError(f"{name} must not hold credentials")
    return str(value)


def present(**members: Any) -> dict[str, Any]:
    """Return the members that are there."""
    return {name: value for name, value in members.items() if value is not None}
