"""The vectors of our own making for what the suites stand on, and how a test is run for each."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "own"
FILES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def each(file: str, part: str = "vectors") -> pytest.MarkDecorator:
    """Run a test for every vector of a part of a file."""
    return pytest.mark.parametrize("vector", FILES[file][part], ids=name_of)


def name_of(vector: dict[str, Any]) -> str:
    """Return the name of a vector, for the name of its test."""
    return str(vector.get("name") or vector["publicKeyMultibase"])


def text(lines: Sequence[str]) -> str:
    """Return a graph of the file, whose lines stand apart there."""
    return "".join(f"{line}\n" for line in lines)
