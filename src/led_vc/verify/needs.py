"""What a caller must fetch before a document can be verified: nothing here is verified, so nothing here is believed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from led_vc.errors import LedVcError
from led_vc.model import many
from led_vc.securing.enveloped import STRICT_ENVELOPES, is_enveloped, peek
from led_vc.verify.intake import Secured

MAXIMUM_NEEDS = 16
"""The most lists or documents that one document can make a caller ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """URLs of status lists and DIDs of controllers, as an unverified document names them, each once and in order.

    Ask only for those that the trust list's issuers publish: a stranger's document may name any address.
    """

    status_lists: tuple[str, ...]
    controllers: tuple[str, ...]


def needs(secured: Secured) -> Needs:
    """Return what a credential, or a presentation with what it holds, has to be verified with."""
    document = _stated(secured)
    credentials = (
        [_stated(one) for one in _objects(document.get("verifiableCredential"))]
        if "verifiableCredential" in document
        else [document]
    )
    lists = dict.fromkeys(url for credential in credentials for url in _status_lists(credential))
    dids = dict.fromkeys(did for one in (document, *credentials) for did in _controllers(one))
    return Needs(status_lists=tuple(lists)[:MAXIMUM_NEEDS], controllers=tuple(dids)[:MAXIMUM_NEEDS])


def _stated(secured: Secured) -> Mapping[str, Any]:
    """Return the document that an envelope holds, nothing for one that cannot be read."""
    if isinstance(secured, Mapping) and not is_enveloped(secured):
        return secured
    try:
        return peek(secured, STRICT_ENVELOPES)
    except LedVcError:
        return {}


def _status_lists(credential: Mapping[str, Any]) -> Iterator[str]:
    for entry in _objects(credential.get("credentialStatus")):
        if isinstance(entry.get("statusListCredential"), str):
            yield entry["statusListCredential"]


def _controllers(document: Mapping[str, Any]) -> Iterator[str]:
    issuer = document.get("issuer")
    methods = [proof.get("verificationMethod") for proof in _objects(document.get("proof"))]
    # A token names no method of another's: its key is the issuer's own.
    named = methods or [issuer.get("id") if isinstance(issuer, Mapping) else issuer]
    for method in named:
        if isinstance(method, str) and method.startswith("did:web:"):
            yield method.partition("#")[0]


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    return (one for one in many(value) if isinstance(one, Mapping))
