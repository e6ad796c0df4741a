"""Verify an SD-JWT credential shown with a Key Binding JWT: a presentation without a document of its own.

https://www.rfc-editor.org/rfc/rfc9901#section-7.3

In order to say that the subject shows it, we establish that:

1. it is a credential in an SD-JWT, and everything about it holds that a credential alone is asked;
2. the holder's key signed it for this verifier's challenge and domain, a moment ago, with exactly these disclosures;
3. that key is the one of the credential's subject.

A verifier that gave no challenge cannot be answered: then 2 fails, and is never left out.
"""

from led_vc.did import did_jwk, did_key
from led_vc.environment import Environment
from led_vc.errors import HolderBindingError, KeyBindingError, LedVcError, ParsingError
from led_vc.model import Credential
from led_vc.securing.enveloped import Confirmation, Envelope, confirmation_of
from led_vc.securing.enveloped.read import is_sd_jwt_credential
from led_vc.securing.sd_jwt import MustBePresentAndValid, ShownBy, require_key_binding
from led_vc.verify.credentials import judge_received
from led_vc.verify.freshness import Challenged, Expected
from led_vc.verify.intake import Secured, receive
from led_vc.verify.report import PROOF_NOT_PASSED, Check, PresentationReport


def is_key_bound(secured: Secured) -> bool:
    """Tell whether `secured` is an SD-JWT credential, which as a presentation needs its holder's key."""
    return isinstance(secured, bytes | str) and is_sd_jwt_credential(secured)


def verify_key_bound(secured: Secured, environment: Environment, expects: Expected) -> PresentationReport:
    """Return what was found about an SD-JWT credential that somebody presents."""
    try:
        envelope = _read(secured, environment)  # (1)
    except LedVcError as error:
        return PresentationReport(at=environment.now, holder=Check.of("holder", error), test=environment.test)
    binding = _Binding(envelope, environment, expects)
    found = judge_received(envelope, environment, binding.check)
    holder = found.check("holder")
    if "holder" not in environment.checks and found.check("proof").outcome == "passed":
        holder = binding.check(None)
    elif found.check("proof").outcome != "passed":
        holder = Check(name="holder", outcome="not_run", code=PROOF_NOT_PASSED)
    return PresentationReport(
        at=environment.now,
        holder=holder,
        credentials=(found,),
        created=None if binding.shown is None else binding.shown.issued_at,
        test=environment.test,
        work=found.work,
    )


def _read(secured: Secured, environment: Environment) -> Envelope:
    received = receive(secured, "vc", environment.envelopes)
    if not isinstance(received, Envelope):
        raise ParsingError("not an SD-JWT")
    return received


class _Binding:
    """Asks once whether the holder signed, after the issuer's own signature held."""

    __slots__ = ("_envelope", "_environment", "_expects", "shown")

    def __init__(self, envelope: Envelope, environment: Environment, expects: Expected) -> None:
        self._envelope, self._environment, self._expects = envelope, environment, expects
        self.shown: ShownBy | None = None

    def check(self, credential: Credential | None) -> Check:
        """Return the holder check; without a credential whose key it is is not asked."""
        try:
            confirmation = confirmation_of(self._envelope.claims)
            self.shown = self._require_signed(confirmation)  # (2)
            if credential is not None:
                _require_subject(credential, confirmation)  # (3)
        except LedVcError as error:
            return Check.of("holder", error)
        return Check(name="holder", outcome="passed")

    def _require_signed(self, confirmation: Confirmation | None) -> ShownBy | None:
        presented = self._envelope.presented
        if presented is None or not isinstance(self._expects, Challenged):
            raise KeyBindingError("without a challenge nobody can show an SD-JWT")
        expects = MustBePresentAndValid(
            nonce=self._expects.challenge,
            audience=self._expects.domain,
            now=self._environment.now,
            algorithms=self._environment.envelopes.algorithms,
        )
        return require_key_binding(presented, None if confirmation is None else confirmation.public_key, expects)


def _require_subject(credential: Credential, confirmation: Confirmation | None) -> None:
    if confirmation is None:
        raise KeyBindingError("the issuer named no key of the holder")
    key = confirmation.public_key
    named = {confirmation.did} if confirmation.did is not None else {did_key.did_of(key), did_jwk.did_of(key)}
    if credential.subject_id not in named:
        raise HolderBindingError("the credential was not shown by its subject")
