"""Verify a derived proof. https://www.w3.org/TR/vc-di-ecdsa/#verify-derived-proof-ecdsa-sd-2023

In order to say that a derived proof holds, we establish, cheap questions first, that:

1. its value is that of a derived proof, in the one encoding that it has, with a usable key of its own;
2. the label map names each blank node of the document, differently, and no other;
3. each statement is mandatory, or has one signature;
4. the issuer signed the proof's options, that key, and just these mandatory statements;
5. that key signed each of the others.
"""

from led_vc.errors import ProofVerificationError
from led_vc.securing.cryptosuite import DerivedProof
from led_vc.securing.ecdsa_sd.values import DisclosureProof, base_data, read_key
from led_vc.securing.selective_disclosure import given_labels, label_document
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof


def verify_derived(derived: DerivedProof) -> None:
    """Raise a LedVcError unless the derived proof holds."""
    proof = DisclosureProof.decode(derived.proof_value)  # (1)
    own_key = read_key(proof.public_key)
    labelled = label_document(  # (2)
        derived.document, derived.contexts, given_labels(proof.label_map), derived.meter
    )
    if len(labelled.lines) != len(proof.mandatory_indexes) + len(proof.signatures):  # (3)
        raise ProofVerificationError("not one signature for each statement that is not mandatory")
    indexes = frozenset(proof.mandatory_indexes)
    mandatory_hash = hash_mandatory(labelled.lines[at] for at in proof.mandatory_indexes)
    proof_hash = hash_proof(derived.proof, derived.document, derived.contexts, derived.meter)
    derived.meter.add(signature_checks=1 + len(proof.signatures))
    derived.public_key.verify(proof.base_signature, base_data(proof_hash, proof.public_key, mandatory_hash))  # (4)
    others = (line for at, line in enumerate(labelled.lines) if at not in indexes)
    for line, signature in zip(others, proof.signatures, strict=True):  # (5)
        own_key.verify(signature, line.encode())
