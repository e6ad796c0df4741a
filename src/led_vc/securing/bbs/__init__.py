"""BBS signatures over BLS12-381: one signature over many messages, and proofs that show some of them.

Experimental. The arithmetic beneath (`py_arkworks_bls12381`) is not constant-time, so that whoever can time a signer
may learn its key: keys for BBS are for trials, and never a register's key.

Refuses the identity as key, signature or point of a proof, points outside the prime-order subgroup, second encodings of
a point, scalars outside 1 … r - 1, other lengths than the form's, indexes that are not ascending, and more messages
than there are generators here. Knows nothing of JSON: that is `securing.bbs_2023`.
https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/09/
"""

from led_vc.securing.bbs.ciphersuite import BLS12_381_SHA_256, BLS12_381_SHAKE_256, Ciphersuite
from led_vc.securing.bbs.generators import MAXIMUM_MESSAGES
from led_vc.securing.bbs.keys import PUBLIC_KEY_LENGTH, key_gen, sk_to_pk
from led_vc.securing.bbs.proof_gen import Disclosure, proof_gen
from led_vc.securing.bbs.proof_octets import MAXIMUM_PROOF_LENGTH
from led_vc.securing.bbs.proof_verify import DisclosedMessages, proof_verify
from led_vc.securing.bbs.signatures import SIGNATURE_LENGTH, sign, verify
from led_vc.securing.bbs.signer import LocalBbsSigner

__all__ = [
    "BLS12_381_SHAKE_256",
    "BLS12_381_SHA_256",
    "MAXIMUM_MESSAGES",
    "MAXIMUM_PROOF_LENGTH",
    "PUBLIC_KEY_LENGTH",
    "SIGNATURE_LENGTH",
    "Ciphersuite",
    "DisclosedMessages",
    "Disclosure",
    "LocalBbsSigner",
    "key_gen",
    "proof_gen",
    "proof_verify",
    "sign",
    "sk_to_pk",
    "verify",
]
