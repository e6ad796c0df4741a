"""What the generator draws from: names, programmes of study, institutions, foreign degrees. Data, read once."""

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate
from typing import Self


@dataclass(frozen=True, slots=True)
class Names:
    """Names by falling frequency: the n-th is drawn as often as Zipf's law has it."""

    values: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[str]) -> Self:
        """Weigh `values` by their place."""
        return cls(tuple(values), tuple(accumulate(1 / (place + 8) for place in range(len(values)))))

    def draw(self, rng: random.Random) -> str:
        """Return one of them."""
        return rng.choices(self.values, cum_weights=self.weights)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A kind of proof: its columns, the years in which it was awarded and the usual age."""

    columns: Mapping[str, str]
    supplier: str
    first: int
    last: int
    age: int
    pool: str
    weight: int

    @property
    def is_diploma(self) -> bool:
        """Say whether the proof calls itself a diploma."""
        return self.columns["bewijstype"] == "Diploma"


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """An institution of a pool."""

    pool: str
    klasse: str
    nummer: str
    naam: str
    opvolger: str
    opgericht: str
    gesloten: str

    @property
    def closed(self) -> bool:
        """Say whether it closed or merged."""
        return bool(self.gesloten or self.opvolger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """Everything to draw from."""

    given: Names
    family: Names
    programmes: tuple[Programme, ...]
    schools: tuple[School, ...]
    foreign: tuple[Mapping[str, str], ...]

    @classmethod
    def load(cls) -> Self:
        """Read the data files beside this module."""
        names = {row["soort"]: Names.of(row["namen"].split("|")) for row in _rows("names.csv")}
        return cls(
            given=names["voornaam"],
            family=names["familienaam"],
            programmes=tuple(_programme(row) for row in _rows("programmes.csv")),
            schools=tuple(School(**row) for row in _rows("institutions.csv")),
            foreign=tuple(_rows("foreign.csv")),
        )


def _programme(row: dict[str, str]) -> Programme:
    meta = {name: row.pop(name) for name in ("leverancier", "van", "tot", "leeftijd", "pool", "gewicht")}
    return Programme(
        columns=row,
        supplier=meta["leverancier"],
        first=int(meta["van"]),
        last=int(meta["tot"]),
        age=int(meta["leeftijd"]),
        pool=meta["pool"],
        weight=int(meta["gewicht"]),
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))
