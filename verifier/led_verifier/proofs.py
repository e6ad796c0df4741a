"""From the library's report on one credential to what the page shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from led_vc.encoding.datetimes import format_datetime
from led_vc.status import entries
from led_vc.verify import Check, VerificationReport, VerifiedCredential
from led_verifier.banners import verdict_banner
from led_verifier.claims import Directory, claims_of
from led_verifier.schemas import Banner, CheckLine, Claims, Proof, Shown, Technical
from led_verifier.verdicts import STATUS, TIME, Kind, verdict_of

Values = dict[str, str | int]
_OPEN: Shown = "open"
_NOT_RUN = "check.not_run"
_COLLAPSED: frozenset[Kind] = STATUS | TIME
_SHOWN: frozenset[Kind] = _COLLAPSED | {
    "trust_stale",
    "status_unknown",
    "status_stale",
    "indeterminate",
    "valid_print",
    "valid",
}
_TEXTS = frozenset(
    {
        *(f"check.{name}.passed" for name in ("proof", "data_model", "issuer", "validity", "status", "holder")),
        *(f"check.{name}.failed" for name in ("proof", "data_model", "issuer", "validity", "status", "holder")),
        "check.authenticity.passed",
        "check.authenticity.failed",
        "check.issuer.unknown",
        "check.status.unknown",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What stands around a report: the names of the directory, and what the messages say besides."""

    directory: Directory
    production: bool
    contact: str
    created: datetime | None
    status_seen: datetime | None


def proof_of(report: VerificationReport, setting: Setting) -> Proof:
    """Return the banner, the seven checks and, where they may be shown, the claims of one credential."""
    kind, code = verdict_of(report, production=setting.production)
    values = _values(report, setting)
    banner = _banner(report, kind, code, values)
    return Proof(
        banner=banner,
        checks=[_line(check, values, banner) for check in report.checks],
        claims=_claims(report, kind, setting),
        shown="collapsed" if kind in _COLLAPSED else _OPEN,
        issuer=report.issuer.name if report.issuer and _may_show(report, kind) else None,
        technical=_technical(report.credential if report.issuer is not None else None),
    )


def _banner(report: VerificationReport, kind: Kind, code: str, values: Values) -> Banner:
    others = [check for check in report.checks if check.outcome != "passed"]
    rest_ok = kind in ("status_unknown", "status_stale") and len(others) == 1
    return verdict_banner(kind, code, values, rest_ok=rest_ok)


def _may_show(report: VerificationReport, kind: Kind) -> bool:
    """Nothing of a document is shown unless its proof holds and the trust list names its issuer."""
    proven = report.check("proof").outcome == "passed" and report.issuer is not None
    listed = report.check("issuer").outcome == "passed" or kind == "trust_stale"
    return proven and listed and kind in _SHOWN


def _claims(report: VerificationReport, kind: Kind, setting: Setting) -> Claims | None:
    if report.credential is None or report.issuer is None or not _may_show(report, kind):
        return None
    return claims_of(report.credential, setting.directory, source=report.issuer.name)


def _line(check: Check, values: Values, banner: Banner) -> CheckLine:
    if check.code == "HOLDER_NOT_PRESENTED" and banner.tone in ("todo", "warn"):
        return CheckLine(name=check.name, outcome="todo", code=check.code, text="check.holder.todo")
    text = f"check.{check.name}.{check.outcome}"
    if check.outcome == "not_run":
        text = _NOT_RUN
    elif text == "check.status.unknown" and "status_time" not in values:
        text = "check.status.never"
    elif text not in _TEXTS:
        text = "check.unknown"
    return CheckLine(name=check.name, outcome=check.outcome, code=check.code, text=text, values=_of(check, values))


def _of(check: Check, values: Values) -> Values:
    """Return what the message of one check says: its own moment is called `time`, its own age `age`."""
    match check.name:
        case "issuer" | "authenticity":
            return {name: values[name] for name in ("issuer", "provider") if name in values}
        case "validity":
            return {"date": values["until"]} if "until" in values else {}
        case "status":
            found = {"time": values["status_time"]} if "status_time" in values else {}
            return found | ({"age": values["status_age"]} if "status_age" in values else {})
        case "holder":
            return {"age": values["seconds"]} if "seconds" in values else {}
        case _:
            return {}


def _values(report: VerificationReport, setting: Setting) -> Values:
    """Return everything that a message about this report may say."""
    values: Values = {"time": format_datetime(report.at), "contact": setting.contact}
    if report.issuer is not None and report.check("proof").outcome == "passed":
        values |= {"issuer": report.issuer.name, "provider": report.issuer.name}
    if setting.created is not None:
        seconds = _seconds(report.at - setting.created)
        values |= {"seconds": seconds, "age": seconds}
    status_at = report.status_at or setting.status_seen
    if status_at is not None:
        values |= {"status_time": format_datetime(status_at), "status_age": _seconds(report.at - status_at)}
    return values | _period(report)


def _period(report: VerificationReport) -> Values:
    """Return the last day on which the attestation counts, or the first: `validUntil` itself is a moment too late."""
    if report.credential is None:
        return {}
    credential, values = report.credential.credential, Values()
    if credential.valid_until is not None:
        day = (credential.valid_until - timedelta(seconds=1)).date().isoformat()
        values |= {"until": day, "date": day}
    if credential.valid_from is not None and report.check("validity").code == "NOT_YET_VALID":
        values["date"] = credential.valid_from.date().isoformat()
    if report.check("issuer").code == "TRUST_LIST_STALE" and report.trust_at is not None:
        values["age"] = _seconds(report.at - report.trust_at)
    return values


def _seconds(age: timedelta) -> int:
    return max(0, int(age.total_seconds()))


def _technical(verified: VerifiedCredential | None) -> Technical:
    if verified is None:
        return Technical()
    created = [proof.created for proof in verified.proofs if proof.created is not None]
    return Technical(
        issuer=verified.credential.issuer,
        credential=verified.credential.id,
        cryptosuites=[proof.cryptosuite for proof in verified.proofs],
        created=format_datetime(min(created)) if created else None,
        status=[f"{entry.list_url}#{entry.index}" for entry in entries(verified.credential.document)],
    )


def without_claims(report: VerificationReport, proof: Proof) -> Mapping[str, object]:
    """Return the library's report, without the credential where the page may not show it."""
    found = report.to_json()
    return found if proof.claims is not None else {**found, "credential": None}
