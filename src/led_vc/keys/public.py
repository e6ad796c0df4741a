"""A public key, and the check of a signature.

`verify` raises and returns nothing: there is no result that a caller could forget to look at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self, assert_never

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from led_vc.errors import (
    CryptographicSecurityError,
    InvalidVerificationMethodError,
    ProofVerificationError,
    UnsupportedFeatureError,
)
from led_vc.keys import bls12_381, ed25519, jwk, multikey
from led_vc.keys.algorithms import BY_PUBLIC_CODEC, MULTIKEYS, CurveAlgorithm, KeyAlgorithm
from led_vc.keys.curves import CURVES
from led_vc.keys.ed25519 import Ed25519Key

_Backend = Ed25519Key | ec.EllipticCurvePublicKey | MLDSA44PublicKey | bls12_381.G2Key


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A usable public key.

    `raw` is 32 bytes for Ed25519, a compressed point of 33, 49 or 67 bytes for the NIST curves and of 96 bytes for
    BLS12-381 G2, 1312 bytes for ML-DSA-44. Whether 32 bytes are a point of edwards25519 is found out by `verify`.
    """

    algorithm: KeyAlgorithm
    raw: bytes
    _backend: _Backend = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Kept, because finding a point's second coordinate costs as much as verifying.
        object.__setattr__(self, "_backend", _load(self.algorithm, self.raw))

    @classmethod
    def from_multikey(cls, text: str) -> Self:
        """Read a `publicKeyMultibase` (https://www.w3.org/TR/cid-1.0/#Multikey), in the one base of its kind.

        Raises InvalidVerificationMethodError, and UnsupportedFeatureError for another kind of key.
        """
        codec, raw = multikey.parse(text)
        if "-priv" in codec:
            raise InvalidVerificationMethodError("a secret key where a public key should be")
        if codec not in BY_PUBLIC_CODEC:
            raise UnsupportedFeatureError(f"keys of the kind {codec} are not supported")
        return cls(BY_PUBLIC_CODEC[codec], raw)

    def to_multikey(self) -> str:
        """Write as `publicKeyMultibase`."""
        return multikey.encode(MULTIKEYS[self.algorithm].public, self.raw)

    @classmethod
    def from_jwk(cls, value: Mapping[str, Any]) -> Self:
        """Read a public JWK (https://www.rfc-editor.org/rfc/rfc7517) made for verifying.

        Raises InvalidVerificationMethodError, also when the JWK has a secret member, and
        UnsupportedFeatureError for another kind of key.
        """
        algorithm, point = jwk.parse(value)
        match algorithm:
            case "Ed25519" | "ML-DSA-44":
                return cls(algorithm, point)
            case "P-256" | "P-384" | "P-521":
                return cls(algorithm, _compress(algorithm, point))
            case "BLS12-381-G2":
                return cls(algorithm, bls12_381.compress(point))
            case _:
                assert_never(algorithm)

    def to_jwk(self) -> dict[str, str]:
        """Write as a public JWK with the required members alone."""
        match self._backend:
            case Ed25519Key():
                return jwk.okp("Ed25519", self.raw)
            case MLDSA44PublicKey():
                return jwk.akp("ML-DSA-44", self.raw)
            case bls12_381.G2Key() as key:
                return jwk.elliptic(jwk.BLS12381G2, *bls12_381.coordinates_of(key))
            case backend:
                numbers, size = backend.public_numbers(), CURVES[self.algorithm].size
                return jwk.elliptic(self.algorithm, numbers.x.to_bytes(size), numbers.y.to_bytes(size))

    def verify(self, signature: bytes, data: bytes) -> None:
        """Check `signature` over `data` itself. Raises ProofVerificationError.

        Ed25519 (RFC 8032 §5.1.7, the equation without cofactor) with R canonical and not of small order, and S < L;
        InvalidVerificationMethodError when the key is not on the curve, where no signature verifies. ECDSA with r||s,
        and SHA-256 for P-256, SHA-384 for P-384, SHA-512 for P-521; ML-DSA-44 (FIPS 204 §5.3) with an empty context.
        A BLS12-381 key signs lists of messages: CryptographicSecurityError.
        """
        try:
            match self._backend:
                case Ed25519Key() as backend:
                    backend.verify(signature, data)
                case ec.EllipticCurvePublicKey() as backend:
                    curve = CURVES[self.algorithm]
                    der = curve.decode_signature(signature)
                    if der is None:
                        raise ProofVerificationError("not an r||s signature of this curve")
                    backend.verify(der, data, curve.ecdsa)
                case MLDSA44PublicKey() as backend:
                    backend.verify(signature, data)
                case bls12_381.G2Key():
                    raise CryptographicSecurityError("a BLS12-381 key verifies BBS proofs and no signature over bytes")
        except InvalidSignature:
            raise ProofVerificationError("the signature does not verify") from None


def _load(algorithm: KeyAlgorithm, raw: bytes) -> _Backend:
    match algorithm:
        case "Ed25519":
            return ed25519.load(raw)
        case "P-256" | "P-384" | "P-521":
            curve = CURVES[algorithm]
            if len(raw) != curve.size + 1 or raw[0] not in (2, 3):
                raise InvalidVerificationMethodError(f"not a compressed point of {algorithm}")
            return _point(algorithm, raw)
        case "ML-DSA-44":
            return _load_mldsa(raw)
        case "BLS12-381-G2":
            return bls12_381.load(raw)
        case _:
            assert_never(algorithm)


def _load_mldsa(raw: bytes) -> MLDSA44PublicKey:
    try:
        return MLDSA44PublicKey.from_public_bytes(raw)
    except ValueError as e:
        raise InvalidVerificationMethodError("not an ML-DSA-44 public key") from e


def _point(algorithm: CurveAlgorithm, encoded: bytes) -> ec.EllipticCurvePublicKey:
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(CURVES[algorithm].curve, encoded)
    except ValueError as e:
        raise InvalidVerificationMethodError(f"not a point of {algorithm}") from e


def _compress(algorithm: CurveAlgorithm, coordinates: bytes) -> bytes:
    # Loaded uncompressed first, which checks that the two coordinates belong together.
    _point(algorithm, b"\x04" + coordinates)
    size = CURVES[algorithm].size
    return bytes([2 + coordinates[-1] % 2]) + coordinates[:size]
