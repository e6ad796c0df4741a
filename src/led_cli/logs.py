"""Log lines of services that run inside a command go to standard error: standard output is for the answer."""

import logging
import sys
from typing import Any


def log_to_stderr(*, least: int = logging.INFO) -> None:
    """Send log lines of at least this level to whatever standard error is when they are written."""
    import structlog

    def logger(*_names: Any) -> structlog.PrintLogger:
        return structlog.PrintLogger(sys.stderr)

    structlog.configure(logger_factory=logger, wrapper_class=structlog.make_filtering_bound_logger(least))
