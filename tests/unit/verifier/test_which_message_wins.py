"""The order of messages: one banner for any combination of checks, and the first row that applies."""

import itertools
from collections.abc import Mapping
from typing import get_args

import pytest

from led_vc.environment import CHECKS, CheckName
from led_vc.verify import Check, Outcome, VerificationReport
from led_verifier.banners import verdict_banner
from led_verifier.verdicts import KINDS, Kind, verdict_of
from tests.world import NOW

State = tuple[Outcome, str | None]


def _report(checks: Mapping[CheckName, State] | None = None, *, test: bool = False) -> VerificationReport:
    states = {name: (checks or {}).get(name, ("passed", None)) for name in CHECKS}
    lines = tuple(Check(name=name, outcome=outcome, code=code) for name, (outcome, code) in states.items())
    return VerificationReport(at=NOW, checks=lines, test=test)


_PROOF: State = ("failed", "PROOF_VERIFICATION_ERROR")
_ISSUER: State = ("failed", "ISSUER_NOT_TRUSTED")
_REVOKED: State = ("failed", "STATUS_REVOKED")
_OTHER_HOLDER: State = ("failed", "HOLDER_BINDING_ERROR")
_OLD: State = ("failed", "PRESENTATION_EXPIRED")
_EXPIRED: State = ("failed", "EXPIRED")
_STALE: State = ("unknown", "TRUST_LIST_STALE")
_NO_STATUS: State = ("unknown", "STATUS_RETRIEVAL_ERROR")
_PRINT: State = ("not_run", "HOLDER_NOT_PRESENTED")

_ROWS: tuple[tuple[Kind, dict[CheckName, State]], ...] = (
    ("tampered", {"proof": _PROOF, "issuer": _ISSUER, "status": _REVOKED}),
    ("tampered", {"data_model": ("failed", "MALFORMED_VALUE_ERROR"), "issuer": _ISSUER}),
    ("issuer_unknown", {"proof": ("unknown", "RETRIEVAL_ERROR"), "issuer": _ISSUER}),
    ("issuer_unknown", {"issuer": _ISSUER, "status": _REVOKED}),
    ("issuer_scope", {"issuer": ("failed", "ISSUER_SCOPE"), "holder": _OTHER_HOLDER}),
    ("key_revoked", {"issuer": ("failed", "KEY_REVOKED"), "status": _REVOKED}),
    ("revoked", {"status": _REVOKED, "holder": _OTHER_HOLDER}),
    ("revoked", {"status": _REVOKED, "validity": _EXPIRED, "holder": _PRINT}),
    ("suspended", {"status": ("failed", "STATUS_SUSPENDED"), "holder": _OLD}),
    ("superseded", {"status": ("failed", "STATUS_SUPERSEDED")}),
    ("invalid", {"status": ("failed", "STATUS_MISSING")}),
    ("holder_mismatch", {"holder": _OTHER_HOLDER, "validity": _EXPIRED}),
    ("presentation_old", {"holder": _OLD, "validity": _EXPIRED, "status": _NO_STATUS}),
    ("presentation_future", {"holder": ("failed", "PRESENTATION_FROM_FUTURE")}),
    ("expired", {"validity": _EXPIRED, "issuer": _STALE}),
    ("not_yet_valid", {"validity": ("failed", "NOT_YET_VALID"), "status": _NO_STATUS}),
    ("trust_stale", {"issuer": _STALE, "status": _NO_STATUS}),
    ("trust_missing", {"issuer": ("unknown", "TRUST_LIST_MISSING"), "holder": _PRINT}),
    ("status_unknown", {"status": _NO_STATUS, "holder": _PRINT}),
    ("status_unknown", {"status": ("unknown", "ROLLBACK")}),
    ("newer", {"proof": ("unknown", "QR_TABLE_UNKNOWN")}),
    ("indeterminate", {"proof": ("unknown", "UNSUPPORTED_FEATURE")}),
    ("valid_print", {"holder": _PRINT}),
    ("valid", {}),
)


@pytest.mark.parametrize(("kind", "checks"), _ROWS, ids=lambda value: value if isinstance(value, str) else "")
def test_the_first_row_that_applies_wins(kind: Kind, checks: dict[CheckName, State]) -> None:
    assert verdict_of(_report(checks), production=False)[0] == kind


def test_a_code_that_nobody_knows_still_gets_a_whole_sentence() -> None:
    kind, code = verdict_of(_report({"data_model": ("failed", "SOMETHING_NEW")}), production=False)
    assert (kind, code) == ("invalid", "SOMETHING_NEW")


def test_a_test_credential_proves_nothing_to_a_real_verifier() -> None:
    assert verdict_of(_report(test=True), production=True)[0] == "test"
    assert verdict_of(_report(test=True), production=False)[0] == "valid"


def test_a_test_credential_of_nobody_is_of_nobody_first() -> None:
    assert verdict_of(_report({"issuer": _ISSUER}, test=True), production=True)[0] == "issuer_unknown"


_CODES = ("PROOF_VERIFICATION_ERROR", "STATUS_RETRIEVAL_ERROR", "PRESENTATION_EXPIRED", "EXPIRED", None)
_ANY: list[State] = [(outcome, code) for outcome in get_args(Outcome) for code in _CODES]
_PAIRS = [*itertools.combinations(CHECKS, 2)]


@pytest.mark.parametrize(("first", "second"), _PAIRS)
def test_only_a_valid_report_is_ever_green_or_blue(first: CheckName, second: CheckName) -> None:
    for one, other in itertools.product(_ANY, repeat=2):
        report = _report({first: one, second: other})
        kind, code = verdict_of(report, production=False)
        banner = verdict_banner(kind, code, {})
        assert (banner.verdict == "valid") == (report.verdict == "valid"), (one, other)
        assert (banner.tone in ("ok", "todo")) == (report.verdict == "valid"), (one, other)


def test_every_code_of_the_table_has_a_banner() -> None:
    for code, kind in KINDS.items():
        assert verdict_banner(kind, code, {}).values["code"] == code
