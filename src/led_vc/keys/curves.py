"""The NIST curves, in the forms this product takes: compressed points and r||s signatures.

P-521 is for ES512 on conformance instances; no cryptosuite takes it. Refuses DER: a signature has one encoding.
A high S is allowed, as the specifications have it.
https://www.w3.org/TR/vc-di-ecdsa/
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A curve and the hash that goes with it; `ecdsa` signs by RFC 6979, and verifies any signature."""

    name: str
    size: int
    curve: ec.EllipticCurve
    digest: HashAlgorithm
    order: int
    ecdsa: ec.ECDSA = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ecdsa", ec.ECDSA(self.digest, deterministic_signing=True))

    def encode_signature(self, der: bytes) -> bytes:
        """Return r||s for a backend's DER."""
        r, s = decode_dss_signature(der)
        return r.to_bytes(self.size) + s.to_bytes(self.size)

    def decode_signature(self, signature: bytes) -> bytes | None:
        """Return the DER that a backend takes, or None when `signature` is not r||s within range."""
        r, s = int.from_bytes(signature[: self.size]), int.from_bytes(signature[self.size :])
        if len(signature) != 2 * self.size or not (0 < r < self.order and 0 < s < self.order):
            return None
        return encode_dss_signature(r, s)


CURVES: Mapping[str, Curve] = MappingProxyType(
    {
        "P-256": Curve(
            name="P-256",
            size=32,
            curve=ec.SECP256R1(),
            digest=SHA256(),
            order=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        ),
        "P-384": Curve(
            name="P-384",
            size=48,
            curve=ec.SECP384R1(),
            digest=SHA384(),
            order=int(
                "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973", 16
            ),
        ),
        "P-521": Curve(
            name="P-521",
            size=66,
            curve=ec.SECP521R1(),
            digest=SHA512(),
            order=2**521 - 657877501894328237357444332315020117536923257219387276263472201219398408051703,
        ),
    }
)
