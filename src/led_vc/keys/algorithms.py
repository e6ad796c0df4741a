"""The kinds of key, and how each is written as a Multikey. https://www.w3.org/TR/cid-1.0/#Multikey

Which kind may do what is not said here: every cryptosuite and every token format names those that it takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from led_vc.encoding.multibase import Base

KeyAlgorithm = Literal["Ed25519", "P-256", "P-384", "P-521", "ML-DSA-44", "BLS12-381-G2"]
CurveAlgorithm = Literal["P-256", "P-384", "P-521"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Multikey:
    """The multicodecs of a kind of key, and the one base that its Multikeys are written in."""

    public: str
    private: str
    base: Base = "z"


MULTIKEYS: Mapping[KeyAlgorithm, Multikey] = MappingProxyType(
    {
        "Ed25519": Multikey(public="ed25519-pub", private="ed25519-priv"),
        "P-256": Multikey(public="p256-pub", private="p256-priv"),
        "P-384": Multikey(public="p384-pub", private="p384-priv"),
        "P-521": Multikey(public="p521-pub", private="p521-priv"),
        # Written in base64url by https://w3c-ccg.github.io/di-quantum-safe/: base58 of that length is slow to read.
        "ML-DSA-44": Multikey(public="mldsa-44-pub", private="mldsa-44-priv-seed", base="u"),
        "BLS12-381-G2": Multikey(public="bls12_381-g2-pub", private="bls12_381-g2-priv"),
    }
)
BY_PUBLIC_CODEC: Mapping[str, KeyAlgorithm] = MappingProxyType({form.public: name for name, form in MULTIKEYS.items()})
BY_SECRET_CODEC: Mapping[str, KeyAlgorithm] = MappingProxyType({form.private: name for name, form in MULTIKEYS.items()})
