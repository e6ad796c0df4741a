"""What lies outside the repository may be absent: every test module that reads it says so, and is skipped."""

import ast
from pathlib import Path

import pytest

from tests.paths import ROOT

_OUTSIDE = {"SHARED", "VECTORS"}


def imported_from_paths(path: Path) -> set[str]:
    statements = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    found = [one for one in statements if isinstance(one, ast.ImportFrom) and one.module == "tests.paths"]
    return {alias.name for one in found for alias in one.names}


READERS = [
    path
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
    if "node_modules" not in path.parts and imported_from_paths(path) & _OUTSIDE
]


def test_there_are_modules_that_read_what_lies_outside() -> None:
    assert len(READERS) > 10


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_that_reads_what_lies_outside_is_skipped_without_it(path: Path) -> None:
    assert "requires_shared" in imported_from_paths(path)


def test_the_vectors_of_our_own_making_need_nothing_from_outside() -> None:
    own = sorted((ROOT / "tests" / "vectors").glob("*own*.py"))
    assert len(own) > 3
    assert [path.name for path in own if imported_from_paths(path)] == []
