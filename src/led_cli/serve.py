"""`led-vc serve`: every service on one port, with an embedded database, a sample register and a login."""

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Answer on this port of loopback.")] = 8080,
    data: Annotated[
        Path, typer.Option(help="Keep databases and keys in this folder, which is made when it is not there.")
    ] = Path("var"),
    demo: Annotated[bool, typer.Option("--demo/--empty", help="Fill an empty register with a sample.")] = True,
) -> None:
    """Serve register, issuer, wallet and verifier on loopback, with invented people. Stop with Ctrl+C."""
    from rich.console import Console

    from led_cli.demo_login.launch import DemoLoginError
    from led_cli.logs import log_to_stderr
    from led_cli.platform.addresses import Addresses
    from led_cli.platform.platform import Platform
    from led_cli.platform.server import ServerError
    from led_issuer.setup import RefusedToStartError

    log_to_stderr()
    console = Console(emoji=False)  # did:key: is no picture of a key
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    platform = Platform(
        Addresses(data=data.resolve(), port=port), sample=demo, progress=lambda said: console.print(f"[dim]{said}[/]")
    )
    try:
        with platform:
            console.print(_welcome(platform.addresses.origin, platform.root), soft_wrap=True)
            stopped.wait()
            console.print("[dim]Stopping[/]")
    except (ServerError, DemoLoginError, RefusedToStartError) as e:
        typer.echo(str(e), err=True)
        raise typer.Exit(2) from e


def _welcome(origin: str, root: str) -> str:
    return f"""
[bold green]led-vc is running.[/] Everything here is invented.

  [bold]{origin}/mijn[/]       Mijn bewijzen, the citizen's wallet
      Log in as [bold]Lotte[/] (a diploma), [bold]Yusuf[/] (own declarations only) or [bold]Marie[/] (nothing yet).
  [bold]{origin}/controle[/]   LED-controle, the employer's page: no account

  Open the wallet on one screen, show the QR code, scan it with the other. English: /en/mijn and /en/controle.

  Verify without the page: the bundle, and the root's key that it is trusted by.
      curl -so bundle.json {origin}/bundle
      export LED_TRUST_ROOT={root}

  Stop with Ctrl+C; start again and everything is still there.
"""
