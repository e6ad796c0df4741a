"""JSON Web Encryption in compact form, for one recipient: ECDH-ES with AES-GCM and nothing else.

https://www.rfc-editor.org/rfc/rfc7516#section-7.1

Refuses every other way to agree on a key (a password, RSA, a wrapped key), compression, critical extensions and headers
that bring keys along, before anything is computed. What was encrypted comes back as bytes: an encryption says nothing
of who made it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, Self, get_args

from jwcrypto.common import JWException
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK

from led_vc.encoding import JsonObject, base64url_decode, parse_object
from led_vc.errors import (
    CryptographicSecurityError,
    InvalidVerificationMethodError,
    ParsingError,
    ProofVerificationError,
)
from led_vc.securing.jose.sign import json_bytes

AGREEMENT: Final = "ECDH-ES"
Encryption = Literal["A128GCM", "A192GCM", "A256GCM"]
ENCRYPTIONS: Final[frozenset[str]] = frozenset(get_args(Encryption))
MAXIMUM_CHARACTERS: Final = 2**20
_CURVES: Final = frozenset({"P-256", "P-384", "P-521", "X25519"})
_TAKEN: Final = frozenset({"alg", "enc", "epk", "apu", "apv", "kid", "typ", "cty"})
_EPHEMERAL: Final = frozenset({"kty", "crv", "x", "y"})
_MEMBERS: Final = (*sorted(_EPHEMERAL), "d")
_IV_BYTES, _TAG_BYTES = 12, 16


@dataclass(frozen=True, slots=True)
class EncryptionKey:
    """A key for ECDH-ES, of P-256, P-384, P-521 or X25519: the public half to encrypt for, or both to decrypt."""

    _jwk: JWK

    @classmethod
    def from_jwk(cls, value: Mapping[str, Any]) -> Self:
        """Read a JWK. Raises InvalidVerificationMethodError for a key of another kind, or for another use."""
        curve = value.get("crv")
        if value.get("kty") not in ("EC", "OKP") or not isinstance(curve, str) or curve not in _CURVES:
            raise InvalidVerificationMethodError("not a key to agree on a key with")
        if value.get("use", "enc") != "enc" or value.get("alg", AGREEMENT) != AGREEMENT or not _agrees(value):
            raise InvalidVerificationMethodError("a key for another use than encryption")
        try:
            key = JWK(**{name: value[name] for name in _MEMBERS if name in value})
            key.get_op_key("unwrapKey" if key.has_private else "wrapKey")  # which holds the point to its curve
        except (JWException, ValueError, TypeError) as e:
            raise InvalidVerificationMethodError("not a key of its curve") from e
        return cls(key)

    @classmethod
    def generate(cls, curve: Literal["P-256", "X25519"] = "P-256") -> Self:
        """Make a new key of the operating system's randomness."""
        return cls(JWK.generate(kty="OKP" if curve == "X25519" else "EC", crv=curve))

    def public_jwk(self) -> dict[str, str]:
        """Return the half that others encrypt for."""
        return dict(self._jwk.export_public(as_dict=True))

    @property
    def jwk(self) -> JWK:
        """Return the key as its package has it."""
        return self._jwk

    @property
    def is_secret(self) -> bool:
        """Tell whether the key can decrypt."""
        return bool(self._jwk.has_private)

    def __repr__(self) -> str:
        return "EncryptionKey(...)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decrypted:
    """What was encrypted, and under which header."""

    header: JsonObject
    plaintext: bytes


def encrypt(
    plaintext: bytes, recipient: EncryptionKey, encryption: Encryption = "A256GCM", *, header: JsonObject | None = None
) -> str:
    """Return `plaintext` encrypted for `recipient`; `header` may say `kid`, `typ`, `cty`, `apu` and `apv`."""
    protected = {**(header or {}), "alg": AGREEMENT, "enc": encryption}
    if not protected.keys() <= _TAKEN - {"epk"}:
        raise ParsingError("a header with a member that is not allowed here")
    token = JWE(plaintext, json_bytes(protected).decode())
    token.add_recipient(recipient.jwk)
    return str(token.serialize(compact=True))


def decrypt(token: str, key: EncryptionKey) -> Decrypted:
    """Return what `token` holds for `key`.

    Raises ParsingError and CryptographicSecurityError for a form that is not taken, ProofVerificationError for one that
    was changed or is for somebody else.
    """
    header = _read(token)
    if not key.is_secret:
        raise InvalidVerificationMethodError("a public key does not decrypt")
    if header["epk"]["crv"] != key.jwk["crv"]:
        raise ProofVerificationError("encrypted for a key of another kind")
    opened = JWE(algs=[AGREEMENT, *ENCRYPTIONS])
    try:
        opened.deserialize(token, key.jwk)
    except (JWException, ValueError, TypeError) as e:
        raise ProofVerificationError("what was encrypted was changed, or is for another key") from e
    return Decrypted(header=header, plaintext=opened.payload)


def _read(token: str) -> dict[str, Any]:
    if len(token) > MAXIMUM_CHARACTERS:
        raise ParsingError(f"a token of more than {MAXIMUM_CHARACTERS} characters")
    parts = token.split(".")
    if len(parts) != 5:
        raise ParsingError("not a JWE in compact form")
    header = parse_object(base64url_decode(parts[0]), max_depth=4)
    if header.get("alg") != AGREEMENT or not isinstance(header.get("enc"), str) or header["enc"] not in ENCRYPTIONS:
        raise CryptographicSecurityError("the token's encryption is not allowed here")
    encrypted_key, iv, _ciphertext, tag = (base64url_decode(part) for part in parts[1:])
    if encrypted_key or len(iv) != _IV_BYTES or len(tag) != _TAG_BYTES:
        raise ParsingError("a key that was encrypted, or an initialization vector or tag of another length")
    if not header.keys() <= _TAKEN:
        raise ParsingError("the token's header has a member that is not allowed here")
    _require_ephemeral(header.get("epk"))
    for name in ("apu", "apv"):
        if not isinstance(header.get(name, ""), str):
            raise ParsingError(f"{name} must be text")
        base64url_decode(header.get(name, ""))
    return header


def _require_ephemeral(value: object) -> None:
    """Refuse a sender's key that is none, or that is not on its curve: a point elsewhere gives the secret away."""
    if not isinstance(value, dict) or not value.keys() <= _EPHEMERAL:
        raise ParsingError("epk must be a public key with its members alone")
    EncryptionKey.from_jwk(value)


def _agrees(value: Mapping[str, Any]) -> bool:
    operations = value.get("key_ops")
    return operations is None or (
        isinstance(operations, list) and ("deriveKey" in operations or "deriveBits" in operations)
    )
