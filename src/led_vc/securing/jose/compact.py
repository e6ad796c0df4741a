"""A JSON Web Signature in compact form, strictly: one text per token. https://www.rfc-editor.org/rfc/rfc7515#section-7.1

The algorithm must be one of ours and must be the key's own, so that no header can turn a public key into a secret.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from led_vc.encoding import JsonObject, base64url_decode, base64url_encode, jcs, parse_object
from led_vc.errors import CryptographicSecurityError, ParsingError, ProofVerificationError
from led_vc.keys import KeyAlgorithm, PrivateKey, PublicKey

ALGORITHMS: Mapping[str, KeyAlgorithm] = MappingProxyType(
    {"EdDSA": "Ed25519", "Ed25519": "Ed25519", "ES256": "P-256", "ES384": "P-384"}
)
"""The `alg` values that are accepted, and the keys they go with (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2)."""

MAXIMUM_CHARACTERS = 16 * 1024
_MAX_DEPTH = 8
_WRITTEN: Mapping[KeyAlgorithm, str] = {"Ed25519": "EdDSA", "P-256": "ES256", "P-384": "ES384"}
# Each of these lets the sender choose the key, or change what is signed.
_REFUSED_HEADERS = frozenset({"b64", "crit", "jku", "x5c", "x5t", "x5t#S256", "x5u", "zip", "trust_chain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactJws:
    """A token that was read and not yet verified: nothing in it may be believed."""

    header: JsonObject
    claims: JsonObject
    signing_input: bytes
    signature: bytes

    @property
    def algorithm(self) -> KeyAlgorithm:
        """The kind of key that the header's `alg` goes with."""
        return ALGORITHMS[self.header["alg"]]


def parse_compact(token: str, *, type_: str) -> CompactJws:
    """Read `token`, whose header must say `typ` is `type_`.

    Raises ParsingError, RangeError, and CryptographicSecurityError for an algorithm that is not ours.
    """
    if len(token) > MAXIMUM_CHARACTERS:
        raise ParsingError(f"a token of more than {MAXIMUM_CHARACTERS} characters")
    parts = token.split(".")
    if len(parts) != 3:
        raise ParsingError("not a JWS in compact form")
    header, claims, signature = (base64url_decode(part) for part in parts)
    read = parse_object(header, max_depth=_MAX_DEPTH)
    if not isinstance(read.get("alg"), str) or read["alg"] not in ALGORITHMS:
        raise CryptographicSecurityError("the token's algorithm is not allowed here")
    if _REFUSED_HEADERS & read.keys():
        raise ParsingError("the token's header has a member that is not allowed here")
    if read.get("typ") != type_:
        raise ParsingError(f"the token's typ must be {type_}")
    return CompactJws(
        header=MappingProxyType(read),
        claims=MappingProxyType(parse_object(claims, max_depth=_MAX_DEPTH)),
        signing_input=f"{parts[0]}.{parts[1]}".encode("ascii"),
        signature=signature,
    )


def verify_compact(jws: CompactJws, key: PublicKey) -> None:
    """Check the signature with `key`. Raises CryptographicSecurityError and ProofVerificationError."""
    if jws.algorithm != key.algorithm:
        raise CryptographicSecurityError("the token's algorithm is not the key's")
    if not jws.signature:
        raise ProofVerificationError("the token is not signed")
    key.verify(jws.signature, jws.signing_input)


def sign_compact(claims: Mapping[str, Any], private_key: PrivateKey, *, header: Mapping[str, Any]) -> str:
    """Return `claims` signed; `header` gains the key's `alg`. Raises CryptographicSecurityError if it has none."""
    if private_key.algorithm not in _WRITTEN:
        raise CryptographicSecurityError(f"no token is signed with a key of {private_key.algorithm}")
    protected = {"alg": _WRITTEN[private_key.algorithm], **header}
    signing_input = f"{base64url_encode(jcs(protected))}.{base64url_encode(jcs(dict(claims)))}"
    return f"{signing_input}.{base64url_encode(private_key.sign(signing_input.encode('ascii')))}"
