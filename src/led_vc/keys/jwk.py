"""JSON Web Keys, the public part. https://www.rfc-editor.org/rfc/rfc7517, RFC 7518 §6, RFC 8037

Refuses secret members, a `kty` that does not go with its `crv`, coordinates of another length, and a key
that says it is for something else than signatures.
"""

from collections.abc import Mapping
from typing import Any

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.errors import InvalidVerificationMethodError, ParsingError, UnsupportedFeatureError

_SECRET = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"})
# (kty, crv) -> length of a coordinate, its members, the `alg` values that may stand there.
_FORMS: Mapping[tuple[str, str], tuple[int, tuple[str, ...], frozenset[str]]] = {
    ("OKP", "Ed25519"): (32, ("x",), frozenset({"EdDSA", "Ed25519"})),
    ("EC", "P-256"): (32, ("x", "y"), frozenset({"ES256"})),
    ("EC", "P-384"): (48, ("x", "y"), frozenset({"ES384"})),
}
_OTHER_FORMS = frozenset(
    {("OKP", "X25519"), ("OKP", "Ed448"), ("OKP", "X448"), ("EC", "P-521"), ("EC", "secp256k1"), ("RSA", "")}
    | {("AKP", "")}
    | {(kty, f"B{letters}12381G{n}") for kty in ("EC", "OKP") for letters in ("LS", "ls") for n in (1, 2)}
)


def parse(value: Mapping[str, Any]) -> tuple[str, bytes]:
    """Return the curve and its coordinates, one after the other.

    Raises InvalidVerificationMethodError, and UnsupportedFeatureError for known kinds that are not used here.
    """
    if _SECRET & value.keys():
        raise InvalidVerificationMethodError("a secret key where a public JWK should be")
    kty, crv = _text(value, "kty"), _text(value, "crv") if "crv" in value else ""
    if (kty, crv) not in _FORMS:
        if (kty, crv) in _OTHER_FORMS:
            raise UnsupportedFeatureError(f"keys of the kind {crv or kty} are not supported")
        raise InvalidVerificationMethodError("a JWK whose kty and crv do not make a public key")
    size, members, algorithms = _FORMS[kty, crv]
    _check_use(value, algorithms)
    return crv, b"".join(_coordinate(value, member, size) for member in members)


def okp(crv: str, x: bytes) -> dict[str, str]:
    """Write an octet key pair's public JWK (RFC 8037 §2)."""
    return {"kty": "OKP", "crv": crv, "x": base64url_encode(x)}


def elliptic(crv: str, x: bytes, y: bytes) -> dict[str, str]:
    """Write an elliptic curve's public JWK (RFC 7518 §6.2.1)."""
    return {"kty": "EC", "crv": crv, "x": base64url_encode(x), "y": base64url_encode(y)}


def _check_use(value: Mapping[str, Any], algorithms: frozenset[str]) -> None:
    key_ops = value.get("key_ops", ["verify"])
    if value.get("use", "sig") != "sig" or not isinstance(key_ops, list) or "verify" not in key_ops:
        raise InvalidVerificationMethodError("a JWK that is not for verifying signatures")
    if "alg" in value and not (isinstance(value["alg"], str) and value["alg"] in algorithms):
        raise InvalidVerificationMethodError("a JWK for another algorithm than its curve's")


def _coordinate(value: Mapping[str, Any], member: str, size: int) -> bytes:
    try:
        coordinate = base64url_decode(_text(value, member))
    except ParsingError as e:
        raise InvalidVerificationMethodError(f"the JWK's {member} is {e.detail}") from e
    if len(coordinate) != size:
        raise InvalidVerificationMethodError(f"the JWK's {member} has {len(coordinate)} bytes, not {size}")
    return coordinate


def _text(value: Mapping[str, Any], member: str) -> str:
    text = value.get(member)
    if not isinstance(text, str):
        raise InvalidVerificationMethodError(f"the JWK's {member} is not text")
    return text
