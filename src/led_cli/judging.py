"""From a text to a report: decode, choose the environment, ask the library. Decides nothing by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from led_cli.trust import Trusted
from led_vc import contexts
from led_vc.encoding import parse_object
from led_vc.environment import CHECKS, PROOF_ONLY, CheckName, Environment
from led_vc.errors import LedVcError, QrTableUnknownError, UnsupportedFeatureError
from led_vc.model import many
from led_vc.qr import QrTable, decode_qr, recognise
from led_vc.securing.enveloped import is_presented
from led_vc.securing.suites import EXPERIMENTAL_SUITES, VERIFIED_SUITES
from led_vc.verify import (
    Challenged,
    Check,
    Live,
    PresentationReport,
    Verdict,
    VerificationReport,
    verify_credential,
    verify_presentation,
)
from led_vc.verify.report import PROOF_NOT_PASSED

Report = VerificationReport | PresentationReport
_PRESENTATIONS: Final = frozenset({"VerifiablePresentation", "EnvelopedVerifiablePresentation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked on the command line."""

    at: datetime
    trusted: Trusted
    proof_only: bool
    experimental: bool
    challenge: str | None
    domain: str | None

    @property
    def remark(self) -> str:
        """Return why trust and status were out of reach, if that matters for what was asked."""
        return "" if self.proof_only else self.trusted.reason

    def environment(self) -> Environment:
        """Return what to verify with."""
        return replace(self._environment(), suites=EXPERIMENTAL_SUITES if self.experimental else VERIFIED_SUITES)

    def _environment(self) -> Environment:
        bundle = self.trusted.bundle
        if bundle is not None and not self.proof_only:
            return bundle.environment(self.at)
        if not self.proof_only:
            return Environment(now=self.at, contexts=contexts.bundled(), trust=None)
        known = contexts.bundled_with_examples()
        return Environment(now=self.at, contexts=known, trust=None, checks=PROOF_ONLY, context_policy="open")

    def expects(self) -> Live | Challenged:
        """Return what a presentation has to be."""
        if self.challenge is not None and self.domain is not None:
            return Challenged(challenge=self.challenge, domain=self.domain)
        return Live(domain=self.domain)


def judge_all(texts: Iterable[str], request: Request) -> list[Report]:
    """Return a report for each text."""
    environment, tables = request.environment(), request.trusted.tables()
    return [_judge(text, request, environment, tables) for text in texts]


def worst(reports: Sequence[Report]) -> Verdict:
    """Return the worst verdict."""
    verdicts = {report.verdict for report in reports}
    return "invalid" if "invalid" in verdicts else "indeterminate" if "indeterminate" in verdicts else "valid"


def _judge(text: str, request: Request, environment: Environment, tables: Sequence[QrTable]) -> Report:
    if recognise(text) == "token":
        return _judge_token(text, request, environment)
    try:
        document = _document(text, tables)
    except LedVcError as error:
        return _undecoded(error, environment)
    if not _PRESENTATIONS.isdisjoint(many(document.get("type"))):
        return verify_presentation(document, environment, expects=request.expects())
    return verify_credential(document, environment)


def _judge_token(text: str, request: Request, environment: Environment) -> Report:
    if is_presented(text):
        return verify_presentation(text, environment, expects=request.expects())
    return verify_credential(text, environment)


def _document(text: str, tables: Sequence[QrTable]) -> dict[str, Any]:
    match recognise(text):
        case "json" | "other_vc":
            return parse_object(text)
        case "newer":
            raise UnsupportedFeatureError("a code of a newer kind than this program knows")
    unknown = None
    for table in tables:
        try:
            return decode_qr(text, table)
        except QrTableUnknownError as error:
            unknown = error
    raise unknown or QrTableUnknownError("no table to read the code with")


def _undecoded(error: LedVcError, environment: Environment) -> VerificationReport:
    """Return the report for one of our codes that does not decode: it was damaged or made up, or is newer than we."""
    checks = [Check.of(name, error) if name == "proof" else _not_run(name) for name in CHECKS]
    return VerificationReport(at=environment.now, checks=tuple(checks), test=environment.test)


def _not_run(name: CheckName) -> Check:
    return Check(name=name, outcome="not_run", code=PROOF_NOT_PASSED)
