"""Invented people: a name, a date of birth, and a number that no person has."""

import random
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from led_issuer.sample.pools import Pools

_FIRST, _LAST = date(1930, 1, 1), date(2008, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """One person, and the codes that the number and name bring to each accepted row."""

    digits: str
    family: str
    given: str
    birth: str
    notes: tuple[str, ...]

    @property
    def year(self) -> int:
        """Return the year of birth."""
        return int(self.birth[:4])

    @property
    def columns(self) -> dict[str, str]:
        """Return the person's columns of a row."""
        name = {"familienaam": self.family, "voornamen": self.given}
        return {"insz": self.digits, **name, "geboortedatum": self.birth}


@dataclass(slots=True)
class Population:
    """Makes people: no number and no name with date of birth comes twice, unless it is asked for."""

    rng: random.Random
    pools: Pools
    _numbers: set[str] = field(default_factory=set)
    _identities: set[tuple[str, str, date]] = field(default_factory=set)

    def reserve(self, numbers: Iterable[str]) -> None:
        """Keep `numbers` for people written down elsewhere."""
        self._numbers.update(numbers)

    def citizen(
        self, *, born: tuple[int, int] = (1930, 2008), shift: int = 0, unknown: str = "", accents: bool = False
    ) -> Citizen:
        """Return a new person; `shift` is added to the month, `unknown` writes it or the day as 00."""
        while True:
            birth = self._birth(*born)
            given, family = self.pools.given.draw(self.rng), self.pools.family.draw(self.rng)
            if self.rng.random() < 0.15:
                given = f"{given} {self.pools.given.draw(self.rng)}"
            if accents and (given + family).isascii():
                continue
            # The first name alone counts, without its marks: that is how the register finds namesakes.
            identity = (_plain(family), _plain(given.partition(" ")[0]), birth)
            if identity not in self._identities:
                break
        self._identities.add(identity)
        digits = self.number(birth, shift=shift, unknown=unknown)
        notes = self._notes(birth, shift, unknown)
        text = birth.isoformat()
        partial = self.rng.random()
        text = text[:4] if partial < 0.01 else text[:7] if partial < 0.015 else text
        return Citizen(digits=digits, family=family, given=given, birth=text, notes=notes)

    def number(self, birth: date, *, shift: int = 0, unknown: str = "") -> str:
        """Return a free number for that birth: sequence 000 or 999, or month + 80 when both are taken.

        A BIS number keeps its month; when both are taken it is of the day before.
        """
        month = 0 if unknown == "month" else birth.month
        day = 0 if unknown else birth.day
        others = () if shift else ((80, self.rng.randint(1, 998)) for _ in range(50))
        for added, sequence in ((shift, 0), (shift, 999), *others):
            stem = f"{birth.year % 100:02}{month + added:02}{day:02}{sequence:03}"
            digits = stem + check_digits(stem, birth.year)
            if digits not in self._numbers:
                self._numbers.add(digits)
                return digits
        return self.number(birth - timedelta(days=1), shift=shift, unknown=unknown)

    def _birth(self, first: int, last: int) -> date:
        start, end = max(_FIRST, date(first, 1, 1)), min(_LAST, date(last, 12, 31))
        return start + timedelta(days=self.rng.randrange((end - start).days + 1))

    def _notes(self, birth: date, shift: int, unknown: str) -> tuple[str, ...]:
        notes = {"INSZ_BIS": shift in (20, 40), "INSZ_PARTIAL_DATE": bool(unknown), "INSZ_2000": birth.year >= 2000}
        return tuple(note for note, holds in notes.items() if holds)


def check_digits(stem: str, birth_year: int) -> str:
    """Return the two check digits of the nine digits `stem`."""
    century = 2_000_000_000 if birth_year >= 2000 else 0
    return f"{97 - (int(stem) + century) % 97:02}"


def _plain(name: str) -> str:
    marks = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in marks if letter.isalpha())
