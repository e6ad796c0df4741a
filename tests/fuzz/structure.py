"""Change what the bytes say and not only how they are spelt: in JSON, in CBOR, and in the parts of a token.

Spelling alone seldom gets a document past its first parser; a list where there was an object does.
"""

import json
from random import Random
from typing import Any

import cbor2

from led_vc.encoding import base64url_decode, base64url_encode, cbor_decode, parse_json
from led_vc.errors import LedVcError
from tests.fuzz.rdf.mutations import JUNK, NAMES, Path, at, paths

_STRANGE = (
    *JUNK,
    2**53 - 1,
    -1,
    1e308,
    "https://[",
    "https://a:b@c/",
    "\0",
    "\u202e",
    "x" * 3000,
    [[[[[[]]]]]],
    b"",
    b"\xff",
)


def restructured(data: bytes, random: Random) -> bytes | None:
    """Return `data` with one to three values changed, or None where it has no structure that is known here."""
    for change in (_json, _token, _cbor):
        changed = change(data, random)
        if changed is not None:
            return changed
    return None


def _json(data: bytes, random: Random) -> bytes | None:
    try:
        value = parse_json(data)
    except LedVcError:
        return None
    return json.dumps(_changed(value, random), default=repr).encode()


def _cbor(data: bytes, random: Random) -> bytes | None:
    try:
        value = cbor_decode(data)
    except LedVcError:
        return None
    tag, inside = (value.tag, value.value) if isinstance(value, cbor2.CBORTag) else (None, value)
    changed = _changed(inside, random)
    return cbor2.dumps(changed if tag is None else cbor2.CBORTag(tag, changed), canonical=True)


def _token(data: bytes, random: Random) -> bytes | None:
    """Change one of the parts between the dots and tildes, or take one away, or double one."""
    parts = data.replace(b"~", b"~.").split(b".")
    if len(parts) < 3:
        return None
    place = random.randrange(len(parts))
    match random.randrange(8):
        case 0:
            del parts[place]
        case 1:
            parts.insert(place, random.choice(parts))
        case _:
            parts[place] = _part(parts[place], random)
    return b".".join(parts).replace(b"~.", b"~")


def _part(part: bytes, random: Random) -> bytes:
    body, tilde = part.removesuffix(b"~"), part[len(part.removesuffix(b"~")) :]
    try:
        changed = _json(base64url_decode(body.decode("latin-1")), random)
    except LedVcError:
        return part
    return part if changed is None else base64url_encode(changed).encode() + tilde


def _changed(value: Any, random: Random) -> Any:
    held = [_copied(value)]
    for _ in range(random.randint(1, 3)):
        places = [(0,), *((0, *place) for place in paths(held[0]))]
        *above, key = random.choice(places)
        _change(held, tuple(above), key, random)
        if not held:
            return None
    return held[0]


def _change(held: list[Any], above: Path, key: str | int, random: Random) -> None:
    parent = at(held, above)
    match random.randrange(7):
        case 0:
            del parent[key]
        case 1:
            parent[key] = [parent[key]]
        case 2:
            parent[key] = [parent[key], _copied(parent[key])]
        case 3 if isinstance(parent, dict):
            parent[random.choice(NAMES)] = parent.pop(key)
        case 4 if isinstance(parent, dict):
            parent[random.choice(NAMES)] = _copied(random.choice(_STRANGE))
        case 5:
            place = random.choice([(0,), *((0, *one) for one in paths(held[0]))])
            parent[key] = _copied(at(held, place))
        case _:
            parent[key] = _copied(random.choice(_STRANGE))


def _copied(value: Any) -> Any:
    """Copy lists and objects; a tag of CBOR is left whole, which `copy` cannot."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value
