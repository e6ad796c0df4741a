"""Public and private keys as Multikey and as JWK: Ed25519, P-256, P-384; P-521, ML-DSA-44 and BLS12-381 G2 aside.

A `PublicKey` that exists is a usable one: small-order, non-canonical and off-curve keys are refused when they are made
(whether an Ed25519 key is on its curve, when it fails to verify). Signatures are checked and never taken for
identities. Secret values never appear in a repr.
"""

from led_vc.keys.algorithms import KeyAlgorithm
from led_vc.keys.private import PrivateKey
from led_vc.keys.public import PublicKey
from led_vc.keys.signer import LocalSigner

__all__ = ["KeyAlgorithm", "LocalSigner", "PrivateKey", "PublicKey"]
