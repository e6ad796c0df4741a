"""The proof check: structure, contexts, signatures, and the times that a proof states about itself."""

from datetime import datetime, timedelta

from led_vc.environment import Environment
from led_vc.errors import DowngradeError, ExpiredError, NotYetValidError, ProofVerificationError
from led_vc.ports import ProofPurpose
from led_vc.securing.data_integrity import Meter, Opened, VerifiedProof, verify_own_proof
from led_vc.securing.enveloped import Envelope, open_envelope
from led_vc.verify.intake import Received, check_contexts, check_secured
from led_vc.verify.resolution import resolver

CLOCK_SKEW = timedelta(minutes=5)
"""How far ahead of the verifier's clock the issuer's may be."""


def open_secured(received: Received, purpose: ProofPurpose, environment: Environment, meter: Meter) -> Opened:
    """Return the document that proofs or an envelope secure, or raise. The cheap refusals come first."""
    opened = _opened(received, purpose, environment, meter)
    # A proof of a set can be stripped without a trace in the others: only a verifier that asks for it notices.
    if purpose == "assertionMethod" and not environment.required_suites <= {one.cryptosuite for one in opened.proofs}:
        raise DowngradeError("a proof that this verifier demands is not there")
    return opened


def _opened(received: Received, purpose: ProofPurpose, environment: Environment, meter: Meter) -> Opened:
    if isinstance(received, Envelope):
        check_contexts(received.document, environment)
        return open_envelope(received, resolver(environment), meter=meter)
    check_secured(received)
    check_contexts(received, environment)
    return verify_own_proof(
        received, purpose, resolver(environment), environment.known_contexts, suites=environment.suites, meter=meter
    )


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
