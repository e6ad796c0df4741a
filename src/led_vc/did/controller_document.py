"""A controller's document: its keys, and what each may be used for. https://www.w3.org/TR/cid-1.0/#data-model

Keeps the methods that the controller has under its own name and that this product can use. Methods of others
and other kinds of key are left out; a secret, a key that is none, or two methods of one name refuse the document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from led_vc.encoding import JsonObject, parse_datetime
from led_vc.errors import (
    ComplexityLimitError,
    InvalidVerificationMethodError,
    MalformedValueError,
    UnsupportedFeatureError,
)
from led_vc.keys import PublicKey

_MAX_METHODS = 256
_SECRETS = frozenset({"secretKeyMultibase", "secretKeyJwk", "privateKeyJwk", "privateKeyMultibase", "privateKeyBase58"})
_JWK_TYPES = frozenset({"JsonWebKey", "JsonWebKey2020"})


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationMethod:
    """A key under a name. https://www.w3.org/TR/cid-1.0/#verification-methods"""

    id: str
    controller: str
    public_key: PublicKey
    expires: datetime | None = None
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControllerDocument:
    """A controller, its methods by URL, and which URLs it lists for which purpose."""

    id: str
    verification_methods: Mapping[str, VerificationMethod]
    assertion_method: frozenset[str]
    authentication: frozenset[str]


def parse_controller_document(document: JsonObject) -> ControllerDocument:
    """Read a DID document or controlled identifier document.

    Raises MalformedValueError, InvalidVerificationMethodError, ComplexityLimitError.
    """
    name = _text(document, "id")
    stated = _Stated(name)
    stated.add(document, "verificationMethod")
    purposes = {purpose: stated.add(document, purpose) for purpose in ("assertionMethod", "authentication")}
    return ControllerDocument(
        id=name,
        verification_methods=stated.methods,
        assertion_method=frozenset(purposes["assertionMethod"]),
        authentication=frozenset(purposes["authentication"]),
    )


class _Stated:
    """What a document states so far."""

    def __init__(self, controller: str) -> None:
        self.controller = controller
        self.methods: dict[str, VerificationMethod] = {}
        self.seen: set[str] = set()

    def add(self, document: JsonObject, member: str) -> list[str]:
        """Read a list of methods and references, return their URLs."""
        items = document.get(member, [])
        if not isinstance(items, list):
            raise MalformedValueError(f"{member} is not a list")
        if len(items) > _MAX_METHODS:
            raise ComplexityLimitError(f"{member} has more than {_MAX_METHODS} entries")
        return [self._url(item) if isinstance(item, str) else self._embedded(item) for item in items]

    def _url(self, reference: str) -> str:
        return self.controller + reference if reference.startswith("#") else reference

    def _embedded(self, item: Any) -> str:
        if not isinstance(item, dict):
            raise MalformedValueError("a verification method is neither a URL nor an object")
        url = self._url(_text(item, "id"))
        if url in self.seen:
            raise MalformedValueError("two verification methods with one id")
        self.seen.add(url)
        # A document speaks for the names below its own; under another's name it could give him a key.
        if url.startswith(self.controller + "#"):
            key = _public_key(item)
            if key is not None:
                self.methods[url] = VerificationMethod(
                    id=url,
                    controller=_text(item, "controller"),
                    public_key=key,
                    expires=_moment(item, "expires"),
                    revoked=_moment(item, "revoked"),
                )
        return url


def _public_key(item: Mapping[str, Any]) -> PublicKey | None:
    """Return the key, None for a kind that is not supported."""
    if _SECRETS & item.keys():
        raise InvalidVerificationMethodError("a secret key in a controller document")
    kind, multibase, jwk = _text(item, "type"), item.get("publicKeyMultibase"), item.get("publicKeyJwk")
    if multibase is not None and jwk is not None:
        raise InvalidVerificationMethodError("a verification method with two keys")
    try:
        if kind == "Multikey" and isinstance(multibase, str):
            return PublicKey.from_multikey(multibase)
        if kind in _JWK_TYPES and isinstance(jwk, dict):
            return PublicKey.from_jwk(jwk)
    except UnsupportedFeatureError:
        return None
    if kind == "Multikey" or kind in _JWK_TYPES:
        raise InvalidVerificationMethodError(f"a {kind} without its key")
    return None


def _moment(item: Mapping[str, Any], member: str) -> datetime | None:
    return parse_datetime(_text(item, member)) if member in item else None


def _text(item: Mapping[str, Any], member: str) -> str:
    value = item.get(member)
    if not isinstance(value, str) or not value:
        raise MalformedValueError(f"{member} is not text")
    return value
