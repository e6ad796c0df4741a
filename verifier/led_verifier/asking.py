"""From a document to its report, with everything that is known of the register: what the page and the API share."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from led_vc.environment import Environment
from led_vc.verify import (
    Challenged,
    Live,
    PresentationReport,
    Secured,
    Stated,
    VerificationReport,
    verify_credential,
    verify_presentation,
)
from led_verifier.register import Knowledge

WORTH_A_NEWER_BUNDLE = frozenset(
    {
        "ISSUER_NOT_TRUSTED",
        "INVALID_VERIFICATION_METHOD",
        "TRUST_LIST_MISSING",
        "TRUST_LIST_STALE",
        "QR_TABLE_UNKNOWN",
        "RETRIEVAL_ERROR",
    }
)
"""Codes that a bundle made a moment ago may answer: a new provider, a new key, a new number."""

_T = TypeVar("_T")


def ask_again_if_newer(knowledge: Knowledge, now: datetime, ask: Callable[[], _T], wants: Callable[[_T], bool]) -> _T:
    """Return what `ask` answers; once more, if it `wants` a newer bundle and there is one."""
    held, found = knowledge.bundles.held, ask()
    if not wants(found):
        return found
    knowledge.bundles.renew(now)
    return found if knowledge.bundles.held is held else ask()


def judge_credential(
    knowledge: Knowledge, environment: Environment, secured: Secured, *, states: Stated
) -> VerificationReport:
    """Return what was found about a credential."""
    return verify_credential(secured, knowledge.with_status(environment, secured), states=states)


def judge_presentation(
    knowledge: Knowledge, environment: Environment, secured: Secured, *, expects: Live | Challenged | Stated
) -> PresentationReport:
    """Return what was found about a presentation."""
    return verify_presentation(secured, knowledge.with_status(environment, secured), expects=expects)


def codes_of(reports: Iterable[VerificationReport]) -> set[str | None]:
    """Return every code in the reports."""
    return {check.code for report in reports for check in report.checks}
