"""The far side: reads one file from standard input, writes what it found as JSON, and ends.

Run as `python -m led_verifier.prints.worker`. It first gives up the right to much memory, time and new files.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image, UnidentifiedImageError

_MEMORY = 2 * 1024**3
_CPU_SECONDS = 15
_SIDE = 4000
_PAGES = 10
_PASSES = ((_PAGES, 2.0), (3, 4.0))
"""Pages, and pixels per point: 144 dpi reads an 80 mm code of a print; 288 dpi a small one on the first pages."""
_PIXELS = 50_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_PASSWORD = 4
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def main() -> None:
    """Read, decode, answer."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    data = sys.stdin.buffer.read()
    found = _pdf(data) if data[:1024].lstrip().startswith(b"%PDF-") else _picture(data)
    sys.stdout.write(json.dumps(found))


def _picture(data: bytes) -> dict[str, Any]:
    Image.MAX_IMAGE_PIXELS = _PIXELS
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        if picture.width * picture.height > _PIXELS:
            return _found([], "unreadable")
        picture.thumbnail((_SIDE, _SIDE))
        return _found(_codes(picture), "unreadable")
    except UnidentifiedImageError:
        return _found([], "type")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # a picture that breaks off
        return _found([], "unreadable")


def _pdf(data: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return _found([], "pdf_locked" if error.err_code == _PASSWORD else "unreadable")
    pages = min(len(document), _PAGES)
    for most, scale in _PASSES:
        texts = [text for number in range(min(pages, most)) for text in _page(document[number], scale)]
        if texts:
            return _found(texts, "")
    return _found([], "pdf_none", pages)


def _page(page: pypdfium2.PdfPage, scale: float) -> Iterator[str]:
    scale = min(scale, _SIDE / max(page.get_width(), page.get_height(), 1))
    yield from _codes(page.render(scale=scale, grayscale=True).to_pil())


def _codes(picture: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=_QR)
    return [code.text for code in found if code.valid and code.text]


def _found(texts: list[str], reason: str, pages: int = 0) -> dict[str, Any]:
    return {"texts": list(dict.fromkeys(texts)), "reason": reason, "pages": pages}


if __name__ == "__main__":
    main()
