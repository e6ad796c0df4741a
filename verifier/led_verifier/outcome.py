"""From a whole report to one answer: one banner for one proof, a counting one for several."""

from collections.abc import Sequence
from typing import Any

from led_vc.encoding.datetimes import format_datetime
from led_vc.environment import CHECKS, Environment
from led_vc.errors import LedVcError
from led_vc.verify import Check, PresentationReport, VerificationReport
from led_verifier.banners import neutral_banner
from led_verifier.proofs import Setting, proof_of, without_claims
from led_verifier.schemas import Banner, Outcome, Proof, Tone

_WORST_FIRST: tuple[Tone, ...] = ("bad", "warn", "todo", "ok", "neu")


def outcome_of(report: VerificationReport | PresentationReport, setting: Setting) -> Outcome:
    """Return the answer for a credential alone, or for a presentation."""
    if isinstance(report, VerificationReport):
        return _answer(report, [report], setting, report.to_json())
    if not report.credentials:
        return _answer(report, [_unopened(report)], setting, report.to_json())
    return _answer(report, report.credentials, setting, report.to_json())


def merged(outcomes: Sequence[Outcome]) -> Outcome:
    """Return one answer for several codes that were read together."""
    first, proofs = outcomes[0], [proof for outcome in outcomes for proof in outcome.proofs]
    if len(outcomes) == 1:
        return first
    different = _differ(proofs)
    banner = _many(proofs, different=different)
    return first.model_copy(update={"banner": banner, "proofs": proofs, "different_people": different, "report": None})


def broken_outcome(error: LedVcError, environment: Environment, setting: Setting) -> Outcome:
    """Return the answer for a code of ours that cannot be read: its proof failed, or could not be looked at."""
    report = _alone(Check.of("proof", error), environment)
    return outcome_of(report, setting)


def foreign_outcome(name: str, environment: Environment, **values: str | int) -> Outcome:
    """Return the answer for what is no code of ours: nothing was verified, and nobody is judged."""
    return Outcome(at=format_datetime(environment.now), banner=neutral_banner(name, values))


def _answer(
    report: VerificationReport | PresentationReport,
    parts: Sequence[VerificationReport],
    setting: Setting,
    document: dict[str, Any],
) -> Outcome:
    proofs = [proof_of(part, setting) for part in parts]
    different = _differ(proofs)
    return Outcome(
        at=format_datetime(report.at),
        banner=proofs[0].banner if len(proofs) == 1 else _many(proofs, different=different),
        proofs=proofs,
        different_people=different,
        report=_without_claims(document, parts, proofs),
    )


def _many(proofs: Sequence[Proof], *, different: bool) -> Banner:
    worst = min(proofs, key=lambda proof: _WORST_FIRST.index(proof.banner.tone)).banner
    mixed = len({proof.banner.tone for proof in proofs}) > 1
    return Banner(
        key="many",
        tone=worst.tone,
        verdict=worst.verdict,
        code=worst.code,
        title="verifier.many.title",
        text="verifier.many.mixed" if mixed else "verifier.many.text",
        advice=[*(["verifier.many.text"] if mixed else []), *(["verifier.many.people"] if different else [])],
        action=worst.action,
        values={"n": len(proofs)},
    )


def _differ(proofs: Sequence[Proof]) -> bool:
    return len({_person(proof) for proof in proofs if proof.claims is not None}) > 1


def _person(proof: Proof) -> tuple[str, str | None, str | None] | None:
    claims = proof.claims
    return None if claims is None else (claims.family_name, claims.given_name, claims.birth_date)


def _without_claims(
    document: dict[str, Any], parts: Sequence[VerificationReport], proofs: Sequence[Proof]
) -> dict[str, Any]:
    """Return the library's report without what the page may not show: it must not lie in the page's memory either."""
    if any(proof.claims is None for proof in proofs):
        document = {**document, "credential": None}
    if "credentials" in document:
        kept = [without_claims(part, proof) for part, proof in zip(parts, proofs, strict=True)]
        document = {**document, "credentials": kept if document["credentials"] else []}
    return document


def _unopened(report: PresentationReport) -> VerificationReport:
    """A presentation whose own proof does not hold: the signature is what is wrong, and nothing else was looked at."""
    proof = Check(name="proof", outcome=report.holder.outcome, code=report.holder.code, detail=report.holder.detail)
    return VerificationReport(at=report.at, checks=_only(proof), test=report.test)


def _alone(proof: Check, environment: Environment) -> VerificationReport:
    return VerificationReport(at=environment.now, checks=_only(proof), test=environment.test)


def _only(proof: Check) -> tuple[Check, ...]:
    rest = (Check(name=name, outcome="not_run", code="PROOF_NOT_PASSED") for name in CHECKS if name != "proof")
    return (proof, *rest)
