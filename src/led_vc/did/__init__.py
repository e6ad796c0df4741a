"""Decentralized identifiers: who a DID is, as far as the DID itself or a given document says.

`did:key` and `did:jwk` contain their key; for `did:web` this package only says where the document lies.
Nothing is fetched here, and other methods are not known. https://www.w3.org/TR/did-core/
"""

from led_vc.did import did_jwk, did_key, did_web
from led_vc.did.controller_document import ControllerDocument, VerificationMethod, parse_controller_document
from led_vc.did.did_url import split_did_url

__all__ = [
    "ControllerDocument",
    "VerificationMethod",
    "did_jwk",
    "did_key",
    "did_web",
    "parse_controller_document",
    "self_contained",
    "split_did_url",
]


def self_contained(did: str) -> ControllerDocument | None:
    """Return the document that `did` itself contains, None for a method whose documents lie elsewhere.

    Raises InvalidVerificationMethodError for a key that is none, UnsupportedFeatureError for another kind of key.
    """
    if did.startswith("did:key:"):
        return did_key.document(did)
    if did.startswith("did:jwk:"):
        return did_jwk.document(did)
    return None
