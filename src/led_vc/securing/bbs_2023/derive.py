"""Derive what is shown from a base proof. https://www.w3.org/TR/vc-di-bbs/#add-derived-proof-bbs-2023

1. read the base proof, and write the document's statements as the issuer did;
2. find the statements that are mandatory and those that the holder chooses, and see that they are those of the header;
3. say where the mandatory ones are among those that are shown, and where the others were among the messages;
4. prove that there is a signature of the header and all the messages, showing those;
5. take that part of the document, and say how a verifier has to name its blank nodes.
"""

from typing import Any

from led_vc.errors import ProofVerificationError
from led_vc.securing import bbs
from led_vc.securing.bbs_2023.statements import Statements
from led_vc.securing.bbs_2023.values import BaseProof, DisclosureProof
from led_vc.securing.cryptosuite import Derived, DeriveRequest
from led_vc.securing.selective_disclosure import (
    GroupedDocument,
    canonicalize_and_group,
    select_json_ld,
    shuffled_labels,
    verifier_labels,
)
from led_vc.securing.selective_disclosure.hashing import hash_mandatory, hash_proof


def derive(request: DeriveRequest) -> Derived:
    """Return the part of the document that is shown, and the value of its proof."""
    document, proof = disclosure(request, presentation_header=b"")
    return Derived(document=document, proof_value=proof.encode())


def disclosure(request: DeriveRequest, *, presentation_header: bytes) -> tuple[dict[str, Any], DisclosureProof]:
    """Return the part of the document that is shown, and its proof, which binds `presentation_header`."""
    base = BaseProof.decode(request.proof_value)  # (1)
    combined_pointers = (*base.mandatory_pointers, *request.selective_pointers)
    grouped = canonicalize_and_group(
        request.document,
        request.contexts,
        shuffled_labels(base.hmac_key),
        {"mandatory": base.mandatory_pointers, "combined": combined_pointers},
        request.meter,
    )
    mandatory, combined = frozenset(grouped.groups["mandatory"].indexes), grouped.groups["combined"]
    statements = Statements.of(grouped.lines, mandatory)  # (2)
    proof_hash = hash_proof(request.proof, request.document, request.contexts, request.meter)
    if base.header != proof_hash + hash_mandatory(statements.mandatory):
        raise ProofVerificationError("the base proof is not one of this document")
    selective_indexes = _selective_indexes(grouped, mandatory)  # (3)
    bbs_proof = bbs.proof_gen(  # (4)
        base.public_key,
        base.signature,
        bbs.Disclosure(
            header=base.header,
            messages=statements.messages,
            disclosed_indexes=selective_indexes,
            presentation_header=presentation_header,
        ),
        random=request.random,
    )
    shown = select_json_ld(request.document, combined_pointers)  # (5)
    return shown, DisclosureProof(
        bbs_proof=bbs_proof,
        label_map=verifier_labels(shown, request.contexts, combined.quads, grouped.labels, request.meter),
        mandatory_indexes=tuple(at for at, index in enumerate(combined.indexes) if index in mandatory),
        selective_indexes=selective_indexes,
        presentation_header=presentation_header,
    )


def _selective_indexes(grouped: GroupedDocument, mandatory: frozenset[int]) -> tuple[int, ...]:
    """Return the places among the messages of the statements that are shown without being mandatory."""
    shown = frozenset(grouped.groups["combined"].indexes)
    others = (index for index in range(len(grouped.lines)) if index not in mandatory)
    return tuple(at for at, index in enumerate(others) if index in shown)
