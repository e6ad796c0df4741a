"""docs/settings.md says what the services can be told, all of it, and nothing else."""

import re

import pytest

from tests.docs.markdown import papers, table_rows
from tests.docs.settings_table import SECTIONS, rows, variables
from tests.paths import ROOT

PAGE = ROOT / "docs" / "settings.md"
_SOURCES = ("src", "issuer", "wallet_api", "verifier", "contexts", "tools")
_VARIABLE = re.compile(r"\bLED_[A-Z][A-Z0-9_]*[A-Z0-9]\b")
_NO_SETTING = frozenset({"LED_VC_ERROR"})  # the code of an error that has none of its own
_LOGIN = frozenset({"LED_LOGIN_ISSUER", "LED_LOGIN_PORT", "LED_LOGIN_CLIENTS"})


def _section(title: str) -> list[tuple[str, ...]]:
    _, _, rest = PAGE.read_text("utf-8").partition(f"\n## {title}\n")
    return table_rows(rest.partition("\n## ")[0])


@pytest.mark.parametrize("title", SECTIONS)
def test_the_table_of_a_service_says_what_its_settings_say(title: str) -> None:
    assert _section(title) == rows(SECTIONS[title])


@pytest.mark.parametrize("title", SECTIONS)
def test_every_setting_says_in_a_sentence_what_it_is_for(title: str) -> None:
    assert [name for name, _, meaning in rows(SECTIONS[title]) if not meaning.endswith(".")] == []


def test_the_page_documents_no_variable_that_nobody_reads() -> None:
    documented = {cells[0].strip("`") for cells in table_rows(PAGE.read_text("utf-8"))}
    assert documented == variables() | _LOGIN


def test_no_page_names_a_variable_that_does_not_exist() -> None:
    named = {name for file in papers() for name in _VARIABLE.findall(file.read_text("utf-8"))}
    assert named <= variables() | _LOGIN


def test_the_code_names_no_variable_that_is_not_documented() -> None:
    files = [
        file for folder in _SOURCES for file in (ROOT / folder).rglob("*") if file.suffix in (".py", ".mjs", ".ts")
    ]
    ours = [file for file in files if "node_modules" not in file.parts]
    named = {name for file in ours for name in _VARIABLE.findall(file.read_text("utf-8"))}
    assert "LED_CLOCK_FILE" in named
    assert named <= variables() | _LOGIN | _NO_SETTING
