"""`led-vc qr`: a secured credential or presentation as a QR code: an image, the text, or blocks in the terminal."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from led_cli.exits import refuse
from led_cli.inputs import read_source

if TYPE_CHECKING:
    from led_vc.qr.image import Level

_DEMO_ENTRY: Final = 5301


class ErrorCorrection(StrEnum):
    """How much of the code may be lost."""

    L = "L"
    M = "M"
    Q = "Q"
    H = "H"


def qr(
    file: Annotated[
        str,
        typer.Argument(
            help="A secured credential or presentation in JSON, or the text of a code; - reads standard input."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(help="Write an image to this file, whose name ends in .svg or .png.", metavar="FILE")
    ] = None,
    level: Annotated[ErrorCorrection, typer.Option(help="Correct errors at this level.")] = ErrorCorrection.M,
    text: Annotated[bool, typer.Option("--text", help="Print the text instead of the code.")] = False,
    entry: Annotated[int, typer.Option(help="Use the register's table with this registry entry.")] = _DEMO_ENTRY,
) -> None:
    """Make the QR code of a credential (for paper) or of a presentation (for a screen)."""
    from led_vc.errors import LedVcError

    if out is not None and out.suffix.lower() not in (".svg", ".png"):
        refuse("--out must end in .svg or .png")
    try:
        content = _text_of(read_source(file), entry)
        if out is not None:
            _write(content, out, level.value)
        if text:
            typer.echo(content)
        if out is None and not text:
            _print(content, level.value)
    except LedVcError as error:
        refuse(f"{file}: {error}")
    except OSError as error:
        refuse(f"{out} cannot be written ({error.strerror})")


def _text_of(data: bytes, entry: int) -> str:
    from led_vc import contexts
    from led_vc.encoding import parse_object
    from led_vc.qr import QrTable, encode_qr, recognise

    content = data.decode("utf-8", "replace").strip("\ufeff\t\r\n")
    if recognise(content) in ("vp", "vc"):
        return content
    return encode_qr(parse_object(content), QrTable.load(contexts.qr_table(entry)))


def _write(content: str, out: Path, level: "Level") -> None:
    from led_vc.qr import image

    drawn = (
        image.png(content, level=level) if out.suffix.lower() == ".png" else image.svg(content, level=level).encode()
    )
    out.write_bytes(drawn)


def _print(content: str, level: "Level") -> None:
    from led_vc.qr import image

    typer.echo(image.blocks(content, level=level))
