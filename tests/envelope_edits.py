"""What an attacker does to an envelope: to its headers, its payload, what it discloses, and to the whole."""

import json
from collections.abc import Iterator
from typing import Any

import cbor2

from led_vc.encoding import base64url_decode, base64url_encode, cbor_decode
from tests.metamorphosis import EDITS, edited, json_edits, paths

_COSE_SIGN1 = 18
_PROTECTED, _PAYLOAD = 0, 2


def token_edits(token: str) -> Iterator[tuple[str, Any]]:
    """Yield every edit of every part of a token: header, payload, signature, and what it discloses.

    That a disclosure is left out is none of them: it is what a holder may do.
    """
    parts = token.split("~")
    for number, part in enumerate(parts):
        for name, changed in _jws_edits(part) if "." in part else _disclosure_edits(part):
            yield f"{name} of part {number}", "~".join([*parts[:number], changed, *parts[number + 1 :]])
        if number and part:
            yield f"part {number} twice", "~".join([*parts[:number], part, *parts[number:]])
    for piece in (".", "~", "=", " ", "A", "~WyJzYWx0IiwieHl6IiwiUGhEIl0~"):
        yield f"{piece!r} at the end", token + piece
        yield f"{piece!r} at the beginning", piece + token
    yield "disclosures in reverse", "~".join([parts[0], *reversed(parts[1:-1]), parts[-1]])


def _jws_edits(token: str) -> Iterator[tuple[str, str]]:
    header, payload, signature = token.split(".")
    for name, text in (("header", header), ("payload", payload)):
        for edit, changed in json_edits(json.loads(base64url_decode(text))):
            written = _written(changed)
            whole = (written, payload, signature) if name == "header" else (header, written, signature)
            yield f"{edit} of the {name}", ".".join(whole)
    raw = base64url_decode(signature)
    for name, changed_signature in (("flipped", bytes([raw[0] ^ 1]) + raw[1:]), ("cut", raw[:-1]), ("none", b"")):
        yield f"signature {name}", f"{header}.{payload}.{base64url_encode(changed_signature)}"


def _disclosure_edits(text: str) -> Iterator[tuple[str, str]]:
    if not text:
        return
    stated = json.loads(base64url_decode(text))
    for edit, changed in json_edits(stated):
        yield edit, _written(changed)
    yield "space in it", base64url_encode(json.dumps(stated, indent=1).encode())


def _written(value: Any) -> str:
    return base64url_encode(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def cose_edits(message: bytes) -> Iterator[tuple[str, Any]]:
    """Yield every edit of a COSE message, of its protected header and of its payload."""
    parts = list(cbor_decode(message).value)
    for path in paths(parts):
        for edit in EDITS:
            yield f"{edit} at {path}", _message(edited(parts, path, edit))
    protected = cbor_decode(parts[_PROTECTED])
    for path in paths(protected):
        for edit in EDITS:
            changed = cbor2.dumps(edited(protected, path, edit))
            yield f"{edit} at {path} of the header", _message([changed, *parts[1:]])
    for name, document in json_edits(json.loads(parts[_PAYLOAD])):
        yield f"{name} of the payload", _message([*parts[:_PAYLOAD], json.dumps(document).encode(), *parts[3:]])
    for label in (1, 2, 4, 15, 16):
        yield f"{label} in the header that nobody signed", _message([parts[0], {label: -8}, *parts[2:]])
    yield "untagged", cbor2.dumps(parts)
    yield "and more", message + b"\0"


def _message(parts: Any) -> bytes:
    return bytes(cbor2.dumps(cbor2.CBORTag(_COSE_SIGN1, parts)))
