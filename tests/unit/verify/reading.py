"""How the tests of verification read a report."""

from typing import Any

from led_vc.environment import Environment
from led_vc.verify import Live, VerificationReport, verify_credential, verify_presentation
from led_vc.verify.report import Check, PresentationReport
from tests import world


def verify(secured: Any, **changes: Any) -> VerificationReport:
    """Verify a credential with the world's environment, some of it changed."""
    return verify_credential(secured, world.environment(**changes))


def verify_shown(presentation: Any, *, expects: Any = None, **changes: Any) -> PresentationReport:
    """Verify a presentation with the world's environment, some of it changed."""
    environment: Environment = world.environment(**changes)
    return verify_presentation(presentation, environment, expects=expects or Live())


def outcome(report: VerificationReport, name: Any) -> tuple[str, str | None]:
    """Return a check's outcome and code."""
    check: Check = report.check(name)
    return check.outcome, check.code


def outcomes(report: VerificationReport) -> dict[str, str]:
    """Return each check's outcome by name."""
    return {check.name: check.outcome for check in report.checks}
