"""JSON Web Keys, the public part. https://www.rfc-editor.org/rfc/rfc7517, RFC 7518 §6, RFC 8037

ML-DSA as in https://datatracker.ietf.org/doc/draft-ietf-cose-dilithium/, BLS12381G2 as in an example of
https://www.w3.org/TR/cid-1.0/#JsonWebKey.

Refuses secret members, a `kty` that does not go with its `crv`, coordinates of another length, and a key
that says it is for something else than signatures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.errors import InvalidVerificationMethodError, ParsingError, UnsupportedFeatureError
from led_vc.keys.algorithms import KeyAlgorithm

BLS12381G2 = "BLS12381G2"

_SECRET = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """What a kind of key looks like: its members, how long each is, and the `alg` values that may stand there."""

    algorithm: KeyAlgorithm
    size: int
    members: tuple[str, ...]
    algs: frozenset[str]


def _curve(algorithm: KeyAlgorithm, size: int, *algs: str) -> _Form:
    return _Form(algorithm=algorithm, size=size, members=("x", "y"), algs=frozenset(algs))


# By kty and crv; an AKP has no crv, but an alg.
_FORMS: Mapping[tuple[str, str], _Form] = {
    ("OKP", "Ed25519"): _Form(algorithm="Ed25519", size=32, members=("x",), algs=frozenset({"EdDSA", "Ed25519"})),
    ("EC", "P-256"): _curve("P-256", 32, "ES256"),
    ("EC", "P-384"): _curve("P-384", 48, "ES384"),
    ("EC", "P-521"): _curve("P-521", 66, "ES512"),
    ("EC", BLS12381G2): _curve("BLS12-381-G2", 96),
    ("AKP", "ML-DSA-44"): _Form(algorithm="ML-DSA-44", size=1312, members=("pub",), algs=frozenset({"ML-DSA-44"})),
}
_OTHER_FORMS = frozenset(
    {("OKP", "X25519"), ("OKP", "Ed448"), ("OKP", "X448"), ("EC", "secp256k1"), ("RSA", "")}
    | {("AKP", "ML-DSA-65"), ("AKP", "ML-DSA-87")}
    | {(kty, f"B{letters}12381G{n}") for kty in ("EC", "OKP") for letters in ("LS", "ls") for n in (1, 2)}
)


def parse(value: Mapping[str, Any]) -> tuple[KeyAlgorithm, bytes]:
    """Return the algorithm and the key's members as bytes, one after the other.

    Raises InvalidVerificationMethodError, and UnsupportedFeatureError for known kinds that are not used here.
    """
    if _SECRET & value.keys():
        raise InvalidVerificationMethodError("a secret key where a public JWK should be")
    kty = _text(value, "kty")
    kind = _text(value, "alg") if kty == "AKP" else _text(value, "crv") if "crv" in value else ""
    if (kty, kind) not in _FORMS:
        if (kty, kind) in _OTHER_FORMS:
            raise UnsupportedFeatureError(f"keys of the kind {kind or kty} are not supported")
        raise InvalidVerificationMethodError("a JWK whose kty and crv do not make a public key")
    form = _FORMS[kty, kind]
    _check_use(value, form.algs)
    return form.algorithm, b"".join(_coordinate(value, member, form.size) for member in form.members)


def okp(crv: str, x: bytes) -> dict[str, str]:
    """Write an octet key pair's public JWK (RFC 8037 §2)."""
    return {"kty": "OKP", "crv": crv, "x": base64url_encode(x)}


def akp(alg: str, pub: bytes) -> dict[str, str]:
    """Write an algorithm key pair's public JWK, as ML-DSA has it."""
    return {"kty": "AKP", "alg": alg, "pub": base64url_encode(pub)}


def elliptic(crv: str, x: bytes, y: bytes) -> dict[str, str]:
    """Write an elliptic curve's public JWK (RFC 7518 §6.2.1; BLS12381G2 alike)."""
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
