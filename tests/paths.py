"""Where the tests find what lies outside the repository: official vectors and domain data, read and never copied."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
VECTORS = SHARED / "reference" / "vectors"

requires_shared = pytest.mark.skipif(
    not VECTORS.is_dir(), reason="the official vectors (../shared/reference/vectors) are not beside this checkout"
)
