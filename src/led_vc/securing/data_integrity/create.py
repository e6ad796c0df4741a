"""Make a Data Integrity proof in two steps: prepare the bytes to sign, complete with the signature.

https://www.w3.org/TR/vc-data-integrity/#add-proof
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject, multibase_encode
from led_vc.encoding.datetimes import format_datetime
from led_vc.errors import InvalidVerificationMethodError, MalformedValueError
from led_vc.keys import PublicKey
from led_vc.model import own_copy
from led_vc.ports import ProofPurpose, Signer
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity.hashing import HashedDocument
from led_vc.securing.work import Meter


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofOptions:
    """What a proof says about itself. https://www.w3.org/TR/vc-data-integrity/#proofs"""

    purpose: ProofPurpose
    created: datetime
    expires: datetime | None = None
    challenge: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedProof:
    """A document with a proof that lacks its signature, and `data`, the bytes to sign for it."""

    document: JsonObject
    proof: JsonObject
    public_key: PublicKey
    data: bytes


def prepare_proof(
    document: JsonObject,
    verification_method: str,
    public_key: PublicKey,
    suite: Cryptosuite,
    options: ProofOptions,
    contexts: ContextSet,
) -> PreparedProof:
    """Return what has to be signed so that `document` is secured by the key named `verification_method`."""
    if public_key.algorithm not in suite.algorithms:
        raise InvalidVerificationMethodError(f"{suite.name} does not take a key of {public_key.algorithm}")
    if "proof" in document:
        raise MalformedValueError("the document has a proof already")
    own = own_copy(document)
    proof = _configuration(own, verification_method, suite, options)
    data = HashedDocument(document=own, contexts=contexts, meter=Meter()).data(suite, public_key.algorithm, proof)
    return PreparedProof(document=own, proof=proof, public_key=public_key, data=data)


def complete_proof(prepared: PreparedProof, signature: bytes) -> dict[str, Any]:
    """Return the secured document; a signature that is not by the named key over `prepared.data` is refused."""
    prepared.public_key.verify(signature, prepared.data)
    proof = {**prepared.proof, "proofValue": multibase_encode(signature, "z")}
    return {**own_copy(prepared.document), "proof": proof}


def add_proof(
    document: JsonObject, signer: Signer, suite: Cryptosuite, options: ProofOptions, contexts: ContextSet
) -> dict[str, Any]:
    """Return a copy of `document` with a proof by `signer`."""
    prepared = prepare_proof(document, signer.verification_method, signer.public_key, suite, options, contexts)
    return complete_proof(prepared, signer.sign(prepared.data))


def _configuration(
    document: JsonObject, verification_method: str, suite: Cryptosuite, options: ProofOptions
) -> dict[str, Any]:
    members: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite.name,
        "created": format_datetime(options.created),
        "expires": None if options.expires is None else format_datetime(options.expires),
        "verificationMethod": verification_method,
        "proofPurpose": options.purpose,
        "domain": options.domain,
        "challenge": options.challenge,
        "@context": document.get("@context") if suite.transformation.proof_carries_context else None,
    }
    return {name: value for name, value in members.items() if value is not None}
