"""An employer with a camera: reads the picture of a QR code and asks the verifier page's check about it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import httpx2
import zxingcpp
from PIL import Image


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the page would show: the verdict, the tone of the banner and the decisive code."""

    verdict: str
    tone: str
    code: str


def read_picture(picture: bytes) -> str:
    """Return the text of the QR code in a PNG; the empty string where there is none."""
    found = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    return found[0].text if found else ""


def check(http: httpx2.Client, text: str) -> Verdict:
    """Ask the check of the verifier page what `text` is worth."""
    answer = http.post("/controle/check", json={"text": text})
    answer.raise_for_status()
    banner: dict[str, Any] = answer.json()["banner"]
    return Verdict(banner["verdict"], banner["tone"], banner["code"])
