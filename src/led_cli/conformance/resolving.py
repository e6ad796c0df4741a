"""A resolver of did:key, for the suite of the draft of 2022. https://w3c-ccg.github.io/did-key-spec/

It answers from the DID alone. Its errors are that draft's; those about a DID URL stand in `didDereferencingMetadata`.
"""

import re
from typing import Any, Final

from led_vc.did import did_key
from led_vc.errors import LedVcError
from led_vc.keys import PublicKey
from led_vc.vcapi import Answer

DID_CONTEXT: Final = "https://www.w3.org/ns/did/v1"
_RESOLUTION: Final = "https://w3id.org/did-resolution/v1"
_MAXIMUM: Final = 4096
_DID_URL: Final = re.compile(r"[A-Za-z0-9._:%-]++(?:#[A-Za-z0-9._:%-]++)?")
_SIZES: Final = {"ed25519-pub": 32, "p256-pub": 33, "p384-pub": 49, "p521-pub": 67}
_FORMATS: Final = ("Multikey", "JsonWebKey2020")
_EXPERIMENTAL: Final = ("Ed25519VerificationKey2018", "X25519KeyAgreementKey2019", "EcdsaSecp256k1VerificationKey2019")


class _ResolutionError(Exception):
    """Why there is no answer, in the draft's word."""

    def __init__(self, error: str, *, status: int = 400) -> None:
        super().__init__(error)
        self.error, self.status = error, status


def resolve(identifier: str, public_key_format: str) -> Answer:
    """Return the document of a did:key, or the verification method of a DID URL."""
    is_url = not identifier.isascii() or any(mark in identifier for mark in "#/?")
    metadata: dict[str, Any] = {"contentType": "application/did+ld+json"}
    try:
        status, found = 200, _found(identifier, public_key_format, is_url=is_url)
    except _ResolutionError as error:
        status, found, metadata = error.status, {}, {"error": error.error}
    body = {
        "@context": _RESOLUTION,
        "didDocument": found,
        "didDocumentMetadata": {},
        "didDereferencingMetadata" if is_url else "didResolutionMetadata": metadata,
    }
    return Answer(status=status, body=body)


def _found(identifier: str, public_key_format: str, *, is_url: bool) -> dict[str, Any]:
    if len(identifier) > _MAXIMUM or not identifier.startswith("did:"):
        raise _ResolutionError("invalidDid")
    if not identifier.startswith("did:key:"):
        raise _ResolutionError("methodNotSupported")
    if not _DID_URL.fullmatch(identifier):
        raise _ResolutionError("invalidDidUrl" if is_url else "invalidDid")
    did, _, fragment = identifier.partition("#")
    key = _key(did)
    if public_key_format not in _FORMATS:
        experimental = public_key_format in _EXPERIMENTAL
        raise _ResolutionError("invalidPublicKeyType" if experimental else "unsupportedPublicKeyType")
    method = _method(key, did, public_key_format)
    if not fragment:
        return _document(did, method)
    if method["id"] != identifier:
        raise _ResolutionError("notFound", status=404)
    return {"@context": DID_CONTEXT, **method}


def _key(did: str) -> PublicKey:
    multikey = did.removeprefix("did:key:")
    if not multikey.startswith("z"):
        raise _ResolutionError("invalidDid")
    try:
        codec, raw = did_key.parse(did)
        if len(raw) != _SIZES.get(codec, len(raw)):
            raise _ResolutionError("invalidPublicKeyLength")
        return PublicKey.from_multikey(multikey)
    except LedVcError as error:
        unknown = error.outcome == "unknown"
        raise _ResolutionError("unsupportedPublicKeyType" if unknown else "invalidDid") from error


def _method(key: PublicKey, did: str, public_key_format: str) -> dict[str, Any]:
    written: dict[str, Any] = {"publicKeyMultibase": key.to_multikey()} if public_key_format == "Multikey" else {}
    if public_key_format == "JsonWebKey2020":
        written = {"publicKeyJwk": key.to_jwk()}
    return {"id": did_key.method_of(key), "type": public_key_format, "controller": did, **written}


def _document(did: str, method: dict[str, Any]) -> dict[str, Any]:
    purposes = ("authentication", "assertionMethod", "capabilityDelegation", "capabilityInvocation")
    named = {purpose: [method["id"]] for purpose in purposes}
    return {"@context": [DID_CONTEXT], "id": did, "controller": did, "verificationMethod": [method], **named}
