"""`led-vc derive`: what a holder shows of a credential with a base proof."""

from pathlib import Path
from typing import Annotated

import typer

from led_cli.exits import refuse
from led_cli.inputs import read_source
from led_cli.outputs import write_document


def derive(
    file: Annotated[str, typer.Argument(help="A credential with a base proof as JSON; - reads standard input.")],
    reveal: Annotated[
        list[str] | None,
        typer.Option(
            help="Show this as well: a JSON pointer such as /credentialSubject/hasClaim/title. May be repeated.",
            metavar="POINTER",
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Write what is shown to this file.", metavar="FILE")] = None,
) -> None:
    """Derive the part of a credential that is to be shown: what the issuer made mandatory, and what you reveal.

    The credential itself, with its base proof, is the holder's secret: never show it.
    """
    from led_vc import contexts
    from led_vc.derive import derive_credential
    from led_vc.encoding import parse_object
    from led_vc.errors import LedVcError

    try:
        document = parse_object(read_source(file))
        shown = derive_credential(document, reveal or (), contexts=contexts.bundled_with_examples())
    except LedVcError as error:
        refuse(f"{file}: {error}")
    write_document(shown, output)
