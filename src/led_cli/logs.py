"""Log lines of services that run inside a command go to standard error: standard output is for the answer.

A line is one line, whatever a stranger wrote into what it tells: control characters are written out.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any


def log_to_stderr(*, least: int = logging.INFO) -> None:
    """Send log lines of at least this level to whatever standard error is when they are written."""
    import structlog

    def logger(*_names: Any) -> structlog.PrintLogger:
        return structlog.PrintLogger(sys.stderr)

    *before, renderer = (one for one in structlog.get_config()["processors"] if one is not _escape)
    structlog.configure(
        processors=[*before, _escape, renderer],
        logger_factory=logger,
        wrapper_class=structlog.make_filtering_bound_logger(least),
    )


def _escape(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Write out what would move the cursor, colour the terminal or begin a line of its own."""
    return {name: _printable(value) if isinstance(value, str) else value for name, value in event.items()}


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
