"""`led-vc bench`: measure this product beside the field. The benchmarks live in a checkout, not in the package."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from led_cli.exits import refuse

_CHECKOUT: Final = Path(__file__).resolve().parents[2]


def bench(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")] = False,
    seconds: Annotated[float, typer.Option(help="How long to take turns, set-up apart.", min=1, max=480)] = 240,
    parts: Annotated[list[str] | None, typer.Argument(help="Only these parts of the table.")] = None,
) -> None:
    """Measure issuing, showing and verifying beside other implementations, in one run of at most ten minutes.

    Exit code 3: a peer was missing, so that some rows have no ratio.
    """
    if not (_CHECKOUT / "bench" / "table").is_dir():
        refuse("the benchmarks are in a checkout of the source, and this is an installed package")
    command = [sys.executable, "-m", "bench.table", "--seconds", str(seconds), *(["--json"] if as_json else [])]
    done = subprocess.run([*command, *(parts or [])], cwd=_CHECKOUT, check=False)  # noqa: S603 - our own interpreter
    raise typer.Exit(done.returncode)
