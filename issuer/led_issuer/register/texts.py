"""Text from outside: one spelling form, and refusals of what a diploma never says.

Formulas, markup, invisible signs and look-alike letters are refused rather than escaped: an escaped title is a wrong
title. Garbled letters are held, because the provider can deliver them again.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from led_issuer.register.insz import check_number

MAX_TEXT: Final = 400
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\w+|[a-zA-Z]{2,8});|javascript:", re.IGNORECASE)
_MIXED = re.compile("(?=\\w*[A-Za-z\u00c0-\u024f\u1e00-\u1eff])(?=\\w*[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff])\\w+")
_CONTINUED = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
_GARBLED = re.compile(f"[\u00c2-\u00c5]{_CONTINUED}|[\u00e1\u00e2]{_CONTINUED}{{2}}")
_INSZ_LIKE = re.compile(
    r"(?<![0-9])[0-9]{11}(?![0-9])|(?<![0-9])[0-9]{2}\.[0-9]{2}\.[0-9]{2}[- ][0-9]{3}[.\- ][0-9]{2}(?![0-9])"
)
_NO_MARK = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text in NFC without space at its ends, the code that refuses or holds it, and whether NFC changed it."""

    value: str
    code: str | None
    recomposed: bool


@dataclass(slots=True)
class TextChecks:
    """Checks each text once: names, titles and schools return by the thousands in a delivery."""

    _seen: dict[str, CheckedText] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)

    def check(self, text: str) -> CheckedText:
        """Return `text` checked."""
        found = self._seen.get(text)
        if found is None:
            if len(self._seen) > 100_000:
                self._seen.clear()
            found = self._seen[text] = check_text(text)
        return found

    def fold(self, text: str) -> str:
        """Return `text` folded."""
        found = self._folded.get(text)
        if found is None:
            if len(self._folded) > 100_000:
                self._folded.clear()
            found = self._folded[text] = fold(text)
        return found


def check_text(text: str) -> CheckedText:
    """Return `text` in NFC and the code of what is wrong with it, the gravest first."""
    composed = unicodedata.normalize("NFC", text)
    value = composed.strip(" \u00a0")
    return CheckedText(value, _fault(value), composed != text)


def fold(text: str) -> str:
    """Return the letters and digits of `text` alone, without accents or case, to compare names and titles."""
    lowered = unicodedata.normalize("NFKD", text.casefold().translate(_NO_MARK))
    return "".join(filter(str.isalnum, lowered))


def _fault(value: str) -> str | None:
    if "\x00" in value:
        return "TEXT_NUL"
    if len(value) > MAX_TEXT:
        return "TEXT_LONG"
    if value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "TEXT_FORMULA"
    if _MARKUP.search(value):
        return "TEXT_MARKUP"
    if any(check_number(digits) is not None for digits in insz_like(value)):
        return "INSZ_ELSEWHERE"
    if value.isascii():
        return "TEXT_CONTROL" if not value.isprintable() else None
    if _BIDI.search(value):
        return "TEXT_BIDI"
    if "\ufffd" in value or any(_was_utf8(found) for found in _GARBLED.findall(value)):
        return "TEXT_MOJIBAKE"
    if not value.replace("\u00a0", " ").isprintable():
        return "TEXT_CONTROL"
    return "TEXT_HOMOGLYPH" if _MIXED.search(value) else None


def _was_utf8(letters: str) -> bool:
    """Say whether `letters` are UTF-8 that somebody read as Windows-1252 or Latin-1."""
    for charset in ("cp1252", "latin-1"):
        try:
            letters.encode(charset).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        return True
    return False


def insz_like(text: str) -> list[str]:
    """Return the runs of digits in `text` that have the shape of an INSZ, without separators."""
    return [re.sub("[^0-9]", "", found) for found in _INSZ_LIKE.findall(text)]
