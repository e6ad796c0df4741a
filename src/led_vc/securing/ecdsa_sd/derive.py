"""Derive what is shown from a base proof. https://www.w3.org/TR/vc-di-ecdsa/#add-derived-proof-ecdsa-sd-2023

1. read the base proof, and write the document's statements as the issuer did;
2. find the statements that are mandatory, and those that the holder chooses;
3. say where the mandatory ones are among those that are shown;
4. keep the signatures of the others that are shown;
5. take that part of the document, and say how a verifier has to name its blank nodes.
"""

from led_vc.errors import ProofVerificationError
from led_vc.securing.cryptosuite import Derived, DeriveRequest
from led_vc.securing.ecdsa_sd.values import BaseProof, DisclosureProof
from led_vc.securing.selective_disclosure import (
    GroupedDocument,
    canonicalize_and_group,
    hmac_labels,
    select_json_ld,
    verifier_labels,
)


def derive(request: DeriveRequest) -> Derived:
    """Return the part of the document that is shown, and the value of its proof."""
    document, proof = disclosure(request)
    return Derived(document=document, proof_value=proof.encode())


def disclosure(request: DeriveRequest) -> tuple[dict[str, object], DisclosureProof]:
    """Return the part of the document that is shown, and its proof."""
    base = BaseProof.decode(request.proof_value)  # (1)
    combined_pointers = (*base.mandatory_pointers, *request.selective_pointers)
    grouped = canonicalize_and_group(  # (2)
        request.document,
        request.contexts,
        hmac_labels(base.hmac_key),
        {"mandatory": base.mandatory_pointers, "combined": combined_pointers},
        request.meter,
    )
    mandatory, combined = frozenset(grouped.groups["mandatory"].indexes), grouped.groups["combined"]
    shown = select_json_ld(request.document, combined_pointers)  # (5)
    proof = DisclosureProof(
        base_signature=base.base_signature,
        public_key=base.public_key,
        signatures=_signatures(base, grouped, mandatory),
        label_map=verifier_labels(shown, request.contexts, combined.quads, grouped.labels, request.meter),
        mandatory_indexes=tuple(at for at, index in enumerate(combined.indexes) if index in mandatory),  # (3)
    )
    return shown, proof


def _signatures(base: BaseProof, grouped: GroupedDocument, mandatory: frozenset[int]) -> tuple[bytes, ...]:
    """Return the signatures of the statements that are shown and not mandatory (4)."""
    signed = [index for index in range(len(grouped.lines)) if index not in mandatory]
    if len(signed) != len(base.signatures):
        raise ProofVerificationError("the base proof is not one of this document")
    shown = frozenset(grouped.groups["combined"].indexes)
    return tuple(signature for index, signature in zip(signed, base.signatures, strict=True) if index in shown)
