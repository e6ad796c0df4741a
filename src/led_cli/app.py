"""The command `led-vc`. Each command lives in a module of its own and imports what it needs when it runs."""

import sys

import typer

from led_cli import bench, bundle, conformance, derive, issue, keys, qr, register, serve, trust_list, verify
from led_cli.demo import command as demo
from led_cli.exits import BUG, INVALID, UNREADABLE

app = typer.Typer(
    name="led-vc",
    help="W3C Verifiable Credentials for the Flemish register of qualifications.",
    epilog="Exit codes: 0 valid or done, 1 invalid, 2 wrong usage or unreadable input, 3 could not be established.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("derive")(derive.derive)
app.command("verify")(verify.verify)
app.command("qr")(qr.qr)
app.command("bench")(bench.bench)
app.add_typer(register.app)
app.add_typer(keys.app)
app.add_typer(issue.app)
app.add_typer(trust_list.app)
app.add_typer(bundle.app)
app.add_typer(conformance.app)


def main() -> None:
    """Run the command line; end with a sentence, whatever happens."""
    try:
        app()
    except BrokenPipeError:  # the reader of our output went away
        sys.stderr.close()
        sys.exit(INVALID)
    except KeyboardInterrupt:
        sys.exit(UNREADABLE)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        typer.echo(f"led-vc: a fault of this program ({type(error).__name__}); `python -X dev` shows where", err=True)
        sys.exit(BUG)
