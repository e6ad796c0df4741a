"""A camera for Chromium, fed with a picture of a QR code: how an employer's laptop sees a candidate's phone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Playwright, sync_playwright

CHROMIUM = "/usr/bin/chromium"
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_FRAME = (1280, 720)
_GRAY = 128
_FRAMES = 15


def record(picture: bytes, folder: Path) -> Path:
    """Make a second of video in which `picture` (PNG) stands still in the middle of a gray frame.

    The name ends in .mjpeg because Chromium finds no camera in any other name, .mjpg included.
    """
    frame = Image.new("L", _FRAME, _GRAY)
    code = Image.open(BytesIO(picture)).convert("L")
    side = _FRAME[1] - 40
    code = code.resize((side, side), Image.Resampling.LANCZOS)
    frame.paste(code, ((_FRAME[0] - side) // 2, (_FRAME[1] - side) // 2))
    for number in range(_FRAMES):
        frame.save(folder / f"{number:03}.png")
    video = folder / "camera.mjpeg"
    command = ["ffmpeg", "-y", "-v", "error", "-framerate", "15", "-i", str(folder / "%03d.png")]
    subprocess.run(
        [*command, "-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg", str(video)], check=True
    )
    return video


@contextmanager
def driver() -> Iterator[Playwright]:
    """Start Playwright with the Node of this environment: its own needs a library that a bare Debian lacks."""
    node = Path(sys.executable).parent / "node"
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def chromium(playwright: Playwright, camera: Path | None = None) -> Iterator[Browser]:
    """Start Debian's Chromium, with `camera` (a recording) as its only camera, or with none."""
    arguments = [*_QUIET]
    if camera is not None:
        arguments += ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
        arguments += [f"--use-file-for-fake-video-capture={camera.resolve()}"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
    try:
        yield browser
    finally:
        browser.close()
