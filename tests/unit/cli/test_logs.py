"""A service that logs while a command runs does not write into the command's answer."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from led_cli.logs import log_to_stderr


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def test_log_lines_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr()
    structlog.get_logger().warning("status_list_not_renewed")
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "status_list_not_renewed" in printed.err


def test_lines_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(least=logging.ERROR)
    structlog.get_logger().warning("status_list_not_renewed")
    structlog.get_logger().error("not_published")
    assert "not_published" in (said := capsys.readouterr().err)
    assert "status_list_not_renewed" not in said
