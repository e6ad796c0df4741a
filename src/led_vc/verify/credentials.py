"""Verify a credential and report what was found. https://www.w3.org/TR/vc-data-model-2.0/#verification

In order to say what a credential is worth, we ask in this order:

1. proof: it can be read, its contexts are the exact list of its type, and every proof holds;
2. data_model: it is a credential, and what the closed schema of its type allows;
3. issuer: the trust list let the signer award this, for these institutions, when it signed;
4. validity: now is inside the period that it states;
5. status: its issuer's own lists, fresh enough, say neither revoked nor suspended;
6. holder: it was shown by its subject (only a presentation can tell);
7. authenticity: it says that the data came straight from the provider.

When the proof did not pass nothing the document says is believed, and the rest is not run. One thing is still said,
since it needs no signature: that no trust list knows the issuer that the document names.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from led_vc.environment import CHECKS, CheckName, Environment
from led_vc.errors import ExpiredError, LedVcError, NotYetValidError
from led_vc.model import Credential, version_of
from led_vc.securing.data_integrity import Meter, Opened, VerifiedProof
from led_vc.securing.enveloped import Envelope
from led_vc.securing.memo import Place
from led_vc.securing.sd_jwt import MustNotBePresent, require_key_binding
from led_vc.verify import claims, report
from led_vc.verify.data_model import check_data_model
from led_vc.verify.freshness import NOTHING_STATED, Stated, require_stated
from led_vc.verify.intake import Received, Secured, place_of, receive
from led_vc.verify.issuers import judge_unproven, name_of, require_scope, require_trusted
from led_vc.verify.notices import status_notices
from led_vc.verify.profiles import Profile, profile_of
from led_vc.verify.proofs import CLOCK_SKEW, open_secured, require_timely
from led_vc.verify.report import PASSED, Check, IssuerName, StatusNotice, VerificationReport, VerifiedCredential
from led_vc.verify.status import require_good_standing

HolderCheck = Callable[[Credential], Check]
"""What a presentation says about the holder of one of its credentials."""

_T = TypeVar("_T")


def verify_credential(
    secured: Secured, environment: Environment, *, states: Stated = NOTHING_STATED
) -> VerificationReport:
    """Return what was found about a credential that nobody presents, such as a print. Never raises for its input.

    Its proofs have to state what `states` says.
    """
    return judge(secured, environment, _not_presented, states=states, place=place_of(secured, environment))


def judge(
    secured: Secured,
    environment: Environment,
    holder: HolderCheck,
    *,
    states: Stated = NOTHING_STATED,
    place: Place | None = None,
) -> VerificationReport:
    """Run the seven checks on one credential; `holder` answers the sixth."""
    try:
        received = receive(secured, "vc", environment.envelopes)
        if isinstance(received, Envelope) and received.presented is not None:
            require_key_binding(received.presented, None, MustNotBePresent())
    except LedVcError as error:
        return _report({"proof": Check.of("proof", error)}, report.PROOF_NOT_PASSED, environment, Meter())
    return judge_received(received, environment, holder, states=states, place=place)


def judge_received(
    received: Received,
    environment: Environment,
    holder: HolderCheck,
    *,
    states: Stated = NOTHING_STATED,
    place: Place | None = None,
) -> VerificationReport:
    """Run the seven checks on a credential that was read."""
    meter = Meter()
    try:
        opened = open_secured(received, "assertionMethod", environment, meter, place)
        for proof in opened.proofs:
            require_timely(proof, environment.now, created_required=not environment.proof_only)
            require_stated(proof, states)
    except LedVcError as error:
        found = {"proof": Check.of("proof", error)}
        if "issuer" in environment.checks:
            stated = received.document if isinstance(received, Envelope) else received
            found |= judge_unproven(stated, error, environment)
        return _report(found, report.PROOF_NOT_PASSED, environment, meter)
    return _judge_opened(opened, environment, meter, holder)


def _judge_opened(opened: Opened, environment: Environment, meter: Meter, holder: HolderCheck) -> VerificationReport:
    found = {"proof": PASSED["proof"]}
    try:
        version = version_of(opened.document, environment.versions)
        credential = Credential.from_document(opened.document, version=version)
    except LedVcError as error:
        found["data_model"] = Check.of("data_model", error)
        return _report(found, report.DATA_MODEL_NOT_PASSED, environment, meter)
    profile = profile_of(opened.document)
    found["data_model"] = check_data_model(credential, opened, profile, environment)
    found["issuer"], _ = _ask(
        "issuer", environment, lambda: _require_entitled(credential, opened, profile, environment)
    )
    found["validity"], _ = _ask(
        "validity", environment, lambda: _require_in_period(credential, opened.proofs, environment.now)
    )
    found["status"], status_at = _status(credential, profile, environment)
    if "holder" in environment.checks:
        found["holder"] = holder(credential)
    if "authenticity" in environment.checks:
        found["authenticity"] = _authenticity(credential, profile)
    readable = found["data_model"].outcome == "passed" and found["issuer"].outcome != "failed"
    return _report(
        found,
        report.NOT_SELECTED,
        environment,
        meter,
        credential=VerifiedCredential(credential=credential, proofs=opened.proofs) if readable else None,
        issuer=name_of(credential.issuer, opened.proofs, environment),
        status_at=status_at,
        messages=status_notices(credential, environment) if "status" in environment.checks else (),
    )


def _ask(name: CheckName, environment: Environment, question: Callable[[], _T]) -> tuple[Check, _T | None]:
    """Return the check that `question` answers by raising or not, and what it returned."""
    if name not in environment.checks:
        return Check(name=name, outcome="not_run", code=report.NOT_SELECTED), None
    try:
        answer = question()
    except LedVcError as error:
        return Check.of(name, error), None
    return PASSED[name], answer


def _require_entitled(
    credential: Credential, opened: Opened, profile: Profile | None, environment: Environment
) -> None:
    provider = require_trusted(credential.issuer, opened.proofs, environment)
    if profile is not None:
        require_scope(provider, claims.proof_type(credential), claims.institutions(credential))


def _require_in_period(credential: Credential, proofs: tuple[VerifiedProof, ...], now: datetime) -> None:
    """https://www.w3.org/TR/vc-data-model-2.0/#validity-period: at `validUntil` the credential ceases to be valid.

    A token says the same in `nbf` and `exp`: https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4
    """
    for begin in (credential.valid_from, *[proof.not_before for proof in proofs]):
        if begin is not None and begin > now + CLOCK_SKEW:
            raise NotYetValidError("the credential is not valid yet")
    for end in (credential.valid_until, *[proof.not_after for proof in proofs]):
        if end is not None and now >= end:
            raise ExpiredError("the credential is no longer valid")


def _status(credential: Credential, profile: Profile | None, environment: Environment) -> tuple[Check, datetime | None]:
    check, moment = _ask("status", environment, lambda: require_good_standing(credential, profile, environment))
    if check.outcome == "passed" and moment is None:  # no entry that could have told of a withdrawal
        return Check(name="status", outcome="not_run", code=report.STATUS_NOT_DEMANDED), None
    return check, moment


def _authenticity(credential: Credential, profile: Profile | None) -> Check:
    if profile is None:
        return Check(name="authenticity", outcome="not_run", code=report.NOT_APPLICABLE)
    if not claims.is_authentic(credential):
        detail = "the credential does not say that its data came straight from the provider"
        return Check(name="authenticity", outcome="failed", code=report.NOT_AUTHENTIC, detail=detail)
    return PASSED["authenticity"]


def _not_presented(_credential: Credential) -> Check:
    detail = "a credential alone does not say who shows it"
    return Check(name="holder", outcome="not_run", code=report.HOLDER_NOT_PRESENTED, detail=detail)


def _not_run(name: CheckName, why: str, environment: Environment) -> Check:
    return Check(name=name, outcome="not_run", code=why if name in environment.checks else report.NOT_SELECTED)


def _report(
    found: Mapping[str, Check],
    why_not_run: str,
    environment: Environment,
    meter: Meter,
    *,
    credential: VerifiedCredential | None = None,
    issuer: IssuerName | None = None,
    status_at: datetime | None = None,
    messages: tuple[StatusNotice, ...] = (),
) -> VerificationReport:
    checks = [found.get(name) or _not_run(name, why_not_run, environment) for name in CHECKS]
    return VerificationReport(
        at=environment.now,
        checks=tuple(checks),
        credential=credential,
        issuer=issuer,
        status_at=status_at,
        messages=messages,
        trust_at=None if environment.trust is None else environment.trust.issued,
        test=environment.test,
        work=meter.work,
    )
