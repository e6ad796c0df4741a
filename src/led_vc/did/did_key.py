"""did:key, a DID that is a Multikey. https://w3c-ccg.github.io/did-key-spec/

`parse` says what any did:key holds; `document` refuses kinds of key that verify nothing here, and makes no key
agreement key of a signing key.
"""

from led_vc.did.controller_document import ControllerDocument
from led_vc.did.self_made import one_key_document
from led_vc.errors import InvalidVerificationMethodError
from led_vc.keys import PublicKey, multikey

_PREFIX = "did:key:"


def parse(did: str) -> tuple[str, bytes]:
    """Return the multicodec of the key in `did` and the key, unlooked at. Raises InvalidVerificationMethodError."""
    return multikey.parse(_multikey_of(did))


def document(did: str) -> ControllerDocument:
    """Return the document of `did`. Raises InvalidVerificationMethodError, UnsupportedFeatureError."""
    fragment = _multikey_of(did)
    return one_key_document(did, fragment, PublicKey.from_multikey(fragment))


def did_of(public_key: PublicKey) -> str:
    """Return the DID of `public_key`."""
    return _PREFIX + public_key.to_multikey()


def method_of(public_key: PublicKey) -> str:
    """Return the verification method of `public_key`: `did:key:z...#z...`."""
    return f"{did_of(public_key)}#{public_key.to_multikey()}"


def _multikey_of(did: str) -> str:
    if not did.startswith(_PREFIX):
        raise InvalidVerificationMethodError("not a did:key")
    return did.removeprefix(_PREFIX)
