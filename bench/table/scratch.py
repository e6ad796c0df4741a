"""A folder that is gone when the benchmarks end."""

import atexit
import shutil
import tempfile
from pathlib import Path


def folder() -> Path:
    """Return a new folder; it is removed at the end of the process."""
    made = Path(tempfile.mkdtemp(prefix="led-bench"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
