"""Make a base proof. https://www.w3.org/TR/vc-di-bbs/#create-base-proof-bbs-2023

1. number the blank nodes in the order of HMACs of a key that is made for this document, and write its statements;
2. tell mandatory statements from the others, by the pointers;
3. hash the proof's options and the mandatory statements: the header of the signature;
4. let the issuer sign that header with the others as messages.
"""

from led_vc.ports import BbsSigner
from led_vc.securing.bbs_2023.statements import Statements
from led_vc.securing.bbs_2023.values import BaseProof
from led_vc.securing.cryptosuite import BaseRequest
from led_vc.securing.selective_disclosure import HMAC_KEY_BYTES, canonicalize_and_group, shuffled_labels
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof


def add_base(request: BaseRequest, signer: BbsSigner) -> bytes:
    """Return the value of a base proof."""
    return base_proof(request, signer).encode()


def base_proof(request: BaseRequest, signer: BbsSigner) -> BaseProof:
    """Return a base proof; all of the randomness is the HMAC key."""
    hmac_key = request.random(HMAC_KEY_BYTES)
    grouped = canonicalize_and_group(  # (1)
        request.document,
        request.contexts,
        shuffled_labels(hmac_key),
        {"mandatory": request.mandatory_pointers},
        request.meter,
    )
    statements = Statements.of(grouped.lines, grouped.groups["mandatory"].indexes)  # (2)
    proof_hash = hash_proof(request.proof, request.document, request.contexts, request.meter)
    header = proof_hash + hash_mandatory(statements.mandatory)  # (3)
    return BaseProof(
        signature=signer.sign_messages(header, statements.messages),  # (4)
        header=header,
        public_key=signer.public_key.raw,
        hmac_key=hmac_key,
        mandatory_pointers=request.mandatory_pointers,
    )
