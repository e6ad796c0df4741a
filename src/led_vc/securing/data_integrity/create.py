"""Make a Data Integrity proof in two steps: prepare the bytes to sign, complete with the signature.

https://www.w3.org/TR/vc-data-integrity/#add-proof
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject, multibase_encode
from led_vc.encoding.datetimes import format_datetime
from led_vc.errors import ComplexityLimitError, InvalidVerificationMethodError, MalformedValueError
from led_vc.keys import PublicKey
from led_vc.model import own_copy
from led_vc.ports import ProofPurpose, Signer
from led_vc.securing.cryptosuite import Cryptosuite, Suite
from led_vc.securing.data_integrity.chains import MAXIMUM_PROOFS, Proof, previous_proofs, proofs_of
from led_vc.securing.data_integrity.hashing import HashedDocument
from led_vc.securing.work import Meter


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofOptions:
    """What a proof says about itself. https://www.w3.org/TR/vc-data-integrity/#proofs

    `previous_proof` are the ids of proofs that the document has already, which this one secures as well.
    """

    purpose: ProofPurpose
    created: datetime | None
    expires: datetime | None = None
    challenge: str | None = None
    domain: str | None = None
    id: str | None = None
    previous_proof: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedProof:
    """A document with a proof that lacks its signature, and `data`, the bytes to sign for it.

    `existing` are the proofs that the document has already.
    """

    document: JsonObject
    proof: JsonObject
    suite: Cryptosuite
    public_key: PublicKey
    data: bytes
    existing: tuple[Proof, ...] = ()


def prepare_proof(
    document: JsonObject,
    verification_method: str,
    public_key: PublicKey,
    suite: Cryptosuite,
    options: ProofOptions,
    contexts: ContextSet,
) -> PreparedProof:
    """Return what has to be signed so that `document` is secured by the key named `verification_method`."""
    if "proof" in document:
        raise MalformedValueError("the document has a proof already")
    return _prepare(own_copy(document), (), verification_method, public_key, suite, options, contexts)


def prepare_further_proof(
    secured: JsonObject,
    verification_method: str,
    public_key: PublicKey,
    suite: Cryptosuite,
    options: ProofOptions,
    contexts: ContextSet,
) -> PreparedProof:
    """Return what has to be signed so that `secured` gets one more proof, in a set or a chain.

    The proofs that it has are carried along, and not verified here.
    https://www.w3.org/TR/vc-data-integrity/#add-proof-set-chain
    """
    own = own_copy(secured)
    existing = proofs_of(own.pop("proof", None))
    if len(existing) >= MAXIMUM_PROOFS:
        raise ComplexityLimitError(f"at most {MAXIMUM_PROOFS} proofs")
    return _prepare(own, tuple(existing), verification_method, public_key, suite, options, contexts)


def complete_proof(prepared: PreparedProof, signature: bytes) -> dict[str, Any]:
    """Return the secured document; a signature that is not by the named key over `prepared.data` is refused."""
    prepared.public_key.verify(signature, prepared.data)
    return own_copy(_secured(prepared, signature))


def add_proof(
    document: JsonObject, signer: Signer, suite: Cryptosuite, options: ProofOptions, contexts: ContextSet
) -> dict[str, Any]:
    """Return a copy of `document` with a proof by `signer`, which is trusted to sign: nothing is verified here."""
    prepared = prepare_proof(document, signer.verification_method, signer.public_key, suite, options, contexts)
    return _secured(prepared, signer.sign(prepared.data))


def own_proof(
    document: dict[str, Any], signer: Signer, suite: Cryptosuite, options: ProofOptions, contexts: ContextSet
) -> dict[str, Any]:
    """Return the proof of `add_proof` alone, over a document that nobody else can change, such as one just parsed."""
    if "proof" in document:
        raise MalformedValueError("the document has a proof already")
    method, key = signer.verification_method, signer.public_key
    prepared = _prepare(document, (), method, key, suite, options, contexts)
    return _proof(prepared, signer.sign(prepared.data))


def add_further_proof(
    secured: JsonObject, signer: Signer, suite: Cryptosuite, options: ProofOptions, contexts: ContextSet
) -> dict[str, Any]:
    """Return a copy of `secured` with one more proof, by `signer`."""
    prepared = prepare_further_proof(secured, signer.verification_method, signer.public_key, suite, options, contexts)
    return _secured(prepared, signer.sign(prepared.data))


def proof_configuration(
    document: JsonObject, verification_method: str, suite: Suite, options: ProofOptions
) -> dict[str, Any]:
    """Return the proof without its value. https://www.w3.org/TR/vc-di-eddsa/#proof-configuration-eddsa-rdfc-2022"""
    older = suite.type == suite.name
    carried = isinstance(suite, Cryptosuite) and suite.transformation.proof_carries_context
    members: dict[str, Any] = {
        "id": options.id,
        "type": suite.type,
        "cryptosuite": None if older else suite.name,
        "created": None if options.created is None else format_datetime(options.created),
        "expires": None if options.expires is None else format_datetime(options.expires),
        "verificationMethod": verification_method,
        "proofPurpose": options.purpose,
        "domain": options.domain,
        "challenge": options.challenge,
        "previousProof": _one_or_many(options.previous_proof),
        "@context": document.get("@context") if carried else None,
    }
    return {name: value for name, value in members.items() if value is not None}


def _prepare(
    own: dict[str, Any],
    existing: tuple[Proof, ...],
    verification_method: str,
    public_key: PublicKey,
    suite: Cryptosuite,
    options: ProofOptions,
    contexts: ContextSet,
) -> PreparedProof:
    if public_key.algorithm not in suite.algorithms:
        raise InvalidVerificationMethodError(f"{suite.name} does not take a key of {public_key.algorithm}")
    proof = proof_configuration(own, verification_method, suite, options)
    previous = previous_proofs([*existing, proof])[-1]
    hashed = HashedDocument(document=own, contexts=contexts, meter=Meter()).with_proofs(previous)
    data = hashed.data(suite, public_key.algorithm, proof)
    return PreparedProof(document=own, proof=proof, suite=suite, public_key=public_key, data=data, existing=existing)


def _secured(prepared: PreparedProof, signature: bytes) -> dict[str, Any]:
    proof = _proof(prepared, signature)
    return {**prepared.document, "proof": [*prepared.existing, proof] if prepared.existing else proof}


def _proof(prepared: PreparedProof, signature: bytes) -> dict[str, Any]:
    return {**prepared.proof, "proofValue": multibase_encode(signature, prepared.suite.base)}


def _one_or_many(names: tuple[str, ...]) -> str | list[str] | None:
    return (names[0] if len(names) == 1 else list(names)) if names else None
