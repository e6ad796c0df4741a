"""The kinds of value that the data model knows: URLs, types, moments, texts. Each reader refuses what is not one."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.encoding.datetimes import parse_datetime
from led_vc.errors import LedVcError, MalformedValueError

CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"
"""The base context that every document of VCDM 2.0 starts with."""

CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1"
"""That of VCDM 1.1, which only conformance instances know."""

_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
# The first alternative is the second for ASCII, without the question what else is white space: a third of the time.
_URL = re.compile(rf"{_SCHEME}(?:[!#-;=?-\[\]_a-z~]+|[^\s\x00-\x20<>\"{{}}|\\^`\x7f]+)\Z")


def many(value: Any) -> Sequence[Any]:
    """Return `value` as the sequence it stands for: one or many, absent is none."""
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def is_url(value: Any) -> bool:
    """Tell whether `value` is text with a URL's shape: a scheme, and no space or delimiter after it."""
    return isinstance(value, str) and _URL.match(value) is not None


def contexts(document: JsonObject, *, base: str = CREDENTIALS_V2) -> tuple[Any, ...]:
    """Read `@context`: the base context first. https://www.w3.org/TR/vc-data-model-2.0/#contexts"""
    value = document.get("@context")
    if not isinstance(value, list) or not value or value[0] != base:
        raise MalformedValueError(f"@context must be a list that starts with {base}")
    for context in value[1:]:
        if not isinstance(context, dict) and not is_url(context):
            raise MalformedValueError("each @context must be a URL or an object")
    return tuple(value)


def types(document: JsonObject, name: str, *, required: str | None = None) -> tuple[str, ...]:
    """Read `type` of the object called `name`. https://www.w3.org/TR/vc-data-model-2.0/#types"""
    found = tuple(many(document.get("type")))
    for one in found or (None,):
        if not isinstance(one, str) or not one:
            raise MalformedValueError(f"{name} needs a type, in text")
    if required is not None and required not in found:
        raise MalformedValueError(f"the type of {name} must include {required}")
    return found


def identifier(document: JsonObject, name: str) -> str | None:
    """Read the optional `id` of the object called `name`: one URL. https://www.w3.org/TR/vc-data-model-2.0/#identifiers"""
    if "id" not in document:
        return None
    if not is_url(document["id"]):
        raise MalformedValueError(f"the id of {name} must be one URL")
    return str(document["id"])


def link(value: Any, name: str) -> str:
    """Read a property that is a URL, or an object with a URL as `id`, such as `issuer` and `holder`."""
    found = value.get("id") if isinstance(value, dict) else value
    if not is_url(found):
        raise MalformedValueError(f"{name} must be a URL, or an object with a URL as id")
    return str(found)


def objects(document: JsonObject, name: str) -> tuple[JsonObject, ...]:
    """Read a property that holds one object or a list of them; an empty object says nothing and is refused."""
    if name not in document:
        return ()
    found = tuple(many(document[name]))
    if not found:
        raise MalformedValueError(f"{name} must not be empty")
    for one in found:
        if not isinstance(one, dict) or not one:
            raise MalformedValueError(f"{name} must be an object, or a list of objects")
    return found


def moment(document: JsonObject, name: str) -> datetime | None:
    """Read an optional dateTimeStamp. https://www.w3.org/TR/vc-data-model-2.0/#validity-period"""
    if name not in document:
        return None
    if not isinstance(document[name], str):
        raise MalformedValueError(f"{name} must be a dateTimeStamp")
    try:
        return parse_datetime(document[name])
    except LedVcError as error:
        raise MalformedValueError(f"{name} must be a dateTimeStamp") from error
