"""Keys that have no secret: the small-order points of edwards25519, and presentations "signed" for them by anybody.

https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7 lets a verifier take them; most backends do.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from led_vc import contexts
from led_vc.encoding import JsonObject, base64url_encode, format_datetime, jcs, multibase_encode
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity import Meter
from led_vc.securing.data_integrity.hashing import HashedDocument
from tests import world

_P = 2**255 - 19
_Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_YS = (0, 1, _P - 1, _Y8, _P - _Y8, _P, _P + 1)  # the last two are 0 and 1 again, not canonical
POINTS = tuple((y + sign * 2**255).to_bytes(32, "little") for y in _YS for sign in (0, 1))
"""The fourteen encodings of the eight points."""


def did_key_of(point: bytes) -> tuple[str, str]:
    """Return the did:key of a point, and its verification method."""
    text = multibase_encode(b"\xed\x01" + point, "z")
    return f"did:key:{text}", f"did:key:{text}#{text}"


def did_jwk_of(point: bytes) -> tuple[str, str]:
    """Return the did:jwk of a point, and its verification method."""
    did = "did:jwk:" + base64url_encode(jcs(jwk_of(point)))
    return did, f"{did}#0"


def jwk_of(point: bytes) -> dict[str, str]:
    """Return a point as a JWK."""
    return {"kty": "OKP", "crv": "Ed25519", "x": base64url_encode(point)}


def presented_without_a_key(secured: JsonObject, point: bytes, method: str, suite: Cryptosuite) -> dict[str, Any]:
    """Return a live presentation with a proof for `point` that the backend takes, though nobody signed it."""
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": "VerifiablePresentation",
        "verifiableCredential": secured,
    }
    hashed = HashedDocument(document=document, contexts=contexts.bundled(), meter=Meter())
    for proof in _proofs(document, method, suite):
        signature = forged_signature(point, hashed.data(suite, "Ed25519", proof))
        if signature is not None:
            return {**document, "proof": {**proof, "proofValue": multibase_encode(signature, "z")}}
    raise AssertionError("none of so many presentations could be forged")


def forged_signature(point: bytes, data: bytes) -> bytes | None:
    """Return R and S = 0 that the backend takes for `data`; there is one for about one text in eight."""
    key = Ed25519PublicKey.from_public_bytes(point)
    for r in POINTS:
        try:
            key.verify(r + bytes(32), data)
        except InvalidSignature:
            continue
        return r + bytes(32)
    return None


def _proofs(document: JsonObject, method: str, suite: Cryptosuite) -> Iterator[dict[str, Any]]:
    """Yield the same proof with other ends, until one suits the forger."""
    carried = {"@context": document["@context"]} if suite.transformation.proof_carries_context else {}
    for seconds in range(60, 180):
        yield {
            "type": "DataIntegrityProof",
            "cryptosuite": suite.name,
            "created": format_datetime(world.NOW),
            "expires": format_datetime(world.NOW + timedelta(seconds=seconds)),
            "verificationMethod": method,
            "proofPurpose": "authentication",
            **carried,
        }
