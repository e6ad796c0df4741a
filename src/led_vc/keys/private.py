"""A private key in this process's memory. Keys in hardware implement `ports.Signer` instead.

Refuses to show itself: repr, str and equality say nothing of the secret.
"""

import hashlib
from typing import Self, assert_never

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.errors import InvalidVerificationMethodError, ParsingError, UnsupportedFeatureError
from led_vc.keys import multicodec
from led_vc.keys.curves import CURVES
from led_vc.keys.public import KeyAlgorithm, PublicKey

_CODEC: dict[KeyAlgorithm, str] = {"Ed25519": "ed25519-priv", "P-256": "p256-priv", "P-384": "p384-priv"}
_ALGORITHM = {codec: algorithm for algorithm, codec in _CODEC.items()}
_Backend = Ed25519PrivateKey | ec.EllipticCurvePrivateKey


class PrivateKey:
    """A private key and its public half."""

    __slots__ = ("_backend", "_raw", "public_key")

    def __init__(self, algorithm: KeyAlgorithm, raw: bytes) -> None:
        """Take the 32 or 48 bytes of the key. Raises InvalidVerificationMethodError."""
        self._raw = raw
        self._backend = _load(algorithm, raw)
        self.public_key = PublicKey(algorithm, _public_bytes(self._backend))

    @classmethod
    def generate(cls, algorithm: KeyAlgorithm) -> Self:
        """Make a new key of the operating system's randomness."""
        match algorithm:
            case "Ed25519":
                return cls(algorithm, Ed25519PrivateKey.generate().private_bytes_raw())
            case "P-256" | "P-384":
                curve = CURVES[algorithm]
                number = ec.generate_private_key(curve.curve).private_numbers().private_value
                return cls(algorithm, number.to_bytes(curve.size))
            case _:
                assert_never(algorithm)

    @classmethod
    def from_seed(cls, algorithm: KeyAlgorithm, seed: bytes) -> Self:
        """Derive a key from any `seed`: the same seed, the same key. For tests and demonstrations only."""
        digest = hashlib.sha512(b"led-vc key from seed\0" + algorithm.encode() + b"\0" + seed).digest()
        if algorithm == "Ed25519":
            return cls(algorithm, digest[:32])
        curve = CURVES[algorithm]
        return cls(algorithm, (1 + int.from_bytes(digest) % (curve.order - 1)).to_bytes(curve.size))

    @classmethod
    def from_bytes(cls, algorithm: KeyAlgorithm, raw: bytes) -> Self:
        """Read the raw key: an Ed25519 seed of 32 bytes, a scalar of 32 or 48 bytes."""
        return cls(algorithm, raw)

    def to_bytes(self) -> bytes:
        """Return the raw key, as `from_bytes` reads it."""
        return self._raw

    @classmethod
    def from_multikey(cls, text: str) -> Self:
        """Read a `secretKeyMultibase` (https://www.w3.org/TR/cid-1.0/#Multikey); raises as the public one."""
        if not text.startswith("z"):
            raise InvalidVerificationMethodError("a Multikey is written in base58btc")
        try:
            codec, raw = multicodec.split(multibase_decode(text))
        except ParsingError as e:
            raise InvalidVerificationMethodError("not a secret Multikey") from e
        if codec not in _ALGORITHM:
            raise UnsupportedFeatureError(f"secret keys of the kind {codec} are not supported")
        return cls(_ALGORITHM[codec], raw)

    def to_multikey(self) -> str:
        """Write as `secretKeyMultibase`."""
        return multibase_encode(multicodec.join(_CODEC[self.algorithm], self._raw), "z")

    @property
    def algorithm(self) -> KeyAlgorithm:
        """The public key's algorithm."""
        return self.public_key.algorithm

    def sign(self, data: bytes) -> bytes:
        """Sign `data`: 64 bytes of Ed25519, or r||s of deterministic ECDSA (RFC 6979)."""
        match self._backend:
            case Ed25519PrivateKey() as backend:
                return backend.sign(data)
            case backend:
                curve = CURVES[self.algorithm]
                return curve.encode_signature(backend.sign(data, ec.ECDSA(curve.digest, deterministic_signing=True)))

    def __repr__(self) -> str:
        return f"PrivateKey({self.algorithm}, public_key={self.public_key.to_multikey()})"

    def __reduce__(self) -> str:
        raise TypeError("a private key is not pickled")


def _load(algorithm: KeyAlgorithm, raw: bytes) -> _Backend:
    size = 32 if algorithm == "Ed25519" else CURVES[algorithm].size
    if len(raw) != size:
        raise InvalidVerificationMethodError(f"not a private key of {algorithm}")
    if algorithm == "Ed25519":
        return Ed25519PrivateKey.from_private_bytes(raw)
    curve = CURVES[algorithm]
    number = int.from_bytes(raw)
    if not 0 < number < curve.order:
        raise InvalidVerificationMethodError(f"not a private key of {algorithm}")
    return ec.derive_private_key(number, curve.curve)


def _public_bytes(backend: _Backend) -> bytes:
    match backend:
        case Ed25519PrivateKey():
            return backend.public_key().public_bytes_raw()
        case _:
            return backend.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
