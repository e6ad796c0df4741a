"""did:key, a DID that is a Multikey. https://w3c-ccg.github.io/did-key-spec/

Refuses other keys than those of `led_vc.keys`, and makes no key agreement key of a signing key.
"""

from led_vc.did.controller_document import ControllerDocument
from led_vc.did.self_made import one_key_document
from led_vc.errors import InvalidVerificationMethodError
from led_vc.keys import PublicKey

_PREFIX = "did:key:"


def document(did: str) -> ControllerDocument:
    """Return the document of `did`. Raises InvalidVerificationMethodError, UnsupportedFeatureError."""
    if not did.startswith(_PREFIX):
        raise InvalidVerificationMethodError("not a did:key")
    multikey = did.removeprefix(_PREFIX)
    return one_key_document(did, multikey, PublicKey.from_multikey(multikey))


def did_of(public_key: PublicKey) -> str:
    """Return the DID of `public_key`."""
    return _PREFIX + public_key.to_multikey()


def method_of(public_key: PublicKey) -> str:
    """Return the verification method of `public_key`: `did:key:z...#z...`."""
    return f"{did_of(public_key)}#{public_key.to_multikey()}"
