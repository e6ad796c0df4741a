"""Key pairs for BBS (draft §3.3): a secret scalar, and a multiple of the base point of G2.

The product's keys are `led_vc.keys`; these are the draft's two operations on octets.
"""

from py_arkworks_bls12381 import Scalar

from led_vc.errors import InvalidVerificationMethodError, ProofVerificationError
from led_vc.securing.bbs.ciphersuite import BLS12_381_SHA_256, Ciphersuite
from led_vc.securing.bbs.points import BP2
from led_vc.securing.bbs.scalars import octets_to_scalar

PUBLIC_KEY_LENGTH = 96
_MINIMUM_MATERIAL = 32
_MAXIMUM_INFO = 65535


def key_gen(
    key_material: bytes,
    *,
    key_info: bytes = b"",
    key_dst: bytes | None = None,
    suite: Ciphersuite = BLS12_381_SHA_256,
) -> bytes:
    """Return the secret key, 32 bytes, that comes of secret material; `key_dst` is the ciphersuite's own if not given.

    Raises InvalidVerificationMethodError for material under 32 bytes, or more than 65,535 bytes of `key_info`.
    """
    if len(key_material) < _MINIMUM_MATERIAL or len(key_info) > _MAXIMUM_INFO:
        raise InvalidVerificationMethodError("a BBS key takes 32 bytes of material, and 65535 of information at most")
    dst = suite.ciphersuite_id + b"KEYGEN_DST_" if key_dst is None else key_dst
    derive_input = key_material + len(key_info).to_bytes(2) + key_info
    return suite.hash_to_scalar(derive_input, dst).to_be_bytes()


def sk_to_pk(secret_key: bytes) -> bytes:
    """Return the public key, 96 bytes, of a secret key. Raises InvalidVerificationMethodError."""
    return (BP2 * octets_to_secret(secret_key)).to_compressed_bytes()


def octets_to_secret(secret_key: bytes) -> Scalar:
    """Return a secret key as a scalar from 1 to r - 1. Raises InvalidVerificationMethodError."""
    try:
        return octets_to_scalar(secret_key)
    except ProofVerificationError:
        # Without the cause: nothing on the way is trusted to leave the secret out of its message.
        raise InvalidVerificationMethodError("not a secret key of BLS12-381") from None
