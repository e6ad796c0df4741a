"""Verify credentials, presentations, and the lists that verification stands on.

`verify_credential` and `verify_presentation` never raise for what they are given: they return a report in which
"bad", "could not find out" and "not run" are different answers. The verification of lists raises, since a list that
does not hold is of no use. No I/O and no clock: what is needed comes in an `Environment`.
"""

from led_vc.verify.credentials import verify_credential
from led_vc.verify.freshness import Challenged, Live, Stated
from led_vc.verify.intake import Secured
from led_vc.verify.lists import newer, verify_status_list
from led_vc.verify.needs import Needs, needs
from led_vc.verify.presentations import verify_presentation
from led_vc.verify.register_documents import verify_trust_list
from led_vc.verify.report import (
    Check,
    IssuerName,
    Outcome,
    PresentationReport,
    StatusNotice,
    Verdict,
    VerificationReport,
    VerifiedCredential,
)
from led_vc.verify.unsigned import examine_presentation

__all__ = [
    "Challenged",
    "Check",
    "IssuerName",
    "Live",
    "Needs",
    "Outcome",
    "PresentationReport",
    "Secured",
    "Stated",
    "StatusNotice",
    "Verdict",
    "VerificationReport",
    "VerifiedCredential",
    "examine_presentation",
    "needs",
    "newer",
    "verify_credential",
    "verify_presentation",
    "verify_status_list",
    "verify_trust_list",
]
