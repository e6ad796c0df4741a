"""Disclosures: the parts that a holder may leave out, each with a salt. https://www.rfc-editor.org/rfc/rfc9901#section-4.2

The digest is over the text as it was sent, so that how a sender writes JSON does not matter.
"""

from collections.abc import Callable, Iterable
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from led_vc.encoding import base64url_decode, base64url_encode, parse_json
from led_vc.errors import DisclosureError, MalformedValueError
from led_vc.securing.jose.sign import json_bytes
from led_vc.securing.sd_jwt.limits import MAXIMUM_DEPTH

_RESERVED = frozenset({"_sd", "...", "_sd_alg"})


class Disclosure(NamedTuple):
    """A member (`name` is text) or an item of an array (`name` is None)."""

    name: str | None
    value: Any


def parse_disclosure(text: str) -> Disclosure:
    """Read one disclosure. Raises ParsingError, RangeError and DisclosureError."""
    parts = parse_json(base64url_decode(text), max_depth=MAXIMUM_DEPTH)
    if not isinstance(parts, list) or not 2 <= len(parts) <= 3 or not isinstance(parts[0], str):
        raise DisclosureError("a disclosure is a salt, a name for a member, and a value")
    if len(parts) == 2:
        return Disclosure(None, parts[1])
    _salt, name, value = parts
    if not isinstance(name, str) or name in _RESERVED:
        raise DisclosureError("a disclosure by no name, or by one that only the issuer may use")
    return Disclosure(name, value)


def by_digest(texts: Iterable[str], hash_: Callable[[bytes], Any]) -> dict[str, Disclosure]:
    """Return the disclosures by digest. Raises DisclosureError if one is there twice."""
    found: dict[str, Disclosure] = {}
    for text in texts:
        name = digest_of(text, hash_)
        if name in found:
            raise DisclosureError("a disclosure is there twice")
        found[name] = parse_disclosure(text)
    return found


def digest_of(text: str, hash_: Callable[[bytes], Any]) -> str:
    """Return the digest of a disclosure, over its text. https://www.rfc-editor.org/rfc/rfc9901#section-4.2.3"""
    try:
        return base64url_encode(hash_(text.encode("ascii")).digest())
    except UnicodeEncodeError as e:
        raise DisclosureError("a disclosure that is not base64url") from e


def write_disclosure(salt: bytes, value: Any, *, name: str | None = None) -> str:
    """Return the text of a disclosure, of an item of an array where there is no name."""
    salted = base64url_encode(salt)
    if type(value) is str:  # as nearly all are: an encoder of its own costs more than the text
        named = "" if name is None else f"{encode_basestring(name)},"
        return base64url_encode(_utf8(f'["{salted}",{named}{encode_basestring(value)}]'))
    return base64url_encode(json_bytes([salted, value] if name is None else [salted, name, value]))


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise MalformedValueError("text with half a surrogate pair") from None
