"""JSON pointers, and the part of a document that they select.

A pointer that matches nothing is refused, at issuing and at showing: who made it meant something.
https://www.w3.org/TR/vc-di-ecdsa/#selectjsonld, https://www.rfc-editor.org/rfc/rfc6901
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from led_vc.encoding import JsonObject
from led_vc.errors import ComplexityLimitError, ProofGenerationError

MAXIMUM_POINTERS: Final = 1024
_MAXIMUM_CHARACTERS: Final = 2048
_MAXIMUM_DEPTH: Final = 64
_POINTER: Final = re.compile(r"(?:/(?:[^/~]|~[01])*+)*+")
_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,8}")
_IDENTIFIERS: Final = ("id", "@id")
_ALWAYS: Final = ("@context", *_IDENTIFIERS, "type", "@type")


class _Wanted:
    """What the pointers ask of one value: all of it, or some of its parts."""

    __slots__ = ("parts", "whole")

    def __init__(self) -> None:
        self.whole = False
        self.parts: dict[str, _Wanted] = {}


def parse_pointer(pointer: str) -> tuple[str, ...]:
    """Return the reference tokens of an RFC 6901 pointer; none for "", the whole document.

    >>> parse_pointer("/credentialSubject/a~1b/0")
    ('credentialSubject', 'a/b', '0')
    """
    if len(pointer) > _MAXIMUM_CHARACTERS:
        raise ComplexityLimitError(f"a JSON pointer of more than {_MAXIMUM_CHARACTERS} characters")
    if _POINTER.fullmatch(pointer) is None:
        raise ProofGenerationError("not a JSON pointer")
    tokens = tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])
    if len(tokens) > _MAXIMUM_DEPTH:
        raise ComplexityLimitError(f"a JSON pointer more than {_MAXIMUM_DEPTH} deep")
    return tokens


def select_json_ld(document: JsonObject, pointers: Sequence[str]) -> dict[str, Any]:
    """Return the part of `document` that `pointers` select. It shares its values with `document`.

    With each value come the types and identifiers of the objects on the way to it. What is left of an array is dense.
    Raises ProofGenerationError for a pointer that matches nothing, or where none is given.
    """
    if not pointers:
        raise ProofGenerationError("nothing is selected")
    if len(pointers) > MAXIMUM_POINTERS:
        raise ComplexityLimitError(f"{len(pointers)} JSON pointers; at most {MAXIMUM_POINTERS}")
    wanted = _Wanted()
    for pointer in pointers:
        at = wanted
        for token in parse_pointer(pointer):
            at = at.parts.setdefault(token, _Wanted())
        at.whole = True
    return dict(_selected(document, wanted))


def _selected(value: Any, wanted: _Wanted) -> Any:
    if wanted.whole:
        for token, part in wanted.parts.items():
            _selected(_at(value, token), part)  # the same refusals, whatever else was asked for
        return value
    if isinstance(value, list):
        indexes = sorted(wanted.parts, key=lambda token: (len(token), token))
        return [_selected(_at(value, token), wanted.parts[token]) for token in indexes]
    selection = _initial(value) if isinstance(value, dict) else {}
    for token, part in wanted.parts.items():
        selection[token] = _selected(_at(value, token), part)
    return selection


def _initial(source: dict[str, Any]) -> dict[str, Any]:
    """Return what comes along with any part of an object.

    https://www.w3.org/TR/vc-di-ecdsa/#createinitialselection. A blank node's label is left out: it would not be signed.
    """
    return {key: source[key] for key in _ALWAYS if key in source and not _is_label(key, source[key])}


def _is_label(key: str, value: Any) -> bool:
    return key in _IDENTIFIERS and isinstance(value, str) and value.startswith("_:")


def _at(value: Any, token: str) -> Any:
    if isinstance(value, dict) and token in value:
        return value[token]
    if isinstance(value, list) and _INDEX.fullmatch(token) and int(token) < len(value):
        return value[int(token)]
    raise ProofGenerationError("a JSON pointer does not match the document")
