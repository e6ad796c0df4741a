"""A private key in this process's memory. Keys in hardware implement `ports.Signer` instead.

Refuses to show itself: repr, str and equality say nothing of the secret.
"""

import hashlib
import secrets
from typing import Self, assert_never

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from led_vc.errors import (
    CryptographicSecurityError,
    InvalidVerificationMethodError,
    UnsupportedFeatureError,
)
from led_vc.keys import bls12_381, multikey
from led_vc.keys.algorithms import BY_SECRET_CODEC, MULTIKEYS, KeyAlgorithm
from led_vc.keys.curves import CURVES
from led_vc.keys.public import PublicKey

_Backend = Ed25519PrivateKey | ec.EllipticCurvePrivateKey | MLDSA44PrivateKey | bls12_381.Secret
_SEED_SIZE = 32


class PrivateKey:
    """A private key and its public half."""

    __slots__ = ("_backend", "_raw", "public_key")

    def __init__(self, algorithm: KeyAlgorithm, raw: bytes) -> None:
        """Take the key as `from_bytes` says it. Raises InvalidVerificationMethodError."""
        self._raw = raw
        self._backend = _load(algorithm, raw)
        self.public_key = PublicKey(algorithm, _public_bytes(self._backend))

    @classmethod
    def generate(cls, algorithm: KeyAlgorithm) -> Self:
        """Make a new key of the operating system's randomness."""
        match algorithm:
            case "Ed25519":
                return cls(algorithm, Ed25519PrivateKey.generate().private_bytes_raw())
            case "ML-DSA-44":
                return cls(algorithm, secrets.token_bytes(_SEED_SIZE))
            case "BLS12-381-G2":
                number = 1 + secrets.randbelow(bls12_381.ORDER - 1)
                return cls(algorithm, number.to_bytes(bls12_381.SCALAR_SIZE))
            case "P-256" | "P-384" | "P-521":
                curve = CURVES[algorithm]
                number = ec.generate_private_key(curve.curve).private_numbers().private_value
                return cls(algorithm, number.to_bytes(curve.size))
            case _:
                assert_never(algorithm)

    @classmethod
    def from_seed(cls, algorithm: KeyAlgorithm, seed: bytes) -> Self:
        """Derive a key from any `seed`: the same seed, the same key. For tests and demonstrations only."""
        digest = hashlib.sha512(b"led-vc key from seed\0" + algorithm.encode() + b"\0" + seed).digest()
        match algorithm:
            case "Ed25519" | "ML-DSA-44":
                return cls(algorithm, digest[:_SEED_SIZE])
            case "BLS12-381-G2":
                order, size = bls12_381.ORDER, bls12_381.SCALAR_SIZE
            case "P-256" | "P-384" | "P-521":
                order, size = CURVES[algorithm].order, CURVES[algorithm].size
            case _:
                assert_never(algorithm)
        return cls(algorithm, (1 + int.from_bytes(digest) % (order - 1)).to_bytes(size))

    @classmethod
    def from_bytes(cls, algorithm: KeyAlgorithm, raw: bytes) -> Self:
        """Read the raw key, big-endian: a seed of 32 bytes for Ed25519 and ML-DSA-44, else a scalar.

        Scalars have 32 bytes for P-256 and BLS12-381-G2, 48 for P-384, 66 for P-521.
        """
        return cls(algorithm, raw)

    def to_bytes(self) -> bytes:
        """Return the raw key, as `from_bytes` reads it."""
        return self._raw

    @classmethod
    def from_multikey(cls, text: str) -> Self:
        """Read a `secretKeyMultibase` (https://www.w3.org/TR/cid-1.0/#Multikey); raises as the public one."""
        codec, raw = multikey.parse(text)
        if codec not in BY_SECRET_CODEC:
            raise UnsupportedFeatureError(f"secret keys of the kind {codec} are not supported")
        return cls(BY_SECRET_CODEC[codec], raw)

    def to_multikey(self) -> str:
        """Write as `secretKeyMultibase`."""
        return multikey.encode(MULTIKEYS[self.algorithm].private, self._raw)

    @property
    def algorithm(self) -> KeyAlgorithm:
        """The public key's algorithm."""
        return self.public_key.algorithm

    def sign(self, data: bytes) -> bytes:
        """Sign `data`: 64 bytes of Ed25519, r||s of deterministic ECDSA (RFC 6979), or 2420 bytes of ML-DSA-44.

        ML-DSA signs with fresh randomness (FIPS 204 §3.4): never twice alike. A BLS12-381 key signs lists of
        messages: CryptographicSecurityError.
        """
        match self._backend:
            case Ed25519PrivateKey() as backend:
                return backend.sign(data)
            case MLDSA44PrivateKey() as backend:
                return backend.sign(data)
            case bls12_381.Secret():
                raise CryptographicSecurityError("a BLS12-381 key signs lists of messages and no bytes")
            case backend:
                curve = CURVES[self.algorithm]
                return curve.encode_signature(backend.sign(data, curve.ecdsa))

    def __repr__(self) -> str:
        return f"PrivateKey({self.algorithm}, public_key={self.public_key.to_multikey()})"

    def __reduce__(self) -> str:
        raise TypeError("a private key is not pickled")


def _load(algorithm: KeyAlgorithm, raw: bytes) -> _Backend:
    match algorithm:
        case "BLS12-381-G2":
            return bls12_381.load_secret(raw)
        case "Ed25519" | "ML-DSA-44":
            if len(raw) != _SEED_SIZE:
                raise InvalidVerificationMethodError(f"not a private key of {algorithm}")
            if algorithm == "Ed25519":
                return Ed25519PrivateKey.from_private_bytes(raw)
            return MLDSA44PrivateKey.from_seed_bytes(raw)
        case "P-256" | "P-384" | "P-521":
            curve, number = CURVES[algorithm], int.from_bytes(raw)
            if len(raw) != curve.size or not 0 < number < curve.order:
                raise InvalidVerificationMethodError(f"not a private key of {algorithm}")
            return ec.derive_private_key(number, curve.curve)
        case _:
            assert_never(algorithm)


def _public_bytes(backend: _Backend) -> bytes:
    match backend:
        case Ed25519PrivateKey() | MLDSA44PrivateKey():
            return backend.public_key().public_bytes_raw()
        case bls12_381.Secret():
            return backend.public
        case _:
            return backend.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
