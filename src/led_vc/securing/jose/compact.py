"""A JSON Web Signature in compact form, strictly: one text per token. https://www.rfc-editor.org/rfc/rfc7515#section-7.1

The algorithm must be one that the kind of token takes, and must be the key's own, so that no header can turn a public
key into a secret. No header chooses the key: what would bring one along is refused, or left alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from led_vc.encoding import JsonObject, base64url_decode, base64url_encode, jcs, parse_object
from led_vc.errors import CryptographicSecurityError, ParsingError, ProofVerificationError
from led_vc.keys import KeyAlgorithm, PrivateKey, PublicKey

Algorithms = Mapping[str, KeyAlgorithm]

ALGORITHMS: Algorithms = MappingProxyType(
    {"EdDSA": "Ed25519", "Ed25519": "Ed25519", "ES256": "P-256", "ES384": "P-384"}
)
"""The `alg` values that are accepted, and the keys they go with (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2)."""

ALGORITHMS_WITH_ES512: Algorithms = MappingProxyType({**ALGORITHMS, "ES512": "P-521"})
"""What conformance instances accept besides."""

WRITTEN: Mapping[KeyAlgorithm, str] = MappingProxyType(
    {"Ed25519": "EdDSA", "P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}
)
"""The `alg` that a key of each kind signs under."""

MAXIMUM_CHARACTERS = 16 * 1024
_MAX_DEPTH = 8
# These change what is signed, or say that another reader would understand the token otherwise.
CHANGES_THE_RULES = frozenset({"b64", "crit", "zip"})
_BRINGS_A_KEY = frozenset({"jku", "x5c", "x5t", "x5t#S256", "x5u", "trust_chain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenKind:
    """What a kind of token may look like: its `typ`, what it may be signed with, and its bounds.

    Only a kind that is older than the advice to state `typ` (RFC 8725 §3.11) does without.
    """

    type: str
    type_required: bool = True
    algorithms: Algorithms = field(default_factory=lambda: ALGORITHMS)
    refused_headers: frozenset[str] = CHANGES_THE_RULES | _BRINGS_A_KEY
    max_characters: int = MAXIMUM_CHARACTERS
    max_depth: int = _MAX_DEPTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Jws:
    """A JSON Web Signature that was read and not yet verified; `payload` may be anything."""

    header: JsonObject
    payload: bytes
    algorithm: KeyAlgorithm
    signing_input: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactJws:
    """A token that was read and not yet verified: nothing in it may be believed.

    `algorithm` is the kind of key that the header's `alg` goes with.
    """

    header: JsonObject
    claims: JsonObject
    algorithm: KeyAlgorithm
    signing_input: bytes
    signature: bytes


def parse_compact(token: str, *, type_: str) -> CompactJws:
    """Read a short token, whose header must say `typ` is `type_`. Raises as `parse_token`."""
    return parse_token(token, TokenKind(type=type_))


def parse_token(token: str, kind: TokenKind) -> CompactJws:
    """Read a token of this kind, whose payload is JSON. Raises as `parse_jws`, and RangeError."""
    jws = parse_jws(token, kind)
    return CompactJws(
        header=jws.header,
        claims=MappingProxyType(parse_object(jws.payload, max_depth=kind.max_depth)),
        algorithm=jws.algorithm,
        signing_input=jws.signing_input,
        signature=jws.signature,
    )


def parse_jws(token: str, kind: TokenKind) -> Jws:
    """Read a token of this kind, whatever it holds.

    Raises ParsingError, RangeError, and CryptographicSecurityError for an algorithm that the kind does not take.
    """
    if len(token) > kind.max_characters:
        raise ParsingError(f"a token of more than {kind.max_characters} characters")
    parts = token.split(".")
    if len(parts) != 3:
        raise ParsingError("not a JWS in compact form")
    header, payload, signature = (base64url_decode(part) for part in parts)
    read = parse_object(header, max_depth=_MAX_DEPTH)
    return Jws(
        header=MappingProxyType(read),
        payload=payload,
        algorithm=_algorithm(read, kind),
        signing_input=token[: -len(parts[2]) - 1].encode("ascii"),
        signature=signature,
    )


def verify_compact(jws: Jws | CompactJws, key: PublicKey) -> None:
    """Check the signature with `key`. Raises CryptographicSecurityError and ProofVerificationError."""
    if jws.algorithm != key.algorithm:
        raise CryptographicSecurityError("the token's algorithm is not the key's")
    if not jws.signature:
        raise ProofVerificationError("the token is not signed")
    key.verify(jws.signature, jws.signing_input)


def sign_compact(claims: Mapping[str, Any], private_key: PrivateKey, *, header: Mapping[str, Any]) -> str:
    """Return `claims` signed; `header` gains the key's `alg`. Raises CryptographicSecurityError if it has none."""
    if private_key.algorithm not in WRITTEN:
        raise CryptographicSecurityError(f"no token is signed with a key of {private_key.algorithm}")
    protected = {"alg": WRITTEN[private_key.algorithm], **header}
    signing_input = f"{base64url_encode(jcs(protected))}.{base64url_encode(jcs(dict(claims)))}"
    return f"{signing_input}.{base64url_encode(private_key.sign(signing_input.encode('ascii')))}"


def _algorithm(header: JsonObject, kind: TokenKind) -> KeyAlgorithm:
    stated = header.get("alg")
    if not isinstance(stated, str) or stated not in kind.algorithms:
        raise CryptographicSecurityError("the token's algorithm is not allowed here")
    if not kind.refused_headers.isdisjoint(header):
        raise ParsingError("the token's header has a member that is not allowed here")
    if header.get("typ", None if kind.type_required else kind.type) != kind.type:
        raise ParsingError(f"the token's typ must be {kind.type}")
    return kind.algorithms[stated]
