"""Data Integrity proofs: made in two steps, so that the key may live elsewhere, and verified in one.

Resolves nothing by itself, reads no clock, and never answers with a bool: a proof that does not hold raises.
https://www.w3.org/TR/vc-data-integrity/
"""

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity.chains import MAXIMUM_PROOFS
from led_vc.securing.data_integrity.create import (
    PreparedProof,
    ProofOptions,
    add_further_proof,
    add_proof,
    complete_proof,
    own_proof,
    prepare_further_proof,
    prepare_proof,
)
from led_vc.securing.data_integrity.methods import ControllerResolver
from led_vc.securing.data_integrity.selective import add_base_proof, derive_proof, require_no_base_proof
from led_vc.securing.data_integrity.verify import Opened, VerifiedProof, verify_own_proof, verify_proof
from led_vc.securing.work import Meter, Work

__all__ = [
    "MAXIMUM_PROOFS",
    "ControllerResolver",
    "Cryptosuite",
    "Meter",
    "Opened",
    "PreparedProof",
    "ProofOptions",
    "VerifiedProof",
    "Work",
    "add_base_proof",
    "add_further_proof",
    "add_proof",
    "complete_proof",
    "derive_proof",
    "own_proof",
    "prepare_further_proof",
    "prepare_proof",
    "require_no_base_proof",
    "verify_own_proof",
    "verify_proof",
]
