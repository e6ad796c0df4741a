"""Verify Data Integrity proofs. https://www.w3.org/TR/vc-data-integrity/#verify-proof

In order to say that a document's proofs hold, we establish for each of them, cheap questions first, that:

0. there is at least one proof, and not more than eight;
1. it is a DataIntegrityProof of a known cryptosuite, made for the purpose that is asked for;
2. its own context, if it states one, is the document's;
3. its verification method is one of its controller's, for that purpose, and was not revoked or past its time;
4. the method's key is one that the suite takes;
5. its signature is that key's over the proof's options and the whole document.

One that fails is enough to refuse the document. Time against the verifier's clock is not judged here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.did import ControllerDocument, VerificationMethod, split_did_url
from led_vc.encoding import JsonObject, multibase_decode
from led_vc.encoding.datetimes import parse_datetime
from led_vc.errors import (
    ComplexityLimitError,
    ExpiredError,
    InvalidRelationshipError,
    InvalidVerificationMethodError,
    KeyRevokedError,
    LedVcError,
    ParsingError,
    ProofVerificationError,
    UnsupportedFeatureError,
)
from led_vc.keys import PublicKey
from led_vc.model import own_copy
from led_vc.ports import ProofPurpose
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity.hashing import HashedDocument
from led_vc.securing.suites import SUITES
from led_vc.securing.work import Meter

MAXIMUM_PROOFS = 8
_MAXIMUM_SIGNATURE_BYTES = 96

ControllerResolver = Callable[[str], ControllerDocument]
"""Return the controller document for the DID URL of a method, or raise; unknown-family if it is not to be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedProof:
    """A proof that held: who made it, with which key, and what it says about itself."""

    cryptosuite: str
    purpose: ProofPurpose
    verification_method: str
    controller: str
    public_key: PublicKey
    created: datetime | None
    expires: datetime | None
    challenge: str | None
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A document without its proofs, all of which held. It shares nothing with what the caller passed in."""

    document: dict[str, Any]
    proofs: tuple[VerifiedProof, ...]


def verify_proof(
    secured: JsonObject,
    purpose: ProofPurpose,
    resolve: ControllerResolver,
    contexts: ContextSet,
    *,
    meter: Meter | None = None,
) -> Opened:
    """Return the document that the proofs of `secured` secure, or raise a LedVcError."""
    document = own_copy(secured)
    proofs = _proofs(document.pop("proof", None))  # (0)
    hashed = HashedDocument(document=document, contexts=contexts, meter=meter if meter is not None else Meter())
    return Opened(document=document, proofs=tuple(_verify_one(proof, purpose, resolve, hashed) for proof in proofs))


def _proofs(value: object) -> list[dict[str, Any]]:
    proofs: list[Any] = value if isinstance(value, list) else [value]
    if not proofs or not all(isinstance(proof, dict) and proof for proof in proofs):
        raise ParsingError("the document has no proof, or something else in its place")
    if len(proofs) > MAXIMUM_PROOFS:
        raise ComplexityLimitError(f"{len(proofs)} proofs; at most {MAXIMUM_PROOFS}")
    return proofs


def _verify_one(
    proof: dict[str, Any], purpose: ProofPurpose, resolve: ControllerResolver, hashed: HashedDocument
) -> VerifiedProof:
    suite = _suite(proof)
    if proof.get("proofPurpose") != purpose:  # (1)
        raise ProofVerificationError(f"the proof was not made for {purpose}")
    _check_context(proof, suite, hashed.document)  # (2)
    created, expires = _moment(proof, "created"), _moment(proof, "expires")
    method = _verification_method(proof, purpose, resolve)  # (3)
    _check_time_of_key(method, created)
    key = method.public_key
    if key.algorithm not in suite.algorithms:  # (4)
        raise InvalidVerificationMethodError(f"{suite.name} does not take a key of {key.algorithm}")
    signature = _signature(proof)
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    data = hashed.data(suite, key.algorithm, config)
    hashed.meter.add(signature_checks=1)
    key.verify(signature, data)  # (5)
    return VerifiedProof(
        cryptosuite=suite.name,
        purpose=purpose,
        verification_method=method.id,
        controller=method.controller,
        public_key=key,
        created=created,
        expires=expires,
        challenge=_challenge(proof),
        domains=_domains(proof),
    )


def _suite(proof: dict[str, Any]) -> Cryptosuite:
    if proof.get("type") != "DataIntegrityProof":
        raise UnsupportedFeatureError("a proof of a type that is not known here")
    if "previousProof" in proof:  # skipping the order of a chain would call a cut chain whole
        raise UnsupportedFeatureError("proof chains are not supported")
    name = proof.get("cryptosuite")
    suite = SUITES.get(name) if isinstance(name, str) else None
    if suite is None:
        raise UnsupportedFeatureError("a cryptosuite that is not known here")
    return suite


def _check_context(proof: dict[str, Any], suite: Cryptosuite, document: JsonObject) -> None:
    """Refuse a context of the proof's own: for rdfc it would be replaced unsigned, for jcs it would be signed unused.

    https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-jcs-2022 asks for a prefix; we ask for the same list.
    """
    stated = "@context" in proof
    if not stated and not (suite.transformation.proof_carries_context and "@context" in document):
        return
    if proof.get("@context") != document.get("@context"):
        raise ProofVerificationError("the proof's @context is not the document's")


def _moment(proof: dict[str, Any], name: str) -> datetime | None:
    value = proof.get(name)
    if value is None and name not in proof:
        return None
    try:
        if isinstance(value, str):
            return parse_datetime(value)
    except LedVcError as error:
        raise ProofVerificationError(f"{name} must be a dateTimeStamp") from error
    raise ProofVerificationError(f"{name} must be a dateTimeStamp")


def _verification_method(
    proof: dict[str, Any], purpose: ProofPurpose, resolve: ControllerResolver
) -> VerificationMethod:
    """Retrieve the method. https://www.w3.org/TR/cid-1.0/#retrieve-verification-method"""
    url = proof.get("verificationMethod")
    if not isinstance(url, str):
        raise InvalidVerificationMethodError("verificationMethod must be a DID URL")
    did, _fragment = split_did_url(url)
    document = resolve(url)
    method = document.verification_methods.get(url)
    if document.id != did or method is None or method.id != url:
        raise InvalidVerificationMethodError("the controller has no such verification method")
    if method.controller != did:
        raise InvalidVerificationMethodError("the verification method is another controller's")
    allowed = document.assertion_method if purpose == "assertionMethod" else document.authentication
    if url not in allowed:
        raise InvalidRelationshipError(f"the verification method is not for {purpose}")
    return method


def _check_time_of_key(method: VerificationMethod, created: datetime | None) -> None:
    for limit, error in ((method.revoked, KeyRevokedError), (method.expires, ExpiredError)):
        if limit is not None and (created is None or created >= limit):
            raise error("the proof was made after its key was revoked, or had ended")


def _signature(proof: dict[str, Any]) -> bytes:
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith("z"):  # one spelling of a signature, not two
        raise ProofVerificationError("proofValue must be multibase base58btc")
    try:
        return multibase_decode(value, max_bytes=_MAXIMUM_SIGNATURE_BYTES)
    except LedVcError as error:
        raise ProofVerificationError("proofValue is not base58btc of a signature") from error


def _challenge(proof: dict[str, Any]) -> str | None:
    value = proof.get("challenge")
    if "challenge" in proof and not isinstance(value, str):
        raise ProofVerificationError("challenge must be text")
    return value


def _domains(proof: dict[str, Any]) -> tuple[str, ...]:
    if "domain" not in proof:
        return ()
    value = proof["domain"]
    domains = value if isinstance(value, list) else [value]
    if not domains or not all(isinstance(domain, str) for domain in domains):
        raise ProofVerificationError("domain must be text, or a list of texts")
    return tuple(domains)
