"""The canary: it looks for a person's number (INSZ) in whatever the product puts out.

A run of eleven digits that passes the check is a hit, also as people write it, inside base64url segments, gzip and zlib
bodies and QR texts. So is any number of the sample, however it is grouped, and its unsalted SHA-256: eleven digits are
quickly tried out. Sample deliveries and the accounts of the demo's login provider are exempt; nothing else is.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote_to_bytes

from led_issuer.register.insz import Insz, parse_insz
from led_issuer.sample.people import CITIZENS
from led_vc.encoding import base45_decode
from led_vc.errors import LedVcError
from tests.paths import ROOT

_DEPTH: Final = 4
_INFLATED: Final = 2 * 1024 * 1024  # far more than tests publish, and little where memory is measured
_ELEVEN = re.compile(rb"(?<![0-9])[0-9]{11}(?![0-9])")
_WRITTEN = re.compile(rb"(?<![0-9])[0-9]{2}[.\-/ ][0-9]{2}[.\-/ ][0-9]{2}[.\-/ ][0-9]{3}[.\-/ ][0-9]{2}(?![0-9])")
_GROUPED = re.compile(rb"(?<![0-9])[0-9](?:[.\-/ _]?[0-9]){10}(?![.\-/ _]?[0-9])")
# Two alphabets: with the slash in both, a path before an encoded value would be read as part of it.
_BASE64 = (re.compile(rb"[A-Za-z0-9_-]{16,}={0,2}"), re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}"))
_OWN_ID = re.compile(rb"[bcdfghjkmnpqrstvwxyz]{30}")  # random letters by the thousands, made to hide no digits
_HEX = re.compile(rb"(?<![0-9A-Fa-f])[0-9A-Fa-f]{22,}(?![0-9A-Fa-f])")
_QR = re.compile(rb"V[CP]1-R([0-9A-Z $%*+\-./:]{16,})")
_ZLIB_STARTS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, and through which wrappings; the number itself is not shown in full."""

    kind: str
    path: tuple[str, ...]
    digits: str

    def __str__(self) -> str:
        return f"{self.kind} ending in {self.digits[-3:]} in {' > '.join(self.path)}"


@cache
def known_numbers() -> frozenset[str]:
    """Return every number of the committed sample and of the demo's citizens."""
    found = {citizen.rrn for citizen in CITIZENS}
    for path in (ROOT / "tests" / "data" / "sample").glob("*.csv"):
        found.update(digits.decode() for digits in _ELEVEN.findall(path.read_bytes()) if _passes(digits.decode()))
    return frozenset(found)


def find(data: bytes | str, where: str = "data") -> list[Hit]:
    """Return the hits in `data`."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return list(dict.fromkeys(_scan(raw, (where,))))


def assert_clean(data: bytes | str, where: str) -> None:
    """Fail when `data` holds a number."""
    hits = find(data, where)
    assert not hits, "the canary found " + "; ".join(map(str, hits))


def find_in_files(paths: Iterable[Path]) -> list[Hit]:
    """Return the hits in files."""
    return [hit for path in paths for hit in find(path.read_bytes(), str(path))]


def _scan(data: bytes, path: tuple[str, ...]) -> Iterator[Hit]:
    yield from _plain(data, path)
    yield from _hashed(data, path)
    if len(path) > _DEPTH:
        return
    for kind, inner in _wrapped(data):
        yield from _scan(inner, (*path, kind))


def _plain(data: bytes, path: tuple[str, ...]) -> Iterator[Hit]:
    for shape in (_ELEVEN, _WRITTEN):
        for found in shape.findall(data):
            digits = re.sub(rb"[^0-9]", b"", found).decode()
            if _passes(digits):
                yield Hit("a number", path, digits)
    for found in _GROUPED.findall(data):
        digits = re.sub(rb"[^0-9]", b"", found).decode()
        if digits in known_numbers():
            yield Hit("a known number", path, digits)


def _hashed(data: bytes, path: tuple[str, ...]) -> Iterator[Hit]:
    digests = _digests()
    for place in range(len(data) - 31 if len(data) <= 4096 else 0):
        if (digits := digests.get(data[place : place + 32])) is not None:
            yield Hit("an unsalted hash", path, digits)


@cache
def _digests() -> dict[bytes, str]:
    """Return the digests of each known number as eleven digits and as people write it."""
    return {
        sha256(spelling.encode()).digest(): digits
        for digits in known_numbers()
        for spelling in (digits, f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}-{digits[6:9]}.{digits[9:]}")
    }


def _wrapped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give what is packed in `data`: compressed, encoded in letters, or in a QR text."""
    if data[:2] == b"\x1f\x8b" or data[:2] in _ZLIB_STARTS:
        try:
            yield "compressed", zlib.decompressobj(47).decompress(data, _INFLATED)
        except zlib.error:
            return
    if b"%" in data and (unquoted := unquote_to_bytes(data)) != data:
        yield "percent-encoded", unquoted
    for found in _QR.findall(data):
        try:
            yield "QR text", base45_decode(found.decode().rstrip())
        except LedVcError:
            continue
    for found in dict.fromkeys(segment for alphabet in _BASE64 for segment in alphabet.findall(data)):
        if _OWN_ID.fullmatch(found):
            continue
        # A multibase value begins with the letter of its base, which is itself a letter of base64.
        for text in (found, found[1:]) if found[:1] in b"um" else (found,):
            if (decoded := _base64(text)) is not None:
                yield "base64", decoded
    for found in _HEX.findall(data):
        if len(found) % 2 == 0:
            yield "hexadecimal", binascii.unhexlify(found)


def _base64(text: bytes) -> bytes | None:
    body = text.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    if len(body) % 4 == 1:
        return None
    try:
        return base64.b64decode(body + b"=" * (-len(body) % 4))
    except binascii.Error:
        return None


def _passes(digits: str) -> bool:
    return isinstance(parse_insz(digits, allow_synthetic=True), Insz)
