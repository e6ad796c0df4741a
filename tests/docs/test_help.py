"""`led-vc … --help` says what each command and option does, in sentences."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from led_cli.app import app


def _commands(command: Any, name: str = "led-vc") -> Iterator[tuple[str, Any]]:
    yield name, command
    for inner, found in getattr(command, "commands", {}).items():
        yield from _commands(found, f"{name} {inner}")


_ALL = [pytest.param(command, id=name) for name, command in _commands(typer.main.get_command(app))]


def _is_a_sentence(text: str | None) -> bool:
    return bool(text) and text is not None and text[0] == text[0].upper() and text.rstrip().endswith(".")


@pytest.mark.parametrize("command", _ALL)
def test_a_command_says_what_it_does(command: Any) -> None:
    assert _is_a_sentence(command.help), command.help


@pytest.mark.parametrize("command", _ALL)
def test_every_option_and_argument_says_what_it_is_for(command: Any) -> None:
    assert [one.name for one in command.params if not _is_a_sentence(getattr(one, "help", None))] == []
