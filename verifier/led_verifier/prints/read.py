"""The near side of the worker: send it the bytes, wait a bounded time, believe only what has the expected shape."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

MAXIMUM_BYTES = 10 * 1024 * 1024
MAXIMUM_CODES = 8
_SECONDS = 20
_COMMAND = (sys.executable, "-I", "-m", "led_verifier.prints.worker")


@dataclass(frozen=True, slots=True)
class Codes:
    """The texts of the QR codes, in order."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why there is nothing to check: `unreadable`, `pdf_none`, `pdf_locked`, `type`; `pages` is how many were read."""

    reason: str
    pages: int = 0


def read_print(data: bytes) -> Codes | Unreadable:
    """Return the codes in a picture or a PDF, or why there are none."""
    try:
        # A fixed command; what a stranger sent goes in by standard input.
        done = subprocess.run(_COMMAND, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Unreadable("unreadable")
    if done.returncode != 0:  # a decoder that crashed or passed its bounds found nothing
        return Unreadable("unreadable")
    return _answer(json.loads(done.stdout))


def _answer(found: dict[str, Any]) -> Codes | Unreadable:
    texts = tuple(str(text) for text in found["texts"][:MAXIMUM_CODES])
    return Codes(texts) if texts else Unreadable(str(found["reason"]), int(found["pages"]))
