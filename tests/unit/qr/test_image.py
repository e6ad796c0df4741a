"""Symbols that another implementation reads, with a quiet zone, and never larger than what scans."""

import io
import re

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from led_vc.errors import MalformedValueError
from led_vc.qr import image

LIVE = "VP1-R" + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:" * 17
LARGE = "VP1-R" + "A" * 1500  # 26-M, 22-L


def _modules(svg: str) -> np.ndarray:
    """Draw the strokes of the path, a pixel to a module."""
    size = int(re.findall(r'viewBox="0 0 (\d+) \1"', svg)[0])
    pixels = np.full((size, size), 255, dtype=np.uint8)
    path = re.findall(r'<path [^>]*stroke="#000"[^>]* d="([^"]+)"', svg)[0]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        first, *rest = (float(number) for number in numbers.replace("-", " -").split())
        if command == "h":
            pixels[int(y), int(x) : int(x + first)] = 0
            x += first
        else:
            x, y = (first, rest[0]) if command == "M" else (x + first, y + rest[0])
    return pixels


def _read(pixels: np.ndarray) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(pixels)]


@pytest.mark.parametrize(
    "text", [LIVE, "VC1-R00", "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fled.example%2Fo"]
)
def test_a_png_is_read_back(text: str) -> None:
    assert _read(np.asarray(Image.open(io.BytesIO(image.png(text))).convert("L"))) == [text]


def test_an_svg_is_read_back() -> None:
    assert _read(np.kron(_modules(image.svg(LIVE)), np.ones((4, 4), dtype=np.uint8))) == [LIVE]


def test_an_svg_has_a_quiet_zone_of_four_modules_and_a_white_ground() -> None:
    svg = image.svg(LIVE)
    side = 17 + 4 * image.version(LIVE)
    assert f'viewBox="0 0 {side + 8} {side + 8}"' in svg
    assert "#fff" in svg
    assert (_modules(svg)[:4] == 255).all()


def test_an_svg_has_no_size_script_or_address_of_its_own() -> None:
    assert not re.search(r'<script|href|url\(| (?:width|height)="\d', image.svg(LIVE))


def test_upper_case_text_is_packed_as_alphanumeric() -> None:
    assert image.version("A" * 816, "M") == 18  # 816 characters is what 18-M holds in that mode
    assert image.version("A" * 817, "M") == 19


def test_a_text_that_is_too_large_at_m_is_shown_at_l() -> None:
    assert image.version(LARGE, "M") == 26
    side = 17 + 4 * image.version(LARGE, "L")
    assert f'viewBox="0 0 {side + 8} {side + 8}"' in image.svg(LARGE)


@pytest.mark.parametrize("length", [2000, 5000])
def test_a_text_that_would_not_scan_gets_no_symbol(length: int) -> None:
    for draw in (image.svg, image.png):
        with pytest.raises(MalformedValueError) as caught:
            draw("A" * length)
        assert caught.value.code == "QR_TOO_LARGE"


def test_the_version_of_a_text_beyond_every_symbol_is_an_error() -> None:
    with pytest.raises(MalformedValueError):
        image.version("A" * 5000)
