"""Verify a derived proof. https://www.w3.org/TR/vc-di-bbs/#verify-derived-proof-bbs-2023

In order to say that a derived proof holds, we establish, cheap questions first, that:

1. its value is that of a derived proof, in the one encoding that it has;
2. the label map names each blank node of the document, differently, and no other;
3. each statement is mandatory, or has a place among the messages;
4. the issuer signed a header of the proof's options and just these mandatory statements, and each of the others as the
   message at its place.
"""

from led_vc.errors import ProofVerificationError
from led_vc.securing import bbs
from led_vc.securing.bbs_2023.statements import Statements
from led_vc.securing.bbs_2023.values import DisclosureProof
from led_vc.securing.cryptosuite import DerivedProof
from led_vc.securing.selective_disclosure import given_labels, label_document
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof


def verify_derived(derived: DerivedProof) -> None:
    """Raise a LedVcError unless the derived proof holds."""
    proof = DisclosureProof.decode(derived.proof_value)  # (1)
    labelled = label_document(  # (2)
        derived.document, derived.contexts, given_labels(proof.label_map), derived.meter
    )
    if len(labelled.lines) != len(proof.mandatory_indexes) + len(proof.selective_indexes):  # (3)
        raise ProofVerificationError("not one place for each statement")
    statements = Statements.of(labelled.lines, proof.mandatory_indexes)
    proof_hash = hash_proof(derived.proof, derived.document, derived.contexts, derived.meter)
    derived.meter.add(signature_checks=1)
    bbs.proof_verify(  # (4)
        derived.public_key.raw,
        proof.bbs_proof,
        bbs.DisclosedMessages(
            header=proof_hash + hash_mandatory(statements.mandatory),
            messages=statements.messages,
            indexes=proof.selective_indexes,
            presentation_header=proof.presentation_header,
        ),
    )
