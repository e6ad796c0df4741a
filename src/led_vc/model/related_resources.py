"""The resources that a credential pins by digest. https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources

Read, never fetched: a resource that is not held here stays what the issuer says it is, and nothing is made of it.
"""

import base64
import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from led_vc.encoding import JsonObject, multibase_decode
from led_vc.errors import ComplexityLimitError, LedVcError, MalformedValueError
from led_vc.model import values

Algorithm = Literal["sha256", "sha384", "sha512"]
MAXIMUM_RESOURCES = 64

# https://www.w3.org/TR/SRI/#the-integrity-attribute, whose base64 may have either alphabet.
_SRI = re.compile(r"(sha256|sha384|sha512)-([A-Za-z0-9+/_-]{1,88}={0,2})\Z")
_BY_LENGTH: dict[int, Algorithm] = {32: "sha256", 48: "sha384", 64: "sha512"}
_BY_PREFIX: dict[bytes, Algorithm] = {b"\x12\x20": "sha256", b"\x20\x30": "sha384", b"\x13\x40": "sha512"}
_LENGTHS = {algorithm: length for length, algorithm in _BY_LENGTH.items()}
_MAXIMUM_DIGESTS = 8
_MAXIMUM_DIGEST_BYTES = 66


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The digest of a resource, however it was written."""

    algorithm: Algorithm
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedResource:
    """A resource, and every digest that the issuer states of it."""

    id: str
    digests: tuple[Digest, ...]


def related_resources(document: JsonObject) -> tuple[RelatedResource, ...]:
    """Read `relatedResource`: objects with an id of their own and a digest, or raise MalformedValueError."""
    found = values.objects(document, "relatedResource")
    if len(found) > MAXIMUM_RESOURCES:
        raise ComplexityLimitError(f"at most {MAXIMUM_RESOURCES} related resources")
    resources = tuple(_resource(one) for one in found)
    if len({one.id for one in resources}) != len(resources):
        raise MalformedValueError("two related resources have the same id")
    return resources


def _resource(document: JsonObject) -> RelatedResource:
    identifier = values.identifier(document, "relatedResource")
    if identifier is None:
        raise MalformedValueError("relatedResource needs an id")
    if not isinstance(document.get("mediaType", ""), str):
        raise MalformedValueError("mediaType must be text")
    sri, multibase = values.many(document.get("digestSRI")), values.many(document.get("digestMultibase"))
    if not 0 < len(sri) + len(multibase) <= _MAXIMUM_DIGESTS:
        raise MalformedValueError(f"relatedResource needs a digest, and has at most {_MAXIMUM_DIGESTS}")
    digests = (*(_sri(one) for one in sri), *(_multibase(one) for one in multibase))
    return RelatedResource(id=identifier, digests=digests)


def _sri(stated: Any) -> Digest:
    match = _SRI.match(stated) if isinstance(stated, str) else None
    if match is None:
        raise MalformedValueError("digestSRI must be an algorithm and a digest in base64")
    algorithm: Algorithm = next(one for one in get_args(Algorithm) if one == match[1])
    text = match[2].rstrip("=").replace("-", "+").replace("_", "/")
    value = base64.b64decode(text + "=" * (-len(text) % 4)) if len(text) % 4 != 1 else b""
    if len(value) != _LENGTHS[algorithm]:
        raise MalformedValueError(f"digestSRI is no digest of {algorithm}")
    return Digest(algorithm=algorithm, value=value)


def _multibase(stated: Any) -> Digest:
    """Read a multihash, or a bare digest: the published examples have both."""
    try:
        value = multibase_decode(stated, max_bytes=_MAXIMUM_DIGEST_BYTES) if isinstance(stated, str) else b""
    except LedVcError as error:
        raise MalformedValueError("digestMultibase must be multibase") from error
    if len(value) in _BY_LENGTH:
        return Digest(algorithm=_BY_LENGTH[len(value)], value=value)
    algorithm = _BY_PREFIX.get(value[:2])
    if algorithm is None or len(value) != 2 + _LENGTHS[algorithm]:
        raise MalformedValueError("digestMultibase is no digest of SHA-256, SHA-384 or SHA-512")
    return Digest(algorithm=algorithm, value=value[2:])
