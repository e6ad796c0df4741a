"""Which message wins: from a report of many lines to exactly one banner.

In order to choose the banner of a credential, the first that applies of:

1. proof or data model failed;
2. the issuer failed, or the data is not authentic;
3. a test credential on a verifier that is not a test;
4. status failed;
5. holder failed, but for time;
6. presentation or attestation out of its time;
7. issuer unknown; 8. status unknown; 9. anything else unknown;
10. valid, but nobody presented it; 11. valid.

A code picks the message. One that is not in the table still gets a whole sentence, never a bare code.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from led_vc.verify import Check, VerificationReport

Kind = Literal[
    "tampered",
    "invalid",
    "issuer_unknown",
    "issuer_scope",
    "key_revoked",
    "test",
    "superseded",
    "revoked",
    "suspended",
    "holder_mismatch",
    "presentation_old",
    "presentation_future",
    "expired",
    "not_yet_valid",
    "trust_stale",
    "trust_missing",
    "status_unknown",
    "status_stale",
    "newer",
    "indeterminate",
    "valid_print",
    "valid",
]

TIME: frozenset[Kind] = frozenset({"presentation_old", "presentation_future", "expired", "not_yet_valid"})
STATUS: frozenset[Kind] = frozenset({"superseded", "revoked", "suspended"})
OK_CODE = "OK"
TEST_CODE = "TEST_ENVIRONMENT"

_TAMPERED = (
    "PROOF_VERIFICATION_ERROR",
    "PROOF_TRANSFORMATION_ERROR",
    "CRYPTOGRAPHIC_SECURITY_ERROR",
    "DATA_LOSS_DETECTION_ERROR",
    "CONTEXT_NOT_ALLOWED",
    "DISCLOSURE_ERROR",
    "PARSING_ERROR",
    "MALFORMED_VALUE_ERROR",
    "RANGE_ERROR",
    "INVALID_VERIFICATION_METHOD",
    "INVALID_VERIFICATION_METHOD_URL",
    "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD",
)
_HOLDER = ("HOLDER_BINDING_ERROR", "KEY_BINDING_ERROR", "INVALID_CHALLENGE_ERROR", "INVALID_DOMAIN_ERROR", "REPLAY")
_STATUS_UNKNOWN = ("STATUS_RETRIEVAL_ERROR", "STATUS_VERIFICATION_ERROR", "STATUS_LIST_LENGTH_ERROR", "ROLLBACK")

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(_TAMPERED, "tampered"),
        **dict.fromkeys(_HOLDER, "holder_mismatch"),
        **dict.fromkeys(_STATUS_UNKNOWN, "status_unknown"),
        "ISSUER_NOT_TRUSTED": "issuer_unknown",
        "ISSUER_SCOPE": "issuer_scope",
        "KEY_REVOKED": "key_revoked",
        # The summary has no bit that tells a replacement from a withdrawal, so both are shown as withdrawn.
        "STATUS_SUPERSEDED": "superseded",
        "STATUS_REVOKED": "revoked",
        "STATUS_SUSPENDED": "suspended",
        "PRESENTATION_EXPIRED": "presentation_old",
        "PRESENTATION_FROM_FUTURE": "presentation_future",
        "EXPIRED": "expired",
        "NOT_YET_VALID": "not_yet_valid",
        "TRUST_LIST_STALE": "trust_stale",
        "TRUST_LIST_MISSING": "trust_missing",
        "STATUS_STALE": "status_stale",
        "QR_TABLE_UNKNOWN": "newer",
    }
)


def verdict_of(report: VerificationReport, *, production: bool) -> tuple[Kind, str]:
    """Return the banner of one credential, and the code that decided it."""
    for check in _decisive(report, production=production):
        if check.code == TEST_CODE:
            return "test", TEST_CODE
        return kind_of(check), check.code or check.name.upper()
    holder = report.check("holder")
    if holder.outcome == "not_run":
        return "valid_print", holder.code or OK_CODE
    return "valid", OK_CODE


def kind_of(check: Check) -> Kind:
    """Return the banner for a check that did not pass; a code of its own, or the general sentence."""
    known = KINDS.get(check.code or "")
    if check.outcome == "failed":
        return known or "invalid"
    return (
        known
        if known in ("trust_stale", "trust_missing", "status_unknown", "status_stale", "newer")
        else "indeterminate"
    )


def _decisive(report: VerificationReport, *, production: bool) -> Iterator[Check]:
    """Yield the checks that stand in the way of a valid verdict, the one that decides first."""
    failed = [check for check in report.checks if check.outcome == "failed"]
    untimely = [check for check in failed if kind_of(check) in TIME]
    for name in ("proof", "data_model", "issuer", "authenticity"):
        yield from (check for check in failed if check.name == name)
    if report.test and production:
        yield Check(name="issuer", outcome="failed", code=TEST_CODE)
    yield from (check for check in failed if check.name in ("status", "holder") and check not in untimely)
    yield from sorted(untimely, key=lambda check: check.name != "holder")
    yield from (check for check in failed if check.name == "validity" and check not in untimely)
    unknown = [check for check in report.checks if check.outcome == "unknown"]
    for name in ("issuer", "status"):
        yield from (check for check in unknown if check.name == name)
    yield from unknown
    yield from (check for check in report.checks if check.outcome == "not_run" and not check.excused)
