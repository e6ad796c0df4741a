"""The command: start everything in a folder that goes away again, play the story, tell it."""

import logging
import tempfile
from pathlib import Path
from typing import Annotated

import typer


def demo(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for each step.")] = False,
) -> None:
    """Play the whole chain against the real services on loopback; exit 0 only if every step is as it should be."""
    from rich.console import Console

    from led_cli.demo.scenario import Demo
    from led_cli.demo.steps import Step
    from led_cli.demo_login.launch import DemoLoginError
    from led_cli.logs import log_to_stderr
    from led_cli.platform.addresses import Addresses
    from led_cli.platform.platform import Platform
    from led_cli.platform.server import ServerError, free_port

    log_to_stderr(least=logging.ERROR)  # a status host that is down is part of the story
    console, quiet = Console(highlight=False, emoji=False), Console(stderr=True, highlight=False, emoji=False)

    def tell(step: Step) -> None:
        if as_json:
            typer.echo(step.to_json())
            return
        mark = "[green]✓[/]" if step.ok else "[red]✗[/]"
        console.print(
            f"{mark} {step.step:<32}{step.verdict or '':<15}{step.ms:>6} ms  [dim]{step.said}[/]", soft_wrap=True
        )

    with tempfile.TemporaryDirectory(prefix="led-demo-") as name:
        addresses = Addresses(data=Path(name) / "data", port=free_port(), status_port=free_port())
        try:
            with Platform(addresses, sample=False, progress=lambda said: quiet.print(f"[dim]{said}[/]")) as platform:
                ok = Demo(platform, Path(name) / "deliveries", tell).play()
        except (ServerError, DemoLoginError) as e:
            typer.echo(str(e), err=True)
            raise typer.Exit(2) from e
    raise typer.Exit(0 if ok else 1)
