"""Edge classes in the person's columns: wrong and odd numbers, odd names.

Rates are rows per 100,000, from the domain's list; every class occurs at least once in every sample.
"""

import random
import unicodedata
from typing import Final

from led_issuer.sample.citizens import check_digits
from led_issuer.sample.entries import EdgeMaker, Entry, Maker, accepted, refused
from led_issuer.sample.pools import Programme


def _secondary(programme: Programme) -> bool:
    return programme.supplier == "OVO000334"


def _wrong_check(digits: str, rng: random.Random) -> str:
    valid = {check_digits(digits[:9], 1990), check_digits(digits[:9], 2005)}
    return digits[:9] + rng.choice([f"{check:02}" for check in range(1, 98) if f"{check:02}" not in valid])


def insz_check(make: Maker, edge: str) -> list[Entry]:
    """The check digits are wrong."""
    citizen, entry = make.some(edge=edge)
    return [refused(entry, "INSZ_CHECK", insz=_wrong_check(citizen.digits, make.rng))]


def insz_dots(make: Maker, edge: str) -> list[Entry]:
    """The number is written as people write it."""
    citizen, entry = make.some(edge=edge)
    d = citizen.digits
    return [accepted(entry, "INSZ_NORMALISED", insz=f"{d[:2]}.{d[2:4]}.{d[4:6]}-{d[6:9]}.{d[9:]}")]


def insz_spaces(make: Maker, edge: str) -> list[Entry]:
    """The number has spaces."""
    citizen, entry = make.some(edge=edge)
    return [
        accepted(entry, "INSZ_NORMALISED", insz=f" {citizen.digits[:6]} {citizen.digits[6:9]} {citizen.digits[9:]}")
    ]


def insz_ten(make: Maker, edge: str) -> list[Entry]:
    """A spreadsheet dropped the leading zero."""
    citizen, entry = make.some(born=(2001, 2006), edge=edge)
    return [refused(entry, "INSZ_LENGTH", insz=citizen.digits.removeprefix("0"))]


def insz_twelve(make: Maker, edge: str) -> list[Entry]:
    """The number has a digit too many."""
    citizen, entry = make.some(edge=edge)
    return [refused(entry, "INSZ_LENGTH", insz=citizen.digits + "0")]


def insz_elsewhere(make: Maker, edge: str) -> list[Entry]:
    """The supplier used the person's number as its own reference."""
    citizen, entry = make.some(edge=edge)
    return [refused(entry, "INSZ_ELSEWHERE", bron_record_id=f"dossier-{citizen.digits}")]


def bis_20(make: Maker, edge: str) -> list[Entry]:
    """A BIS number, sex unknown."""
    return [make.some(shift=20, edge=edge)[1]]


def bis_40(make: Maker, edge: str) -> list[Entry]:
    """A BIS number, sex known."""
    return [make.some(shift=40, edge=edge)[1]]


def insz_month_unknown(make: Maker, edge: str) -> list[Entry]:
    """Month and day 00 in the number."""
    return [make.some(unknown="month", edge=edge)[1]]


def insz_day_unknown(make: Maker, edge: str) -> list[Entry]:
    """Day 00 in the number."""
    return [make.some(unknown="day", edge=edge)[1]]


def born_2000(make: Maker, edge: str) -> list[Entry]:
    """The check rule for births from 2000 on."""
    return [make.some(born=(2000, 2006), edge=edge)[1]]


def nfd(make: Maker, edge: str) -> list[Entry]:
    """The same person in two spellings of the same letters."""
    citizen, first = make.some(accents=True, fits=_secondary, edge=edge)
    again = make.entry(citizen, avoid=frozenset({first.values["titel_nl"]}), edge=edge) or make.some(edge=edge)[1]
    spelled = {name: unicodedata.normalize("NFD", again.values[name]) for name in ("familienaam", "voornamen")}
    more = ("NAME_NFC",) if spelled != {name: again.values[name] for name in spelled} else ()
    return [first, accepted(again, *more, **spelled)]


def name_long(make: Maker, edge: str) -> list[Entry]:
    """A name of more than 120 characters."""
    long = "de Ghellinck d'Elseghem Vaernewyck-van der Straeten-Waillet de Limburg Stirum et du Saint-Empire"
    name = f"{long}-de Merode-Westerloo van Ursel"
    return [accepted(make.some(edge=edge)[1], "NAME_LONG", familienaam=name)]


def name_short(make: Maker, edge: str) -> list[Entry]:
    """A family name of one letter."""
    return [accepted(make.some(edge=edge)[1], "NAME_SHORT", familienaam=make.rng.choice("OÓEY"))]


def name_no_first(make: Maker, edge: str) -> list[Entry]:
    """A person without first name."""
    return [accepted(make.some(edge=edge)[1], "NAME_NO_FIRST", voornamen="")]


PERSON_EDGES: Final[dict[str, tuple[int, EdgeMaker]]] = {
    "insz_check": (150, insz_check),
    "insz_dots": (100, insz_dots),
    "insz_spaces": (100, insz_spaces),
    "insz_ten": (50, insz_ten),
    "insz_twelve": (50, insz_twelve),
    "insz_elsewhere": (5, insz_elsewhere),
    "bis_20": (300, bis_20),
    "bis_40": (300, bis_40),
    "insz_month_unknown": (75, insz_month_unknown),
    "insz_day_unknown": (75, insz_day_unknown),
    "born_2000": (100, born_2000),
    "nfd": (300, nfd),
    "name_long": (20, name_long),
    "name_short": (20, name_short),
    "name_no_first": (60, name_no_first),
}
