"""Every word on a page, in every language: what may never be said, and that nothing is missing."""

import json
import re
from pathlib import Path

import pytest

from led_verifier.banners import NEUTRAL, neutral_banner, verdict_banner
from led_verifier.schemas import Banner
from led_verifier.verdicts import KINDS, Kind
from led_web.catalogue import LANGUAGES, Language, catalogue
from tests.paths import ROOT, SHARED, requires_shared

_FORBIDDEN = (
    r"\bgeverifieerd\b",
    r"\bverified\b",
    r"diploma verlopen",
    r"verlopen diploma",
    r"diploma(?: has)? expired",
    r"expired diploma",
    r"ongeldig diploma",
    r"invalid diploma",
)
_NEVER_FOR_A_VERIFIER = (r"\bvalse?\b", r"\bfraude?\w*", r"\bfraud\w*", r"\bfake proof")
_NO_DIPLOMA = r"geen diploma|no diploma"
_MAY_SAY_NO_DIPLOMA = {"print.mark", "verifier.print_mark", "verifier.report.disclaimer"}
_SOURCES = (
    *(ROOT / "src/led_web/templates").rglob("*.html"),
    *(ROOT / "verifier/led_verifier/templates").rglob("*.html"),
    *(ROOT / "wallet_api/led_wallet").rglob("*.html"),
    *(ROOT / "verifier/web").rglob("*.ts"),
    *(ROOT / "wallet_api/web").rglob("*.ts"),
)
_NOT_YET = ("wallet.qr.offline", "verifier.offline.ready", "verifier.offline.now", "verifier.offline.empty")
_FOR_NOW = {
    "verifier.start.free",
    "verifier.explain.stored.text",
    "verifier.verdict.trust_missing.text",
    "wallet.fetch.text",
    "wallet.logged_out",
    "error.script.text",
    "error.503.text",
}
_PROMISES = (
    "op dit toestel",
    "voor dit toestel",
    "eigen toestel",
    "on this device",
    "for this device",
    "your own device",
    "zonder internet",
    "without internet",
)
_MAY_SPEAK_OF_THE_DEVICE = ("wallet.device.", "wallet.error.", "wallet.erase.", "wallet.revoked.", "check.holder.")

languages = pytest.mark.parametrize("language", LANGUAGES)


def _found(patterns: tuple[str, ...], text: str) -> list[str]:
    return [pattern for pattern in patterns if re.search(pattern, text, re.IGNORECASE)]


@languages
def test_no_message_calls_a_proof_verified_or_a_diploma_expired(language: Language) -> None:
    messages = catalogue(language).messages
    assert {key: found for key, text in messages.items() if (found := _found(_FORBIDDEN, text))} == {}


@languages
def test_only_a_print_of_ours_says_that_it_is_no_diploma(language: Language) -> None:
    said = {key for key, text in catalogue(language).messages.items() if re.search(_NO_DIPLOMA, text, re.IGNORECASE)}
    assert said <= _MAY_SAY_NO_DIPLOMA


@languages
def test_no_verifier_screen_speaks_of_fraud(language: Language) -> None:
    messages = catalogue(language).messages.items()
    screens = {key: text for key, text in messages if key.startswith(("verifier.", "check.", "claim."))}
    assert {key: found for key, text in screens.items() if (found := _found(_NEVER_FOR_A_VERIFIER, text))} == {}


@pytest.mark.parametrize("path", _SOURCES, ids=lambda path: path.name)
def test_no_template_or_script_holds_a_forbidden_word(path: Path) -> None:
    text = path.read_text()
    assert _found((*_FORBIDDEN[2:], r"\bgeverifieerd\b", _NO_DIPLOMA), text) == []


@languages
def test_nothing_promises_what_is_not_yet_so(language: Language) -> None:
    messages = catalogue(language).messages
    assert not [key for key in _NOT_YET if key in messages]
    promising = {
        key: text
        for key, text in messages.items()
        if any(promise in text.lower() for promise in _PROMISES) and not key.startswith(_MAY_SPEAK_OF_THE_DEVICE)
    }
    assert promising == {}


def test_both_languages_have_the_same_messages_with_the_same_places() -> None:
    places = [
        {key: sorted(set(re.findall(r"\{\w+\}", text))) for key, text in catalogue(language).messages.items()}
        for language in LANGUAGES
    ]
    assert places[0] == places[1]


@languages
def test_no_message_is_empty(language: Language) -> None:
    assert [key for key, text in catalogue(language).messages.items() if not text.strip()] == []


@requires_shared
@languages
def test_the_words_are_those_of_the_specification(language: Language) -> None:
    specified = json.loads((SHARED / "pages" / "messages.json").read_text())
    messages = catalogue(language).messages
    expected = {key: words[language] for key, words in specified.items() if key not in {*_NOT_YET, *_FOR_NOW}}
    assert {key: messages.get(key) for key in expected} == expected


def _banners() -> list[Banner]:
    kinds: set[Kind] = {*KINDS.values(), "invalid", "indeterminate", "test", "valid", "valid_print"}
    verdicts = [verdict_banner(kind, "CODE", {"seconds": 1}, rest_ok=True) for kind in sorted(kinds)]
    return [*verdicts, *(neutral_banner(name) for name in NEUTRAL)]


@languages
@pytest.mark.parametrize("banner", _banners(), ids=lambda banner: banner.key)
def test_every_banner_has_its_words(language: Language, banner: Banner) -> None:
    messages = catalogue(language).messages
    for key in (banner.title, banner.text, *banner.advice, *([banner.note] if banner.note else [])):
        assert key in messages or f"{key}.other" in messages, key


@pytest.mark.parametrize("banner", _banners(), ids=lambda banner: banner.key)
def test_a_verdict_is_one_glance_long(banner: Banner) -> None:
    assert len(catalogue("nl").messages[banner.title].split()) <= 6


@pytest.mark.parametrize("banner", _banners(), ids=lambda banner: banner.key)
def test_a_tone_is_never_better_than_its_verdict(banner: Banner) -> None:
    allowed = {
        "valid": {"ok", "todo"},
        "invalid": {"bad", "warn"},
        "indeterminate": {"warn"},
        "none": {"neu"},
    }
    assert banner.tone in allowed[banner.verdict]


def test_every_message_that_the_page_writes_is_there() -> None:
    """Whole keys in the scripts; those put together at run time are covered by the banners and the checks."""
    keys = {
        key
        for path in (ROOT / "verifier/web").rglob("*.ts")
        for key in re.findall(r"'((?:verifier|check|claim|error)\.[a-z0-9_.]+[a-z0-9_])'", path.read_text())
    }
    messages = catalogue("nl").messages
    assert [key for key in sorted(keys) if key not in messages and f"{key}.other" not in messages] == []
    assert len(keys) > 30


@languages
def test_every_line_of_the_checks_has_its_words(language: Language) -> None:
    messages = catalogue(language).messages
    names = ("proof", "data_model", "issuer", "validity", "status", "holder", "authenticity")
    wanted = [f"check.{name}.{end}" for name in names for end in ("label", "passed", "failed")]
    wanted += [f"check.state.{state}" for state in ("passed", "failed", "unknown", "not_run", "todo")]
    wanted += ["check.unknown", "check.not_run", "check.issuer.unknown", "check.status.unknown", "check.holder.todo"]
    assert [key for key in wanted if key not in messages] == []
