"""The exit codes of every command, and the one way to end with a sentence instead of a trace."""

from typing import Final, NoReturn

import typer

VALID: Final = 0
INVALID: Final = 1
UNREADABLE: Final = 2
"""Wrong usage, or input that cannot be read: nothing was judged."""
INDETERMINATE: Final = 3
BUG: Final = 70


def refuse(sentence: str) -> NoReturn:
    """Say on stderr why the input cannot be used, in one line, and end."""
    typer.echo(f"led-vc: {one_line(sentence)}", err=True)
    raise typer.Exit(UNREADABLE)


def one_line(text: str) -> str:
    """Return `text` without what could move a terminal's cursor or turn its text round."""
    return "".join(character if character.isprintable() else " " for character in text)
