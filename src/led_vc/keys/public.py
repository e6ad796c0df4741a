"""A public key, and the check of a signature.

`verify` raises and returns nothing: there is no result that a caller could forget to look at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self, assert_never

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.errors import (
    InvalidVerificationMethodError,
    ParsingError,
    ProofVerificationError,
    UnsupportedFeatureError,
)
from led_vc.keys import edwards, jwk, multicodec
from led_vc.keys.curves import CURVES

KeyAlgorithm = Literal["Ed25519", "P-256", "P-384"]
_CODEC: Mapping[KeyAlgorithm, str] = {"Ed25519": "ed25519-pub", "P-256": "p256-pub", "P-384": "p384-pub"}
_ALGORITHM: Mapping[str, KeyAlgorithm] = {codec: algorithm for algorithm, codec in _CODEC.items()}
_Backend = Ed25519PublicKey | ec.EllipticCurvePublicKey


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A usable public key: `raw` is 32 bytes for Ed25519, a compressed point of 33 or 49 bytes for the curves."""

    algorithm: KeyAlgorithm
    raw: bytes
    _backend: _Backend = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Kept, because finding a point's second coordinate costs as much as verifying.
        object.__setattr__(self, "_backend", _load(self.algorithm, self.raw))

    @classmethod
    def from_multikey(cls, text: str) -> Self:
        """Read a `publicKeyMultibase` (https://www.w3.org/TR/cid-1.0/#Multikey): base58btc only.

        Raises InvalidVerificationMethodError, and UnsupportedFeatureError for another kind of key.
        """
        if not text.startswith("z"):
            raise InvalidVerificationMethodError("a Multikey is written in base58btc")
        try:
            codec, raw = multicodec.split(multibase_decode(text))
        except ParsingError as e:
            raise InvalidVerificationMethodError(f"not a Multikey: {e.detail}") from e
        if codec.endswith("-priv"):
            raise InvalidVerificationMethodError("a secret key where a public key should be")
        if codec not in _ALGORITHM:
            raise UnsupportedFeatureError(f"keys of the kind {codec} are not supported")
        return cls(_ALGORITHM[codec], raw)

    def to_multikey(self) -> str:
        """Write as `publicKeyMultibase`."""
        return multibase_encode(multicodec.join(_CODEC[self.algorithm], self.raw), "z")

    @classmethod
    def from_jwk(cls, value: Mapping[str, Any]) -> Self:
        """Read a public JWK (https://www.rfc-editor.org/rfc/rfc7517) made for verifying.

        Raises InvalidVerificationMethodError, also when the JWK has a secret member, and
        UnsupportedFeatureError for another kind of key.
        """
        algorithm, point = jwk.parse(value)
        match algorithm:
            case "Ed25519":
                return cls("Ed25519", point)
            case "P-256" | "P-384":
                return cls(algorithm, _compress(algorithm, point))
            case _:
                raise UnsupportedFeatureError(f"keys of the kind {algorithm} are not supported")

    def to_jwk(self) -> dict[str, str]:
        """Write as a public JWK with the required members alone."""
        match self._backend:
            case Ed25519PublicKey():
                return jwk.okp("Ed25519", self.raw)
            case backend:
                numbers, size = backend.public_numbers(), CURVES[self.algorithm].size
                return jwk.elliptic(self.algorithm, numbers.x.to_bytes(size), numbers.y.to_bytes(size))

    def verify(self, signature: bytes, data: bytes) -> None:
        """Check `signature` over `data` itself. Raises ProofVerificationError.

        Ed25519 (RFC 8032 §5.1.7) with R canonical and not of small order, and S < L; ECDSA with r||s, and
        SHA-256 for P-256, SHA-384 for P-384.
        """
        try:
            match self._backend:
                case Ed25519PublicKey() as backend:
                    _check_ed25519_form(signature)
                    backend.verify(signature, data)
                case backend:
                    curve = CURVES[self.algorithm]
                    der = curve.decode_signature(signature)
                    if der is None:
                        raise ProofVerificationError("not an r||s signature of this curve")
                    backend.verify(der, data, ec.ECDSA(curve.digest))
        except InvalidSignature:
            raise ProofVerificationError("the signature does not verify") from None


def _check_ed25519_form(signature: bytes) -> None:
    r, s = signature[:32], signature[32:]
    if len(signature) != 64 or not edwards.is_canonical_scalar(s):
        raise ProofVerificationError("not an Ed25519 signature")
    if not edwards.is_canonical(r) or edwards.is_small_order(r):
        raise ProofVerificationError("an Ed25519 signature with an R that no signer makes")


def _load(algorithm: KeyAlgorithm, raw: bytes) -> _Backend:
    match algorithm:
        case "Ed25519":
            if len(raw) != 32 or not edwards.is_canonical(raw) or not edwards.is_on_curve(raw):
                raise InvalidVerificationMethodError("not an Ed25519 public key")
            if edwards.is_small_order(raw):
                raise InvalidVerificationMethodError("an Ed25519 key of small order: anybody can sign for it")
            return Ed25519PublicKey.from_public_bytes(raw)
        case "P-256" | "P-384":
            curve = CURVES[algorithm]
            if len(raw) != curve.size + 1 or raw[0] not in (2, 3):
                raise InvalidVerificationMethodError(f"not a compressed point of {algorithm}")
            return _point(algorithm, raw)
        case _:
            assert_never(algorithm)


def _point(algorithm: KeyAlgorithm, encoded: bytes) -> ec.EllipticCurvePublicKey:
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(CURVES[algorithm].curve, encoded)
    except ValueError as e:
        raise InvalidVerificationMethodError(f"not a point of {algorithm}") from e


def _compress(algorithm: KeyAlgorithm, coordinates: bytes) -> bytes:
    # Loaded uncompressed first, which checks that the two coordinates belong together.
    _point(algorithm, b"\x04" + coordinates)
    size = CURVES[algorithm].size
    return bytes([2 + coordinates[-1] % 2]) + coordinates[:size]
