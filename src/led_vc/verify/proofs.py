"""The proof check: structure, contexts, signatures, and the times that a proof states about itself."""

from datetime import datetime, timedelta

from led_vc.environment import Environment
from led_vc.errors import DowngradeError, ExpiredError, LedVcError, NotYetValidError, ProofVerificationError
from led_vc.ports import ProofPurpose
from led_vc.securing.data_integrity import ControllerResolver, Meter, Opened, VerifiedProof, verify_own_proof
from led_vc.securing.data_integrity.methods import require_time_of_key, verification_method
from led_vc.securing.enveloped import Envelope, open_envelope
from led_vc.securing.memo import Place, Question
from led_vc.verify.intake import Received, check_contexts, check_secured
from led_vc.verify.resolution import resolver

CLOCK_SKEW = timedelta(minutes=5)
"""How far ahead of the verifier's clock the issuer's may be."""


def open_secured(
    received: Received, purpose: ProofPurpose, environment: Environment, meter: Meter, place: Place | None = None
) -> Opened:
    """Return the document that proofs or an envelope secure, or raise. The cheap refusals come first.

    `place` says which bytes it came as, for an environment that remembers what held.
    """
    opened = _opened(received, purpose, environment, meter, place)
    # A proof of a set can be stripped without a trace in the others: only a verifier that asks for it notices.
    if purpose == "assertionMethod" and not environment.required_suites <= {one.cryptosuite for one in opened.proofs}:
        raise DowngradeError("a proof that this verifier demands is not there")
    return opened


def _opened(
    received: Received, purpose: ProofPurpose, environment: Environment, meter: Meter, place: Place | None
) -> Opened:
    if isinstance(received, Envelope):
        check_contexts(received.document, environment)
        return open_envelope(received, resolver(environment), meter=meter)
    check_secured(received)
    check_contexts(received, environment)
    memo, resolve, contexts = environment.memo, resolver(environment), environment.known_contexts
    question = None if memo is None or place is None else Question(place, purpose, contexts)
    if memo is not None and question is not None:
        held = memo.proofs(question)
        if held is not None and all(_still_counts(proof, purpose, resolve, environment) for proof in held):
            return Opened(document={name: one for name, one in received.items() if name != "proof"}, proofs=held)
    opened = verify_own_proof(received, purpose, resolve, contexts, suites=environment.suites, meter=meter)
    if memo is not None and question is not None:
        memo.keep(question, opened.proofs)
    return opened


def _still_counts(
    proof: VerifiedProof, purpose: ProofPurpose, resolve: ControllerResolver, environment: Environment
) -> bool:
    """Tell whether a proof that held once is still by a key of its controller's for the purpose, and of a suite taken.

    If not, it is verified anew, so that the answer is the one that it always was.
    """
    try:
        method = verification_method({"verificationMethod": proof.verification_method}, purpose, resolve)
        require_time_of_key(method, proof.created)
    except LedVcError:
        return False
    suite = environment.suites.get(proof.cryptosuite)
    return suite is not None and method.public_key == proof.public_key and method.controller == proof.controller


def require_timely(proof: VerifiedProof, now: datetime, *, created_required: bool) -> None:
    """Raise unless `now` is inside what an issuer's proof says of its own time.

    https://www.w3.org/TR/vc-data-integrity/#defn-proof-created and #defn-proof-expires
    """
    if proof.created is None and created_required:
        raise ProofVerificationError("the proof does not say when it was made")
    if proof.created is not None and proof.created > now + CLOCK_SKEW:
        raise NotYetValidError("the proof was made in the future")
    if proof.expires is not None and now >= proof.expires:
        raise ExpiredError("the proof has expired")
