"""COSE_Sign1, read strictly: tagged, with its payload, and everything that counts under the signature.

https://www.rfc-editor.org/rfc/rfc9052#section-4.2

Refuses a message without its tag or its payload, an algorithm or type outside the protected header, a parameter in both
headers, and critical parameters: nobody signed what stands in the unprotected header.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from led_vc.encoding import CborTag, cbor_decode, cbor_encode
from led_vc.errors import CryptographicSecurityError, ParsingError, ProofVerificationError
from led_vc.keys import KeyAlgorithm, PublicKey
from led_vc.ports import Signer
from led_vc.securing.jose.sign import signature_by

TAG: Final = 18
ALG: Final = 1
CRIT: Final = 2
CONTENT_TYPE: Final = 3
KID: Final = 4
CWT_CLAIMS: Final = 15
TYP: Final = 16
"""Labels of header parameters (RFC 9052 §3.1, RFC 9597, RFC 9596)."""

CoseAlgorithms = Mapping[int, KeyAlgorithm]

COSE_ALGORITHMS: CoseAlgorithms = MappingProxyType(
    {-8: "Ed25519", -19: "Ed25519", -7: "P-256", -9: "P-256", -35: "P-384", -51: "P-384"}
)
"""The algorithms that are accepted, and the keys they go with (RFC 9053 §2, RFC 9864 §2)."""

COSE_ALGORITHMS_WITH_ES512: CoseAlgorithms = MappingProxyType({**COSE_ALGORITHMS, -36: "P-521", -52: "P-521"})
"""What conformance instances accept besides."""

_WRITTEN: Mapping[KeyAlgorithm, int] = MappingProxyType({"Ed25519": -8, "P-256": -7, "P-384": -35, "P-521": -36})
_SIGNED_ALONE = frozenset({ALG, CRIT, CONTENT_TYPE, TYP, CWT_CLAIMS})
_MAX_HEADER_DEPTH = 8
_MAX_BYTES = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """What a kind of message may look like: its `typ`, and what it may be signed with."""

    type: str
    algorithms: CoseAlgorithms = field(default_factory=lambda: COSE_ALGORITHMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign1:
    """A message that was read and not yet verified. `signed` are the bytes that the signature is over."""

    protected: Mapping[Any, Any]
    unprotected: Mapping[Any, Any]
    payload: bytes
    algorithm: KeyAlgorithm
    signed: bytes
    signature: bytes


def parse_sign1(data: bytes, kind: MessageKind) -> Sign1:
    """Read a message of this kind. Raises ParsingError, and CryptographicSecurityError for another algorithm."""
    match cbor_decode(data, max_bytes=_MAX_BYTES):
        case CborTag(
            tag=tag, value=[bytes() as header, dict() as unprotected, bytes() as payload, bytes() as signature]
        ):
            if tag != TAG:
                raise ParsingError("not a tagged COSE_Sign1")
        case _:
            raise ParsingError("not a tagged COSE_Sign1 with its payload attached")
    protected = cbor_decode(header, max_depth=_MAX_HEADER_DEPTH)
    if not isinstance(protected, dict):
        raise ParsingError("the protected header is not a map")
    algorithm = _algorithm(protected, kind)
    if not _SIGNED_ALONE.isdisjoint(unprotected) or not protected.keys().isdisjoint(unprotected):
        raise ParsingError("a header parameter that must be protected, or that is there twice")
    return Sign1(
        protected=protected,
        unprotected=unprotected,
        payload=payload,
        algorithm=algorithm,
        signed=_to_be_signed(header, payload),
        signature=signature,
    )


def verify_sign1(message: Sign1, key: PublicKey) -> None:
    """Check the signature with `key`. Raises CryptographicSecurityError and ProofVerificationError."""
    if message.algorithm != key.algorithm:
        raise CryptographicSecurityError("the message's algorithm is not the key's")
    if not message.signature:
        raise ProofVerificationError("the message is not signed")
    key.verify(message.signature, message.signed)


def sign_sign1(payload: bytes, signer: Signer, *, protected: Mapping[int, Any]) -> bytes:
    """Return `payload` in a tagged message; the protected header gains the key's algorithm."""
    if signer.public_key.algorithm not in _WRITTEN:
        raise CryptographicSecurityError(f"a key of {signer.public_key.algorithm} signs no messages")
    header = cbor_encode({ALG: _WRITTEN[signer.public_key.algorithm], **protected})
    data = _to_be_signed(header, payload)
    return cbor_encode(CborTag(TAG, [header, {}, payload, signature_by(signer, data)]))


def _algorithm(protected: Mapping[Any, Any], kind: MessageKind) -> KeyAlgorithm:
    stated = protected.get(ALG)
    if type(stated) is not int or stated not in kind.algorithms:
        raise CryptographicSecurityError("the message's algorithm is not allowed here")
    if CRIT in protected:
        raise ParsingError("the message's header has a member that is not allowed here")
    if protected.get(TYP) != kind.type:
        raise ParsingError(f"the message's typ must be {kind.type}")
    return kind.algorithms[stated]


def _to_be_signed(header: bytes, payload: bytes) -> bytes:
    """https://www.rfc-editor.org/rfc/rfc9052#section-4.4"""
    return cbor_encode(["Signature1", header, b"", payload])
