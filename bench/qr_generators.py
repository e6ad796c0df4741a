"""Two generators of QR codes side by side: the figures of docs/adr/0003-qr-generator.md.

Run as `python -m bench.qr_generators`. Processor time, the best of five; bytes as written and deflated.
"""

import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from random import Random
from time import process_time
from typing import Any, Final

import qrcode
import qrcode.image.svg
import segno
from qrcode.util import QRData

_LENGTHS: Final = (470, 760, 1270)
_BASE45: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ALPHANUMERIC: Final = 2
_ROUNDS: Final = 5


def _segno(text: str) -> Any:
    return segno.make(text, error="m", micro=False, boost_error=False, mode="alphanumeric")


def _segno_svg(code: Any) -> bytes:
    out = BytesIO()
    code.save(out, kind="svg", border=4, xmldecl=False, omitsize=True)
    return out.getvalue()


def _qrcode(text: str) -> Any:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(QRData(text.encode(), mode=_ALPHANUMERIC), optimize=0)
    code.make(fit=True)
    return code


def _qrcode_svg(code: Any) -> bytes:
    drawn: bytes = code.make_image(image_factory=qrcode.image.svg.SvgPathImage).to_string()
    return drawn


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times) * 1000


def main() -> None:
    """Print a line for each generator and length."""
    rng = Random(1)
    print("characters  generator  version  encode ms  draw ms  SVG bytes  deflated")
    for length in _LENGTHS:
        text = "VP1-R" + "".join(rng.choice(_BASE45) for _ in range(length - 5))
        for name, make, draw in (("segno", _segno, _segno_svg), ("qrcode", _qrcode, _qrcode_svg)):
            code = make(text)
            svg = draw(code)
            encoding, drawing = _best(partial(make, text)), _best(partial(draw, code))
            print(
                f"{length:10}  {name:9}  {code.version:7}  {encoding:9.1f}  {drawing:7.1f}"
                f"  {len(svg):9}  {len(zlib.compress(svg)):8}"
            )


if __name__ == "__main__":
    main()
