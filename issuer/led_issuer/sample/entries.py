"""Rows to be delivered, each with the answer that an import must give to it."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from led_issuer.sample.citizens import Citizen, Population
from led_issuer.sample.pools import Pools, Programme, School

Phase = Literal[1, 2]
DELIVERED: Final[dict[Phase, date]] = {1: date(2026, 9, 15), 2: date(2026, 10, 15)}
_LAST_YEAR: Final = 2026
_QUALIFYING: Final = "BewijsVanBeroepskwalificatie"
_OPTIONS: Final = ("psychiatrie", "netwerkbeheer", "accountancy-fiscaliteit", "Nederlands-Engels")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of one supplier, in the first round of deliveries or in a later one."""

    supplier: str
    values: dict[str, str]
    outcome: str
    codes: tuple[str, ...]
    edge: str
    phase: Phase = 1

    def changed(self, **columns: str) -> dict[str, str]:
        """Return the row with other values in some columns."""
        return self.values | columns


@dataclass(slots=True, kw_only=True)
class Maker:
    """Makes plausible accepted rows; the edge classes bend them."""

    rng: random.Random
    pools: Pools
    people: Population
    _counts: dict[str, int] = field(default_factory=dict)

    def programmes(self, citizen: Citizen, fits: Callable[[Programme], bool]) -> list[Programme]:
        """Return the programmes that a person of that age can have finished, own declarations left out."""
        return [
            programme
            for programme in self.pools.programmes
            if fits(programme)
            and programme.supplier != "OVO000078"
            and programme.first <= citizen.year + programme.age
            and citizen.year + programme.age <= programme.last
        ]

    def entry(
        self,
        citizen: Citizen,
        *,
        fits: Callable[[Programme], bool] = lambda _: True,
        avoid: frozenset[str] = frozenset(),
        school: School | None = None,
        edge: str = "plain",
    ) -> Entry | None:
        """Return one accepted row for `citizen`, or None when no programme fits the years of that life."""
        found = [
            programme for programme in self.programmes(citizen, fits) if programme.columns["titel_nl"] not in avoid
        ]
        if not found:
            return None
        programme = self.rng.choices(found, [programme.weight for programme in found])[0]
        return self.finish(citizen, programme, school=school, edge=edge)

    def some(
        self,
        *,
        fits: Callable[[Programme], bool] = lambda _: True,
        born: tuple[int, int] = (1930, 2008),
        shift: int = 0,
        unknown: str = "",
        accents: bool = False,
        edge: str,
    ) -> tuple[Citizen, Entry]:
        """Return a new person with one accepted row."""
        while True:
            citizen = self.people.citizen(born=born, shift=shift, unknown=unknown, accents=accents)
            if (entry := self.entry(citizen, fits=fits, edge=edge)) is not None:
                return citizen, entry

    def finish(
        self, citizen: Citizen, programme: Programme, *, school: School | None = None, edge: str = "plain"
    ) -> Entry:
        """Return the row of `citizen` for `programme`, awarded at the usual age."""
        awarded = self._awarded(citizen.year + programme.age, programme)
        body = school or self._school(programme)
        values = {
            "bron_record_id": self.reference(programme.supplier),
            "bron_versie": "1",
            "operatie": "NIEUW",
            **citizen.columns,
            **{name: value for name, value in programme.columns.items() if value},
            "authenticiteit": "Authentiek",
            "instantie_klasse": body.klasse,
            "instelling_naam": body.naam,
            "instellingsnummer": body.nummer,
            "land": "BE",
            "uitreikingsdatum": awarded,
        }
        values |= self._refinements(citizen, programme, awarded)
        notes = list(citizen.notes)
        if programme.columns["bewijstype"] == _QUALIFYING and awarded < "2026-07":
            notes.append("LATE")
        if body.closed:
            notes.append("SCHOOL_CLOSED")
        if programme.columns["bewijstype"] == "Gelijkwaardigheid":
            values["gelijkwaardig_met"] = self._foreign(awarded)
            notes.append("EQUIV_OK")
        return accepted(Entry(supplier=programme.supplier, values=values, outcome="", codes=tuple(notes), edge=edge))

    def _refinements(self, citizen: Citizen, programme: Programme, awarded: str) -> dict[str, str]:
        """Return what only some rows have: a school year, an option, a former name."""
        refined = {}
        if programme.columns["categorie"] in ("SecundairOnderwijs", "HogerOnderwijs") and len(awarded) > 4:
            refined["schooljaar"] = f"{int(awarded[:4]) - 1}-{awarded[:4]}"
        if programme.pool in ("hogeschool", "universiteit") and self.rng.random() < 0.2:
            refined["studierichting"] = "Afstudeerrichting " + self.rng.choice(_OPTIONS)
            if self.rng.random() < 0.3:
                refined["specialisatie"] = "internationaal traject"
        if self.rng.random() < 0.03:
            refined["naam_bij_uitreiking"] = f"{citizen.given}|{self.pools.family.draw(self.rng)}"
        return refined

    def reference(self, supplier: str) -> str:
        """Return a fresh reference of that supplier: too few digits to look like a person's number."""
        prefix = supplier.removeprefix("OVO").replace("001957-", "")
        self._counts[supplier] = self._counts.get(supplier, 0) + 1
        return f"{prefix}/{self._counts[supplier]:06}"

    def _awarded(self, year: int, programme: Programme) -> str:
        year = min(year, programme.last)
        if programme.columns["bewijstype"] == _QUALIFYING:
            return f"{year}-{self.rng.randint(1, 5):02}-{self.rng.randint(1, 28):02}"
        partial = self.rng.random()
        if partial < 0.02:
            return str(year)
        month = self.rng.choice((6, 6, 6, 7)) if year == _LAST_YEAR else self.rng.choice((6, 6, 7, 9))
        return f"{year}-{month:02}" if partial < 0.03 else f"{year}-{month:02}-{self.rng.randint(1, 30):02}"

    def _school(self, programme: Programme) -> School:
        return self.rng.choice([s for s in self.pools.schools if s.pool == programme.pool and not s.closed])

    def _foreign(self, awarded: str) -> str:
        degree = self.rng.choice(self.pools.foreign)
        return "|".join((degree["titel"], degree["instelling"], degree["land"], str(int(awarded[:4]) - 2)))


def accepted(entry: Entry, *more: str, **columns: str) -> Entry:
    """Return `entry` with other `columns`, accepted with `more` notes; a row without any note says so."""
    values = entry.changed(**columns)
    notes = [code for code in entry.codes if code not in ("ROW_OK", "DATE_PARTIAL")]
    if len(values["geboortedatum"]) < 10 or len(values["uitreikingsdatum"]) < 10:
        notes.append("DATE_PARTIAL")
    codes = tuple(dict.fromkeys((*notes, *more))) or ("ROW_OK",)
    return replace(entry, values=values, outcome="accepted", codes=codes)


def refused(entry: Entry, *codes: str, outcome: str = "rejected", **columns: str) -> Entry:
    """Return `entry` with other `columns`, refused or held with `codes`."""
    return replace(entry, values=entry.changed(**columns), outcome=outcome, codes=codes)


EdgeMaker = Callable[[Maker, str], list[Entry]]
"""Makes the rows of one edge class, under its name."""
