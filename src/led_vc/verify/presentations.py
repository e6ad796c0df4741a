"""Verify a presentation: who shows the credentials, and what each is worth.

In order to say that the subject of a credential shows it, we establish that:

1. it is a presentation of credentials/v2 alone, of at most eight credentials, and nothing else is in it (under the
   context policy `open` with other contexts and members, and for its proof alone also of no credential);
2. its one proof holds, and was made to authenticate;
3. the key that made it is the key of the credential's subject, and of `holder` if it names one;
4. it was made for this verifier, or a moment ago, as the verifier expects.

When 1 or 2 fails nothing in it is looked at. https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations
"""

from functools import reduce
from operator import add

from led_vc.environment import Environment
from led_vc.errors import ComplexityLimitError, HolderBindingError, LedVcError, MalformedValueError, ParsingError
from led_vc.model import Credential, Presentation, many, version_of
from led_vc.securing.data_integrity import Meter, VerifiedProof
from led_vc.securing.enveloped import Envelope
from led_vc.securing.memo import Place
from led_vc.verify.credentials import HolderCheck, judge
from led_vc.verify.freshness import Expected, require_expected, require_stated
from led_vc.verify.intake import Received, Secured, place_of, receive
from led_vc.verify.key_bound import is_key_bound, verify_key_bound
from led_vc.verify.proofs import open_secured, require_timely
from led_vc.verify.report import Check, PresentationReport, VerificationReport

MAXIMUM_CREDENTIALS = 8
MAXIMUM_PROOFS_INSIDE = 16
_MEMBERS = frozenset({"@context", "id", "type", "holder", "verifiableCredential"})


def verify_presentation(secured: Secured, environment: Environment, *, expects: Expected) -> PresentationReport:
    """Return what was found about a presentation that should be as `expects` says. Never raises for its input."""
    if is_key_bound(secured):
        return verify_key_bound(secured, environment, expects)
    meter, place = Meter(), place_of(secured, environment)
    try:
        received = receive(secured, "vp", environment.envelopes)
        presentation, proof = _open(received, expects, environment, meter, place)
    except LedVcError as error:
        holder = Check.of("holder", error)
        return PresentationReport(at=environment.now, holder=holder, test=environment.test, work=meter.work)
    check = _holder_check(presentation, proof, expects, environment)
    reports = tuple(
        judge(one, environment, check, place=None if place is None else place.credential(number))
        for number, one in enumerate(presentation.credentials)
    )
    return PresentationReport(
        at=environment.now,
        holder=_overall(reports, environment),
        credentials=reports,
        created=proof.created,
        test=environment.test,
        work=reduce(add, (report.work for report in reports), meter.work),
    )


def _open(
    received: Received, expects: Expected, environment: Environment, meter: Meter, place: Place | None
) -> tuple[Presentation, VerifiedProof]:
    stated = received.document if isinstance(received, Envelope) else received
    bare = {name: value for name, value in stated.items() if name != "proof"}
    version = version_of(bare, environment.versions)
    require_closed(Presentation.from_document(bare, version=version), environment)  # (1)
    opened = open_secured(received, "authentication", environment, meter, place)  # (2)
    if len(opened.proofs) != 1:
        raise ParsingError("a presentation has one proof")
    if environment.proof_only:
        require_timely(opened.proofs[0], environment.now, created_required=False)
    if "holder" not in environment.checks:
        require_stated(opened.proofs[0], expects)
    return Presentation.from_document(opened.document, version=version), opened.proofs[0]


def require_closed(presentation: Presentation, environment: Environment) -> None:
    """Refuse more than a presentation needs, and less. Raises MalformedValueError, ComplexityLimitError."""
    pinned = environment.context_policy == "pinned"
    if not presentation.credentials and not (environment.proof_only and not pinned):
        raise MalformedValueError("a presentation without a credential")
    proofs = sum(len(many(credential.get("proof"))) for credential in presentation.credentials)
    if len(presentation.credentials) > MAXIMUM_CREDENTIALS or proofs > MAXIMUM_PROOFS_INSIDE:
        raise ComplexityLimitError(
            f"at most {MAXIMUM_CREDENTIALS} credentials, with {MAXIMUM_PROOFS_INSIDE} proofs among them"
        )
    if pinned and not presentation.document.keys() <= _MEMBERS:
        raise MalformedValueError("a presentation with a member that is not known here")


def _holder_check(
    presentation: Presentation, proof: VerifiedProof, expects: Expected, environment: Environment
) -> HolderCheck:
    def check(credential: Credential) -> Check:
        try:
            _require_bound(credential, presentation.holder, proof)  # (3)
            require_expected(proof, expects, environment.now)  # (4)
        except LedVcError as error:
            return Check.of("holder", error)
        return Check(name="holder", outcome="passed")

    return check


def _require_bound(credential: Credential, holder: str | None, proof: VerifiedProof) -> None:
    if credential.subject_id is None or credential.subject_id != proof.controller:
        raise HolderBindingError("the presentation was not made by the credential's subject")
    if holder is not None and holder != proof.controller:
        raise HolderBindingError("the presentation was not made by the holder that it names")


def _overall(reports: tuple[VerificationReport, ...], environment: Environment) -> Check:
    """Return the worst holder check among the credentials; where none was run, the presentation's own proof held."""
    found = [report.check("holder") for report in reports]
    for outcome in ("failed", "unknown"):
        for check in found:
            if check.outcome == outcome:
                return check
    if environment.proof_only:
        detail = "the presentation's proof holds; whose key it is and when it was shown were not asked"
        return Check(name="holder", outcome="passed", detail=detail)
    return next((check for check in found if check.outcome == "not_run"), Check(name="holder", outcome="passed"))
