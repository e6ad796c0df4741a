"""What is found wrong or worth telling in one row, and what a row is checked against."""

from dataclasses import dataclass, field
from datetime import date

from led_issuer.register.codes import Codes, Supplier
from led_issuer.register.texts import TextChecks

HELD = frozenset({"TEXT_MOJIBAKE", "CODE_UNKNOWN", "PERSON_DECEASED"})


@dataclass(slots=True)
class Findings:
    """Codes by their effect: refused outright, held for a person to decide, or a note on an accepted row."""

    rejected: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, code: str) -> None:
        """Add a code that refuses or holds the row, once."""
        place = self.held if code.partition(":")[0] in HELD else self.rejected
        if code not in place:
            place.append(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRules:
    """What holds for every row of one delivery."""

    codes: Codes
    supplier: Supplier
    today: str
    delivered: date
    allow_synthetic: bool
    texts: TextChecks

    def text(self, value: str, findings: Findings) -> str:
        """Return `value` in one spelling form, noting what is wrong with it."""
        if not value:
            return ""
        checked = self.texts.check(value)
        if checked.code is not None:
            findings.fault(checked.code)
        return checked.value
