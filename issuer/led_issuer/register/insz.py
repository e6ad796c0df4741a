"""The INSZ: the number of a person in the National Register, or in the BIS register.

Two spellings of the check digits tell births before 2000 from later ones, and no number satisfies both. Neither birth
date nor sex is ever derived from it. Nothing here puts a number in an error: a code is all a caller learns.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

InszKind = Literal["register", "bis", "synthetic"]
_SEPARATORS = re.compile(r"[.\-/ ]")
_ELEVEN = re.compile(r"[0-9]{11}")
_CENTURY: Final = 2_000_000_000
_MONTHS: Final[dict[int, InszKind]] = {0: "register", 20: "bis", 40: "bis", 80: "synthetic"}
_NEVER_GIVEN: Final = frozenset({0, 999})


@dataclass(frozen=True, slots=True)
class Insz:
    """Eleven digits that pass the check, what kind of number it is, and the notes for the receipt."""

    digits: str
    kind: InszKind
    notes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Insz({self.kind})"


def check_number(digits: str) -> Literal[1900, 2000] | None:
    """Return the century by whose rule the check digits fit, or None."""
    number, check = int(digits[:9]), int(digits[9:])
    if check == 97 - number % 97:
        return 1900
    return 2000 if check == 97 - (number + _CENTURY) % 97 else None


def parse_insz(text: str, *, allow_synthetic: bool) -> Insz | str:
    """Return the number in `text`, or the code of the row: INSZ_LENGTH or INSZ_CHECK.

    `allow_synthetic` lets through numbers that are never given to people: sequences 000 and 999, months + 80.
    """
    digits = _SEPARATORS.sub("", text)
    if not _ELEVEN.fullmatch(digits):
        return "INSZ_LENGTH"
    century = check_number(digits)
    month, day, sequence = int(digits[2:4]), int(digits[4:6]), int(digits[6:9])
    kind = _MONTHS.get(month - month % 20) if month % 20 <= 12 else None
    if century is None or kind is None or day > 31:
        return "INSZ_CHECK"
    if not allow_synthetic and (kind == "synthetic" or sequence in _NEVER_GIVEN):
        return "INSZ_CHECK"
    notes = []
    if digits != text:
        notes.append("INSZ_NORMALISED")
    if kind == "bis":
        notes.append("INSZ_BIS")
    if month % 20 == 0 or day == 0:
        notes.append("INSZ_PARTIAL_DATE")
    if century == 2000:
        notes.append("INSZ_2000")
    return Insz(digits, kind, tuple(notes))
