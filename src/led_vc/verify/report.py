"""What a verification found: seven checks, one verdict, and the credential only if it may be read.

A report is neither true nor false: asking it as a bool raises, so that nobody forgets the third answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal, NoReturn

from led_vc.encoding.datetimes import format_datetime
from led_vc.environment import CHECKS, CheckName
from led_vc.errors import LedVcError, MalformedValueError
from led_vc.model import Credential, own_copy
from led_vc.securing.data_integrity import VerifiedProof
from led_vc.securing.work import NO_WORK, Work
from led_vc.status import StatusPurpose

Outcome = Literal["passed", "failed", "unknown", "not_run"]
Verdict = Literal["valid", "invalid", "indeterminate"]

NOT_SELECTED = "NOT_SELECTED"
PROOF_NOT_PASSED = "PROOF_NOT_PASSED"
DATA_MODEL_NOT_PASSED = "DATA_MODEL_NOT_PASSED"
HOLDER_NOT_PRESENTED = "HOLDER_NOT_PRESENTED"
PRESENTATION_NOT_SIGNED = "PRESENTATION_NOT_SIGNED"
STATUS_NOT_DEMANDED = "STATUS_NOT_DEMANDED"
CONTEXT_NOT_VETTED = "CONTEXT_NOT_VETTED"
SCHEMA_NOT_CHECKED = "SCHEMA_NOT_CHECKED"
NOT_AUTHENTIC = "NOT_AUTHENTIC"
NOT_APPLICABLE = "NOT_APPLICABLE"

_EXCUSED = frozenset({NOT_SELECTED, HOLDER_NOT_PRESENTED, STATUS_NOT_DEMANDED})
_WORST_FIRST: tuple[Verdict, ...] = ("invalid", "indeterminate", "valid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of a report. `code` is stable and for machines, `detail` is for people and holds no claim's value."""

    name: CheckName
    outcome: Outcome
    code: str | None = None
    detail: str = ""

    @property
    def excused(self) -> bool:
        """Tell whether the check was not run because nobody asked for it, so that the verdict can do without."""
        return self.outcome == "not_run" and self.code in _EXCUSED

    @classmethod
    def of(cls, name: CheckName, error: LedVcError) -> "Check":
        """Return the line for a check that ended in `error`: failed, or unknown, as the error's family says."""
        return cls(name=name, outcome=error.outcome, code=error.code, detail=error.detail)

    def to_json(self) -> dict[str, Any]:
        """Return the line as JSON members."""
        return {"name": self.name, "outcome": self.outcome, "code": self.code, "detail": self.detail}


PASSED: Mapping[CheckName, Check] = MappingProxyType({name: Check(name=name, outcome="passed") for name in CHECKS})
"""The lines of checks that passed and have nothing to add."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusNotice:
    """What a status entry reports that decides nothing: a value and its message, or in `code` why neither is known."""

    purpose: StatusPurpose
    status: int | None = None
    message: str | None = None
    code: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the notice as JSON members."""
        return {"purpose": self.purpose, "status": self.status, "message": self.message, "code": self.code}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerName:
    """The issuer as the trust list names it."""

    did: str
    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedCredential:
    """A credential whose proof and data model hold. Only verification makes one."""

    credential: Credential
    proofs: tuple[VerifiedProof, ...]

    @property
    def document(self) -> dict[str, Any]:
        """Return a copy of the verified document, without its proof."""
        return own_copy(self.credential.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationReport:
    """What was found about one credential at one moment.

    `credential` is there only if proof and data model passed and the issuer did not fail; `issuer` only if the proof
    passed and the trust list names it. `status_at` is the moment for which the status is known, `messages` what the
    lists say beside it.
    """

    at: datetime
    checks: tuple[Check, ...]
    credential: VerifiedCredential | None = None
    issuer: IssuerName | None = None
    status_at: datetime | None = None
    messages: tuple[StatusNotice, ...] = ()
    trust_at: datetime | None = None
    test: bool = False
    work: Work = NO_WORK

    def __post_init__(self) -> None:
        if tuple([check.name for check in self.checks]) != CHECKS:
            raise MalformedValueError("a report has the seven checks, in their order")

    @property
    def verdict(self) -> Verdict:
        """Return invalid if a check failed, valid if all that were asked for passed, else indeterminate."""
        if any(check.outcome == "failed" for check in self.checks):
            return "invalid"
        held = all(check.outcome == "passed" or check.excused for check in self.checks)
        return "valid" if held and self.check("proof").outcome == "passed" else "indeterminate"

    @property
    def suspended(self) -> bool:
        """Tell whether the status says suspended, which fails the check but may end."""
        return self.check("status").code == "STATUS_SUSPENDED"

    def check(self, name: CheckName) -> Check:
        """Return the check called `name`."""
        return self.checks[CHECKS.index(name)]

    def __bool__(self) -> NoReturn:
        raise TypeError("a report is neither true nor false: ask for its verdict")

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON members."""
        return {
            "verdict": self.verdict,
            "at": format_datetime(self.at),
            "checks": [check.to_json() for check in self.checks],
            "credential": None if self.credential is None else self.credential.document,
            "issuer": _issuer_json(self.issuer),
            "status_at": _moment_json(self.status_at),
            "messages": [notice.to_json() for notice in self.messages],
            "trust_at": _moment_json(self.trust_at),
            "test": self.test,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentationReport:
    """What was found about a presentation: who showed it, and a report per credential in it."""

    at: datetime
    holder: Check
    credentials: tuple[VerificationReport, ...] = ()
    created: datetime | None = None
    test: bool = False
    work: Work = NO_WORK

    @property
    def verdict(self) -> Verdict:
        """Return the worst verdict among the holder check and the credentials."""
        verdicts = {report.verdict for report in self.credentials} or {self._verdict_of_none()}
        if self.holder.outcome == "failed":
            verdicts.add("invalid")
        elif self.holder.outcome != "passed":
            verdicts.add("indeterminate")
        return next(verdict for verdict in _WORST_FIRST if verdict in verdicts)

    def _verdict_of_none(self) -> Verdict:
        """Return the verdict on no credential at all: the presentation's own proof is all there is to hold."""
        return "valid" if self.holder.outcome == "passed" else "indeterminate"

    def __bool__(self) -> NoReturn:
        raise TypeError("a report is neither true nor false: ask for its verdict")

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON members; `checks`, `credential` and `issuer` are those of the worst credential."""
        credentials = [report.to_json() for report in self.credentials]
        worst = _worst(self.credentials)
        decisive = self._alone() if worst is None else worst.to_json()
        return {
            **decisive,
            "verdict": self.verdict,
            "at": format_datetime(self.at),
            "holder": self.holder.to_json(),
            "created": _moment_json(self.created),
            "credentials": credentials,
            "test": self.test,
        }

    def _alone(self) -> dict[str, Any]:
        """Return the members for a presentation that was not opened, or in which there was no credential to judge."""
        code = NOT_APPLICABLE if self.holder.outcome == "passed" else PROOF_NOT_PASSED
        checks = (Check(name=name, outcome="not_run", code=code) for name in CHECKS)
        lines = tuple(self.holder if check.name == "holder" else check for check in checks)
        return VerificationReport(at=self.at, checks=lines, test=self.test).to_json()


def _worst(reports: Sequence[VerificationReport]) -> VerificationReport | None:
    return min(reports, key=lambda report: _WORST_FIRST.index(report.verdict), default=None)


def _issuer_json(issuer: IssuerName | None) -> dict[str, Any] | None:
    return None if issuer is None else {"did": issuer.did, "number": issuer.number, "name": issuer.name}


def _moment_json(moment: datetime | None) -> str | None:
    return None if moment is None else format_datetime(moment)
