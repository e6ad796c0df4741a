"""The members of a proof, each read as its definition has it. https://www.w3.org/TR/vc-data-integrity/#proofs"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from led_vc.encoding import multibase_decode
from led_vc.encoding.datetimes import parse_datetime
from led_vc.encoding.multibase import Base
from led_vc.errors import LedVcError, ProofVerificationError, UnsupportedFeatureError
from led_vc.securing.cryptosuite import DATA_INTEGRITY_PROOF, Suite

Proof = Mapping[str, Any]


def suite_of(proof: Proof, suites: Mapping[str, Suite]) -> Suite:
    """Return the suite that made the proof, one of `suites`. Raises UnsupportedFeatureError."""
    kind = proof.get("type")
    name = proof.get("cryptosuite") if kind == DATA_INTEGRITY_PROOF else kind
    suite = suites.get(name) if isinstance(name, str) else None
    if suite is None or suite.type != kind:
        raise UnsupportedFeatureError("a proof type or cryptosuite that is not known here")
    if kind != DATA_INTEGRITY_PROOF and "cryptosuite" in proof:
        raise ProofVerificationError(f"a proof of type {suite.type} has no cryptosuite")
    return suite


def moment(proof: Proof, name: str) -> datetime | None:
    """Return `created` or `expires`."""
    value = proof.get(name)
    if value is None and name not in proof:
        return None
    try:
        if isinstance(value, str):
            return parse_datetime(value)
    except LedVcError as error:
        raise ProofVerificationError(f"{name} must be a dateTimeStamp") from error
    raise ProofVerificationError(f"{name} must be a dateTimeStamp")


def proof_value(proof: Proof, base: Base, *, max_bytes: int) -> bytes:
    """Return the bytes of `proofValue`, written in `base` and in no other: one spelling of a signature, not two."""
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith(base):
        raise ProofVerificationError(f"proofValue must be multibase of base {base}")
    try:
        return multibase_decode(value, max_bytes=max_bytes)
    except LedVcError as error:
        raise ProofVerificationError("proofValue is not multibase, or is too long") from error


def challenge(proof: Proof) -> str | None:
    """Return `challenge`."""
    value = proof.get("challenge")
    if "challenge" in proof and not isinstance(value, str):
        raise ProofVerificationError("challenge must be text")
    return value


def domains(proof: Proof) -> tuple[str, ...]:
    """Return `domain` as the list that it stands for."""
    if "domain" not in proof:
        return ()
    value = proof["domain"]
    found = value if isinstance(value, list) else [value]
    if not found or not all(isinstance(domain, str) for domain in found):
        raise ProofVerificationError("domain must be text, or a list of texts")
    return tuple(found)
