"""The clock that development can move, and what production refuses."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from led_web.catalogue import split_language, with_language
from led_web.clock import Clock
from led_web.settings import BaseServiceSettings


def test_the_clock_moves_by_the_seconds_in_its_file(tmp_path: Path) -> None:
    file = tmp_path / "offset"
    clock = Clock(file)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    file.write_text("3600")
    assert abs(clock.now() - datetime.now(UTC) - timedelta(hours=1)) < timedelta(seconds=5)


@pytest.mark.parametrize("name", ["LED_ROUTES", "LED_CLOCK_FILE"])
def test_production_refuses_what_is_for_development(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("LED_PRODUCTION", "true")
    BaseServiceSettings()
    monkeypatch.setenv(name, "https://led.example=http://127.0.0.1:1")
    with pytest.raises(ValidationError, match="development"):
        BaseServiceSettings()


@pytest.mark.parametrize(
    ("path", "language", "rest"),
    [("/mijn", "nl", "/mijn"), ("/en/mijn", "en", "/mijn"), ("/en", "en", "/"), ("/english", "nl", "/english")],
)
def test_the_language_is_a_prefix_of_the_path(path: str, language: str, rest: str) -> None:
    assert split_language(path) == (language, rest)
    assert with_language(split_language(path)[0], rest).rstrip("/") == path
