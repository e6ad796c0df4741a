"""Names and descriptions, plain or with a language. https://www.w3.org/TR/vc-data-model-2.0/#names-and-descriptions"""

import re
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.model.values import many

_MEMBERS = frozenset({"@value", "@language", "@direction"})
_DIRECTIONS = ("ltr", "rtl")
# The shape of https://www.rfc-editor.org/rfc/rfc5646#section-2.1; which tags are registered is not asked.
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*\Z")


def check_texts(document: JsonObject) -> None:
    """Refuse a `name` or `description` that is neither text nor a value with a language, nor a list of these."""
    for name in ("name", "description"):
        if name in document:
            _check(document[name], name)


def _check(value: Any, name: str) -> None:
    found = many(value)
    if not found:
        raise MalformedValueError(f"{name} must not be empty")
    for one in found:
        if not isinstance(one, str) and not _is_language_value(one):
            raise MalformedValueError(f"{name} must be text, or an object with @value, @language and @direction alone")


def _is_language_value(value: Any) -> bool:
    """https://www.w3.org/TR/vc-data-model-2.0/#language-and-base-direction."""
    if not isinstance(value, dict) or not value.keys() <= _MEMBERS or not isinstance(value.get("@value"), str):
        return False
    language = value.get("@language", "und")
    return (
        isinstance(language, str)
        and _LANGUAGE.match(language) is not None
        and ("@direction" not in value or value["@direction"] in _DIRECTIONS)
    )
