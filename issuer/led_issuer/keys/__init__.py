"""The keys of the register: one per provider and year, sealed at rest, and the root's and the bundle's own.

Private halves leave this package only inside a signer, whose repr does not show them. Nothing here is ever deleted: an
old key goes on verifying, and a revoked key never returns.
"""

from led_issuer.keys.provider_keys import (
    KeyRow,
    NoKeyError,
    add_key,
    provider_keys,
    provider_signer,
    revoke_key,
    rotate_key,
    signing_key,
)
from led_issuer.keys.register_keys import ensure_register_keys, register_public_key, register_signer, root_did

__all__ = [
    "KeyRow",
    "NoKeyError",
    "add_key",
    "ensure_register_keys",
    "provider_keys",
    "provider_signer",
    "register_public_key",
    "register_signer",
    "revoke_key",
    "root_did",
    "rotate_key",
    "signing_key",
]
