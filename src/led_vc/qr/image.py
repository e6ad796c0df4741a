"""A text as a QR symbol: SVG for screens and print, PNG for files, blocks for a terminal.

With a quiet zone of four modules and a white ground of its own, so that it scans on a dark page too. Refuses what
would not scan: beyond version 25 a laptop's camera no longer sees the modules.
https://www.iso.org/standard/83389.html (ISO/IEC 18004)
"""

from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final, Literal

from led_vc.errors import MalformedValueError

if TYPE_CHECKING:
    from segno import QRCode

Level = Literal["L", "M", "Q", "H"]
"""Error correction. At one size a higher level has smaller modules: L and M scan best from a screen, M from paper."""

LARGEST_VERSION: Final = 25
_QUIET_ZONE: Final = 4


def version(text: str, level: Level = "M") -> int:
    """Return the version (1 to 40) that `text` needs at `level`. Raises MalformedValueError, code QR_TOO_LARGE."""
    # Any mask has the same size; looking for the best one is four fifths of the work.
    return int(_symbol(text, level, mask=0).version)


def svg(text: str, *, level: Level = "M") -> str:
    """Return an SVG document without a size of its own. Raises MalformedValueError, code QR_TOO_LARGE."""
    out = BytesIO()
    _scannable(text, level).save(
        out, kind="svg", border=_QUIET_ZONE, dark="#000", light="#fff", xmldecl=False, omitsize=True, nl=False
    )
    return out.getvalue().decode("utf-8")


def png(text: str, *, level: Level = "M", scale: int = 8) -> bytes:
    """Return a PNG with `scale` pixels to a module. Raises MalformedValueError, code QR_TOO_LARGE."""
    out = BytesIO()
    _scannable(text, level).save(out, kind="png", border=_QUIET_ZONE, scale=scale)
    return out.getvalue()


def blocks(text: str, *, level: Level = "M") -> str:
    """Return the symbol in half blocks, for a terminal. Raises MalformedValueError, code QR_TOO_LARGE."""
    out = StringIO()
    _scannable(text, level).terminal(out, border=_QUIET_ZONE, compact=True)
    return out.getvalue()


def _scannable(text: str, level: Level) -> "QRCode":
    """Return the symbol at `level`, or at L if it would be too large to scan; the level may rise where that is free."""
    for one in (level, "L") if level != "L" else (level,):
        try:
            symbol = _symbol(text, one)
        except MalformedValueError:
            continue
        if int(symbol.version) <= LARGEST_VERSION:
            return symbol
    raise _too_large()


def _symbol(text: str, level: str, *, mask: int | None = None) -> "QRCode":
    import segno  # here: a verifier that only reads codes should not pay for a generator

    try:
        return segno.make(text, error=level, mask=mask, micro=False, boost_error=True)
    except segno.DataOverflowError as e:
        raise _too_large() from e


def _too_large() -> MalformedValueError:
    return MalformedValueError("more than a QR code that scans can hold", code="QR_TOO_LARGE")
