"""A report for a person at a terminal: the verdict first and in plain words, then who and what, then the checks.

Texts of a document are shown as text: no markup, and no character that could move the cursor.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from led_cli.exits import one_line
from led_vc.verify import Check, PresentationReport, VerificationReport
from led_vc.verify.report import NOT_SELECTED

_Report = VerificationReport | PresentationReport
_STYLES: Final = {"valid": "bold green", "invalid": "bold red", "indeterminate": "bold yellow"}
_MARKS: Final = {
    "passed": ("✔", "green"),
    "failed": ("✘", "red"),
    "unknown": ("?", "yellow"),
    "not_run": ("·", "dim"),
}
_NAME: Final = ("givenName", "familyName")
_BIRTH: Final = ("birthDate", "birthMonth", "birthYear")
_ACHIEVEMENT: Final = ("title", "awardingDate", "awardingMonth", "awardingYear")


def show(reports: Sequence[_Report], *, proof_only: bool, remark: str) -> None:
    """Print reports, and under them why trust and status were out of reach."""
    console = Console(highlight=False, soft_wrap=True)
    for position, report in enumerate(reports, start=1):
        if len(reports) > 1:
            console.print(Text(f"{position} of {len(reports)}", style="bold"))
        _show_one(console, report, proof_only=proof_only)
    if remark and any(report.verdict == "indeterminate" for report in reports):
        console.print(Text(remark, style="yellow"))


def _show_one(console: Console, report: _Report, *, proof_only: bool) -> None:
    console.print(Text(headline(report, proof_only=proof_only), style=_STYLES[report.verdict]))
    if isinstance(report, VerificationReport):
        _show_credential(console, report)
        return
    if not report.credentials:
        console.print(_table([report.holder]))
    for credential in report.credentials:
        _show_credential(console, credential)


def headline(report: _Report, *, proof_only: bool) -> str:
    """Return the verdict in one plain sentence."""
    decisive = _decisive(report)
    match report.verdict:
        case "valid" if proof_only:
            return "The signature holds. Whether its signer may be trusted was not asked."
        case "valid" if isinstance(report, VerificationReport):
            return "Valid, but nobody presented it: compare the name with an identity card."
        case "valid":
            return "Valid: signature, issuer, period, status and holder are in order."
        case "invalid":
            return f"Not valid: {decisive}"
    return f"Could not be established: {decisive}"


def _decisive(report: _Report) -> str:
    outcome = "failed" if report.verdict == "invalid" else "unknown"
    for check in _checks(report):
        if check.outcome == outcome:
            return f"{one_line(check.detail) or check.name} ({check.code})"
    return "a check was not run"


def _checks(report: _Report) -> list[Check]:
    if isinstance(report, VerificationReport):
        return list(report.checks)
    return [check for credential in report.credentials for check in credential.checks] + [report.holder]


def _show_credential(console: Console, report: VerificationReport) -> None:
    for line in _lines(report):
        console.print(Text(f"  {one_line(line)}"))
    console.print(_table(report.checks))


def _lines(report: VerificationReport) -> list[str]:
    document = {} if report.credential is None else report.credential.document
    subjects = document.get("credentialSubject")
    subject = subjects if isinstance(subjects, Mapping) else {}
    claim = subject.get("hasClaim")
    lines = [" ".join(_texts(subject, _NAME)), *_texts(subject, _BIRTH)]
    lines.append(", ".join(_texts(claim if isinstance(claim, Mapping) else {}, _ACHIEVEMENT)))
    if report.issuer is not None:
        lines.append(f"from {report.issuer.name}")
    elif document:
        lines.append(f"signed by {_name(document.get('issuer'))}, whom no trust list names here")
    if report.test:
        lines.append("TEST: this register is not real, and the credential proves nothing")
    return [line for line in lines if line]


def _texts(values: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [values[name] for name in names if isinstance(values.get(name), str)]


def _name(issuer: object) -> str:
    return str(issuer.get("id")) if isinstance(issuer, Mapping) else str(issuer)


def _table(checks: Sequence[Check]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1))
    for check in checks:
        mark, style = _MARKS[check.outcome]
        asked = check.code != NOT_SELECTED
        why = " ".join(part for part in (check.code or "", one_line(check.detail)) if part) if asked else ""
        outcome = check.outcome.replace("_", " ") if asked else "not asked"
        table.add_row(Text(mark, style=style), check.name, Text(outcome, style=style), Text(why))
    return table
