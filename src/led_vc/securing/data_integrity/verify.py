"""Verify Data Integrity proofs. https://www.w3.org/TR/vc-data-integrity/#verify-proof

In order to say that a document's proofs hold, we establish for each of them, cheap questions first, that:

0. there is at least one proof, and not more than eight; in a chain the ones before it are there;
1. it is a proof of a suite that is taken here, made for the purpose that is asked for;
2. its own context, if it states one, is the document's;
3. its verification method is one of its controller's, for that purpose, and was not revoked or past its time;
4. the method's key is one that the suite takes;
5. its signature is that key's over the proof's options and the whole document, and over the proofs before it.

One that fails is enough to refuse the document. Time against the verifier's clock is not judged here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import InvalidVerificationMethodError, ProofVerificationError
from led_vc.keys import PublicKey
from led_vc.model import own_copy
from led_vc.ports import ProofPurpose
from led_vc.securing.cryptosuite import Cryptosuite, DerivedProof, SelectiveCryptosuite, Suite
from led_vc.securing.data_integrity import members
from led_vc.securing.data_integrity.chains import Proof, named_previous, previous_proofs, proofs_of
from led_vc.securing.data_integrity.hashing import HashedDocument
from led_vc.securing.data_integrity.methods import ControllerResolver, require_time_of_key, verification_method
from led_vc.securing.suites import VERIFIED_SUITES
from led_vc.securing.work import Meter

_MAXIMUM_SIGNATURE_BYTES = 4096  # of ML-DSA-44: 2420
_MAXIMUM_DERIVED_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedProof:
    """A proof that held: who made it, with which key, and what it says about itself.

    `previous_proof` are the ids of the proofs that it secures as well. A token is a proof too: `cryptosuite` is its
    media type, and `not_before` and `not_after` say when the document counts.
    """

    cryptosuite: str
    purpose: ProofPurpose
    verification_method: str
    controller: str
    public_key: PublicKey
    created: datetime | None
    expires: datetime | None
    challenge: str | None
    domains: tuple[str, ...]
    id: str | None = None
    previous_proof: tuple[str, ...] = ()
    not_before: datetime | None = None
    not_after: datetime | None = None


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
    suites: Mapping[str, Suite] = VERIFIED_SUITES,
    meter: Meter | None = None,
) -> Opened:
    """Return the document that the proofs of `secured` secure, or raise a LedVcError."""
    return verify_own_proof(own_copy(secured), purpose, resolve, contexts, suites=suites, meter=meter)


def verify_own_proof(
    secured: JsonObject,
    purpose: ProofPurpose,
    resolve: ControllerResolver,
    contexts: ContextSet,
    *,
    suites: Mapping[str, Suite],
    meter: Meter | None = None,
) -> Opened:
    """Do as `verify_proof` for a document that nobody else can change: what is returned shares its parts."""
    document = {name: value for name, value in secured.items() if name != "proof"}
    proofs = proofs_of(secured.get("proof"))  # (0)
    hashed = HashedDocument(document=document, contexts=contexts, meter=meter if meter is not None else Meter())
    verifier = _Verifier(purpose=purpose, resolve=resolve, suites=suites)
    verified = (
        verifier.verify(proof, hashed.with_proofs(previous))
        for proof, previous in zip(proofs, previous_proofs(proofs), strict=True)
    )
    return Opened(document=document, proofs=tuple(verified))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verifier:
    purpose: ProofPurpose
    resolve: ControllerResolver
    suites: Mapping[str, Suite]

    def verify(self, proof: Proof, hashed: HashedDocument) -> VerifiedProof:
        """Verify one proof over the document with the proofs before it."""
        suite = members.suite_of(proof, self.suites)
        if proof.get("proofPurpose") != self.purpose:  # (1)
            raise ProofVerificationError(f"the proof was not made for {self.purpose}")
        _check_context(proof, suite, hashed.document)  # (2)
        created, expires = members.moment(proof, "created"), members.moment(proof, "expires")
        alone = isinstance(suite, Cryptosuite) and suite.names_did_key_alone
        method = verification_method(proof, self.purpose, self.resolve, did_key_alone=alone)  # (3)
        require_time_of_key(method, created)
        if method.public_key.algorithm not in suite.algorithms:  # (4)
            raise InvalidVerificationMethodError(f"{suite.name} does not take a key of {method.public_key.algorithm}")
        _check_value(proof, suite, method.public_key, hashed)  # (5)
        return VerifiedProof(
            cryptosuite=suite.name,
            purpose=self.purpose,
            verification_method=method.id,
            controller=method.controller,
            public_key=method.public_key,
            created=created,
            expires=expires,
            challenge=members.challenge(proof),
            domains=members.domains(proof),
            id=proof.get("id"),
            previous_proof=named_previous(proof),
        )


def _check_value(proof: Proof, suite: Suite, key: PublicKey, hashed: HashedDocument) -> None:
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    match suite:
        case Cryptosuite():
            signature = members.proof_value(proof, suite.base, max_bytes=_MAXIMUM_SIGNATURE_BYTES)
            data = hashed.data(suite, key.algorithm, config)
            hashed.meter.add(signature_checks=1)
            key.verify(signature, data)
        case SelectiveCryptosuite():
            value = members.proof_value(proof, suite.base, max_bytes=_MAXIMUM_DERIVED_BYTES)
            suite.verify_derived(
                DerivedProof(
                    document=hashed.document,
                    proof=config,
                    proof_value=value,
                    public_key=key,
                    contexts=hashed.contexts,
                    meter=hashed.meter,
                )
            )


def _check_context(proof: Proof, suite: Suite, document: JsonObject) -> None:
    """Refuse a context of the proof's own: for rdfc it would be replaced unsigned, for jcs it would be signed unused.

    https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-jcs-2022 asks for a prefix; we ask for the same list.
    """
    carried = isinstance(suite, Cryptosuite) and suite.transformation.proof_carries_context
    if "@context" not in proof and not (carried and "@context" in document):
        return
    if proof.get("@context") != document.get("@context"):
        raise ProofVerificationError("the proof's @context is not the document's")
