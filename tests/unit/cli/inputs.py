"""Files as people have them: pictures and PDFs with codes in them, and the command that reads them."""

import io
from collections.abc import Sequence
from typing import Any

from PIL import Image
from typer.testing import CliRunner, Result

from led_cli.app import app
from led_vc.qr import image

_PAGE = (1240, 1754)  # A4 at 150 dpi
_AT = (120, 160)


def run(*arguments: Any, stdin: bytes | None = None) -> Result:
    """Run `led-vc` in this process, without a pinned root in its surroundings."""
    return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin, env={"LED_TRUST_ROOT": None})


def page(*texts: str) -> Image.Image:
    """Return a page with the codes of `texts` below one another."""
    paper = Image.new("L", _PAGE, 255)
    left, top = _AT
    for text in texts:
        code = Image.open(io.BytesIO(image.png(text, scale=5)))
        paper.paste(code.convert("L"), (left, top))
        top += code.height + 40
    return paper


def pdf(pages: Sequence[Image.Image]) -> bytes:
    """Return a PDF of these pages."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=150, save_all=True, append_images=list(pages[1:]))
    return out.getvalue()


def jpeg(paper: Image.Image) -> bytes:
    """Return a JPEG as a phone makes it."""
    out = io.BytesIO()
    paper.rotate(3, fillcolor=255).save(out, "JPEG", quality=70)
    return out.getvalue()
