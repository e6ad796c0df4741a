"""Make a base proof. https://www.w3.org/TR/vc-di-ecdsa/#create-base-proof-ecdsa-sd-2023

1. name the blank nodes by HMACs of a key that is made for this document, and write its statements;
2. tell mandatory statements from the others, by the pointers;
3. hash the proof's options, and the mandatory statements;
4. sign each of the others with a key that is made for this document and forgotten;
5. let the issuer sign both hashes and that key.
"""

from led_vc.keys import PrivateKey
from led_vc.keys.curves import CURVES
from led_vc.ports import Randomness, Signer
from led_vc.securing.cryptosuite import BaseRequest
from led_vc.securing.ecdsa_sd.values import BaseProof, base_data, key_bytes
from led_vc.securing.selective_disclosure import HMAC_KEY_BYTES, canonicalize_and_group, hmac_labels
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof


def add_base(request: BaseRequest, signer: Signer) -> bytes:
    """Return the value of a base proof."""
    return base_proof(request, signer).encode()


def base_proof(request: BaseRequest, signer: Signer) -> BaseProof:
    """Return a base proof; of the randomness, the HMAC key comes first."""
    hmac_key, own_key = request.random(HMAC_KEY_BYTES), _new_key(request.random)
    grouped = canonicalize_and_group(  # (1)
        request.document,
        request.contexts,
        hmac_labels(hmac_key),
        {"mandatory": request.mandatory_pointers},
        request.meter,
    )
    mandatory = frozenset(grouped.groups["mandatory"].indexes)  # (2)
    proof_hash = hash_proof(request.proof, request.document, request.contexts, request.meter)  # (3)
    mandatory_hash = hash_mandatory(line for at, line in enumerate(grouped.lines) if at in mandatory)
    others = [line for at, line in enumerate(grouped.lines) if at not in mandatory]
    public_key = key_bytes(own_key.public_key)
    return BaseProof(
        base_signature=signer.sign(base_data(proof_hash, public_key, mandatory_hash)),  # (5)
        public_key=public_key,
        hmac_key=hmac_key,
        signatures=tuple(own_key.sign(line.encode()) for line in others),  # (4)
        mandatory_pointers=request.mandatory_pointers,
    )


def _new_key(random: Randomness) -> PrivateKey:
    """Return a key of P-256; every one is as likely, because a number beyond the order is drawn again."""
    curve = CURVES["P-256"]
    while True:
        drawn = random(curve.size)
        if 0 < int.from_bytes(drawn) < curve.order:
            return PrivateKey("P-256", drawn)
