"""Each verdict's banner: tone, and the names of its messages. The words themselves are in the catalogues."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from led_verifier.schemas import Banner, Tone
from led_verifier.verdicts import Kind

Values = Mapping[str, str | int]
_VERDICT = "verifier.verdict."
_TONES: Mapping[Kind, Tone] = MappingProxyType(
    {
        "valid": "ok",
        "valid_print": "todo",
        "presentation_old": "warn",
        "presentation_future": "warn",
        "expired": "warn",
        "not_yet_valid": "warn",
        "trust_stale": "warn",
        "trust_missing": "warn",
        "status_unknown": "warn",
        "status_stale": "warn",
        "newer": "warn",
        "indeterminate": "warn",
    }
)
_UNKNOWN: frozenset[Kind] = frozenset(
    {"trust_stale", "trust_missing", "status_unknown", "status_stale", "newer", "indeterminate"}
)
_BORROWS_FROM_STATUS_UNKNOWN: frozenset[Kind] = frozenset({"trust_stale", "trust_missing", "status_stale"})
_WITHOUT_ADVICE: frozenset[Kind] = frozenset({"valid", "valid_print", "test", "invalid", "indeterminate", "newer"})


def verdict_banner(kind: Kind, code: str, values: Values, *, rest_ok: bool = False) -> Banner:
    """Return the banner of a verdict; `rest_ok` adds that the other points are in order."""
    tone = _TONES.get(kind, "bad")
    return Banner(
        key=kind,
        tone=tone,
        verdict="valid" if tone in ("ok", "todo") else "indeterminate" if kind in _UNKNOWN else "invalid",
        code=code,
        title=_title(kind),
        text="verifier.none.newer" if kind == "newer" else f"{_VERDICT}{kind}.text",
        advice=[*_advice(kind), *([f"{_VERDICT}rest_ok"] if rest_ok else [])],
        action="recheck" if kind in _UNKNOWN else None,
        values={**values, "code": code},
    )


def _title(kind: Kind) -> str:
    if kind in _BORROWS_FROM_STATUS_UNKNOWN:
        return f"{_VERDICT}status_unknown.title"
    return f"{_VERDICT}{'indeterminate' if kind == 'newer' else kind}.title"


def _advice(kind: Kind) -> list[str]:
    if kind in _WITHOUT_ADVICE:
        return []
    return [f"{_VERDICT}{'status_unknown' if kind in _BORROWS_FROM_STATUS_UNKNOWN else kind}.do"]


@dataclass(frozen=True, slots=True)
class _Neutral:
    """What nothing was verified of: the code for tests, and the names of the messages."""

    code: str
    title: str
    text: str
    advice: str


def _foreign(name: str) -> _Neutral:
    text = f"verifier.none.{name}" if name != "unknown" else "verifier.none.text"
    return _Neutral(f"QR_{name.upper()}", "verifier.none.title", text, "verifier.none.do")


def _file(name: str) -> _Neutral:
    return _Neutral(
        f"FILE_{name.upper()}",
        "verifier.file.unreadable.title",
        f"verifier.file.{name}.text",
        "verifier.file.unreadable.do" if name == "unreadable" else "verifier.none.do",
    )


_FOREIGN = ("url", "wifi", "boarding", "health", "contact", "payment", "offer", "other_vc", "newer", "unknown")
_FILES = ("unreadable", "pdf_none", "pdf_locked", "too_large", "type")
NEUTRAL: Mapping[str, _Neutral] = MappingProxyType(
    {name: _foreign(name) for name in _FOREIGN} | {name: _file(name) for name in _FILES}
)


def neutral_banner(name: str, values: Values | None = None) -> Banner:
    """Return the banner for what is no LED code: it says nothing about anybody."""
    found = NEUTRAL.get(name, NEUTRAL["unknown"])
    return Banner(
        key=name,
        tone="neu",
        verdict="none",
        code=found.code,
        title=found.title,
        text=found.text,
        advice=[found.advice],
        note="verifier.none.warning" if found.code.startswith("QR_") else None,
        action="scan",
        values=dict(values or {}),
    )
