"""`led-vc conformance`: what the public test suites of W3C and CCG are pointed at. Off unless somebody starts it.

Its keys are its own and stand on no trust list. Its documents say nothing about anybody: a proof that holds here says
that the mechanism works, not that what it signs is so.
"""

import typer

from led_cli.conformance import files, serve

app = typer.Typer(
    name="conformance", help="What the public test suites are pointed at.", no_args_is_help=True, add_completion=False
)
app.command("serve")(serve.serve)
app.command("issue")(files.issue)
app.command("verify")(files.verify)
