"""What the tests of the paper read in it: links, code blocks, tables, words in backticks. Not a Markdown parser."""

import re
from pathlib import Path
from typing import Final

from tests.paths import ROOT

PAPERS: Final = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:")


def papers() -> list[Path]:
    """Return every page that people read: those of the root, and those under docs."""
    return [*(ROOT / name for name in PAPERS), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(file: Path, language: str) -> list[str]:
    """Return the code blocks of a language."""
    return [code for found, code in _FENCED.findall(file.read_text("utf-8")) if found == language]


def links(file: Path) -> list[str]:
    """Return the relative links and images, without their fragment."""
    found = _LINK.findall(_FENCED.sub("", file.read_text("utf-8")))
    return [link.partition("#")[0] for link in found if not _ELSEWHERE.match(link) and not link.startswith("#")]


def table_rows(text: str) -> list[tuple[str, ...]]:
    """Return the cells of each row of each table, headings and rules left out."""
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines() if line[:1] == "|"]
    rules = [place for place, row in enumerate(rows) if all(set(cell) <= set("-:") for cell in row)]
    return [row for place, row in enumerate(rows) if place not in rules and place + 1 not in rules]
