"""Public and private keys: Ed25519, P-256, P-384, as Multikey and as JWK.

A `PublicKey` that exists is a usable one: small-order, non-canonical and off-curve keys are refused when they
are made. Signatures are checked and never taken for identities. Secret values never appear in a repr.
"""

from led_vc.keys.private import PrivateKey
from led_vc.keys.public import KeyAlgorithm, PublicKey
from led_vc.keys.signer import LocalSigner

__all__ = ["KeyAlgorithm", "LocalSigner", "PrivateKey", "PublicKey"]
