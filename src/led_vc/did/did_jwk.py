"""did:jwk, a DID that is a JSON Web Key. https://github.com/quartzjer/did-jwk/blob/main/spec.md

Several texts of one key make several DIDs: the DID is compared, never the key.
"""

from led_vc.did.controller_document import ControllerDocument
from led_vc.did.self_made import one_key_document
from led_vc.encoding import base64url_decode, base64url_encode, jcs, parse_object
from led_vc.errors import InvalidVerificationMethodError, ParsingError, RangeError
from led_vc.keys import PublicKey

_PREFIX = "did:jwk:"
_FRAGMENT = "0"
_MAX_BYTES = 2048


def document(did: str) -> ControllerDocument:
    """Return the document of `did`. Raises InvalidVerificationMethodError, UnsupportedFeatureError."""
    if not did.startswith(_PREFIX):
        raise InvalidVerificationMethodError("not a did:jwk")
    try:
        jwk = parse_object(base64url_decode(did.removeprefix(_PREFIX)), max_bytes=_MAX_BYTES, max_depth=4)
    except (ParsingError, RangeError) as e:
        raise InvalidVerificationMethodError(f"not a did:jwk: {e.detail}") from e
    return one_key_document(did, _FRAGMENT, PublicKey.from_jwk(jwk))


def did_of(public_key: PublicKey) -> str:
    """Return the DID of `public_key`, of its JWK in canonical form."""
    return _PREFIX + base64url_encode(jcs(public_key.to_jwk()))


def method_of(public_key: PublicKey) -> str:
    """Return the verification method of `public_key`: `did:jwk:...#0`."""
    return f"{did_of(public_key)}#{_FRAGMENT}"
