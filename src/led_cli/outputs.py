"""Where a document goes: to standard output, or into a file that is its owner's alone."""

import json
import os
from pathlib import Path
from typing import Any

import typer

from led_cli.exits import refuse


def write_document(document: dict[str, Any], output: Path | None) -> None:
    """Print `document`, or write it to `output`, readable by its owner alone; end the command if that cannot be."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    if output is None or str(output) == "-":
        typer.echo(text)
        return
    try:
        descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            os.fchmod(descriptor, 0o600)  # also where the file was there already
            file.write(text + "\n")
    except OSError as error:
        refuse(f"{output} cannot be written ({error.strerror})")
