"""Every relative link and picture of the paper leads to a file of the repository, and so does every path it names."""

import re
from pathlib import Path

import pytest

from tests.docs.markdown import links, papers
from tests.paths import ROOT

_PAGES = [pytest.param(file, id=str(file.relative_to(ROOT))) for file in papers()]
_FOLDERS = "src|issuer|wallet_api|verifier|contexts|tests|bench|docs|tools"
_NAMED = re.compile(rf"`((?:{_FOLDERS})/[A-Za-z0-9_./-]+)`")


@pytest.mark.parametrize("file", _PAGES)
def test_every_relative_link_leads_somewhere(file: Path) -> None:
    assert [link for link in links(file) if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", _PAGES)
def test_every_path_that_is_named_exists(file: Path) -> None:
    named = _NAMED.findall(file.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_first_page_leads_to_the_others() -> None:
    assert {"ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/adr"} <= set(
        links(ROOT / "README.md")
    )
