"""Edge classes in the proof's columns: odd dates and schools, hostile text, broken rules D1 to D12.

Rates are rows per 100,000, from the domain's list; every class occurs at least once in every sample.
"""

from dataclasses import replace
from typing import Final

from led_issuer.sample.entries import EdgeMaker, Entry, Maker, accepted, refused
from led_issuer.sample.pools import Programme


def _higher(programme: Programme) -> bool:
    return programme.columns["categorie"] == "HogerOnderwijs" and programme.supplier.endswith("HogerOnderwijs")


def _secondary(programme: Programme) -> bool:
    return programme.supplier == "OVO000334"


def _vocational(programme: Programme) -> bool:
    return programme.supplier == "OVO000076" and programme.columns["bewijstype"] == "BewijsVanBeroepskwalificatie"


def _equivalence(programme: Programme) -> bool:
    return programme.columns["bewijstype"] == "Gelijkwaardigheid"


def year_only(make: Maker, edge: str) -> list[Entry]:
    """An award of before 1950 of which only the year is known."""
    _, entry = make.some(born=(1930, 1936), fits=lambda programme: programme.pool == "lager", edge=edge)
    return [accepted(entry, "DATE_PARTIAL", uitreikingsdatum=entry.values["uitreikingsdatum"][:4])]


def date_invalid(make: Maker, edge: str) -> list[Entry]:
    """A day that does not exist."""
    _, entry = make.some(edge=edge)
    day = make.rng.choice(("{}-02-31", "31/02/{}"))
    return [refused(entry, "DATE_INVALID", uitreikingsdatum=day.format(entry.values["uitreikingsdatum"][:4]))]


def date_future(make: Maker, edge: str) -> list[Entry]:
    """An award that lies in the future."""
    return [refused(make.some(edge=edge)[1], "DATE_FUTURE", uitreikingsdatum="2126-06-30")]


def date_too_early(make: Maker, edge: str) -> list[Entry]:
    """An award within five years of birth (D12)."""
    citizen, entry = make.some(born=(1950, 2000), edge=edge)
    return [refused(entry, "DATE_TOO_EARLY", uitreikingsdatum=f"{citizen.year + 3}-06-30")]


def date_institution(make: Maker, edge: str) -> list[Entry]:
    """An award from before the institution was founded (D12)."""
    citizen, entry = make.some(born=(1940, 1950), fits=_secondary, edge=edge)
    school = next(school for school in make.pools.schools if school.pool == "cbe")
    columns = {"instelling_naam": school.naam, "instellingsnummer": school.nummer, "instantie_klasse": school.klasse}
    return [accepted(entry, "DATE_INSTITUTION", **columns, uitreikingsdatum=f"{citizen.year + 18}-06-30")]


def equivalence(make: Maker, edge: str) -> list[Entry]:
    """A foreign degree that NARIC found equivalent."""
    return [make.some(fits=_equivalence, edge=edge)[1]]


def joint(make: Maker, edge: str) -> list[Entry]:
    """A degree of two to five awarders, one of them abroad and without a number."""
    _, entry = make.some(fits=lambda programme: programme.pool == "universiteit", edge=edge)
    first = entry.values["instelling_naam"]
    others = [s for s in make.pools.schools if s.pool == "universiteit" and not s.closed and s.naam != first]
    partners = [f"{school.nummer}|{school.naam}" for school in make.rng.sample(others, make.rng.randint(0, 3))]
    partners.append("|" + make.rng.choice(make.pools.foreign)["instelling"])
    return [accepted(entry, f"JOINT_OK:{len(partners) + 1}", medeuitreikers="~".join(partners))]


def school_closed(make: Maker, edge: str) -> list[Entry]:
    """An institution that closed or merged after the award."""
    school = make.rng.choice([school for school in make.pools.schools if school.pool == "secundair" and school.closed])
    while True:
        citizen = make.people.citizen(born=(1940, 1980))
        if (entry := make.entry(citizen, fits=_secondary, school=school, edge=edge)) is not None:
            return [entry]


def mojibake(make: Maker, edge: str) -> list[Entry]:
    """UTF-8 that was read as another character set."""
    garbled = "Getuigschrift geïntegreerde basisopleiding".encode().decode("cp1252")
    return [refused(make.some(edge=edge)[1], "TEXT_MOJIBAKE", outcome="quarantined", titel_nl=garbled)]


def formula(make: Maker, edge: str) -> list[Entry]:
    """A title that a spreadsheet would run."""
    return [refused(make.some(edge=edge)[1], "TEXT_FORMULA", titel_nl='=HYPERLINK("https://evil.example";"Attest")')]


def markup(make: Maker, edge: str) -> list[Entry]:
    """A title that a careless page would run."""
    return [refused(make.some(edge=edge)[1], "TEXT_MARKUP", titel_nl="Bachelor <script>alert(1)</script>")]


def bidi(make: Maker, edge: str) -> list[Entry]:
    """A title that turns the reading direction."""
    return [refused(make.some(edge=edge)[1], "TEXT_BIDI", titel_nl="Getuigschrift \u202egnidielpo")]


def homoglyph(make: Maker, edge: str) -> list[Entry]:
    """A Greek iota among Latin letters."""
    return [refused(make.some(edge=edge)[1], "TEXT_HOMOGLYPH", titel_nl="Get\u03b9igschrift verpleegkunde")]


def nul(make: Maker, edge: str) -> list[Entry]:
    """A NUL byte."""
    return [refused(make.some(edge=edge)[1], "TEXT_NUL", titel_nl="Getuigschrift\x00 lassen")]


def d1_missing(make: Maker, edge: str) -> list[Entry]:
    """Higher education without graad (D1)."""
    return [refused(make.some(fits=_higher, edge=edge)[1], "D1_GRAAD", graad="NietVanToepassing")]


def d1_needless(make: Maker, edge: str) -> list[Entry]:
    """A graad where there is none (D1)."""
    return [refused(make.some(fits=_vocational, edge=edge)[1], "D1_GRAAD", graad="Bachelor")]


def d2(make: Maker, edge: str) -> list[Entry]:
    """An onderwijsvorm outside secondary education (D2)."""
    return [refused(make.some(fits=_higher, edge=edge)[1], "D2_ONDERWIJSVORM", onderwijsvorm="ASO")]


def d3(make: Maker, edge: str) -> list[Entry]:
    """A subject of another field (D3)."""
    return [refused(make.some(fits=_higher, edge=edge)[1], "D3_ONDERWERP", onderwerp="840003")]


def d4(make: Maker, edge: str) -> list[Entry]:
    """The name of an institution where its class belongs (D4)."""
    _, entry = make.some(edge=edge)
    name = entry.values["instelling_naam"]
    return [refused(entry, "CODE_UNKNOWN:instantie_klasse", outcome="quarantined", instantie_klasse=name)]


def d5(make: Maker, edge: str) -> list[Entry]:
    """A category that the supplier may not deliver (D5)."""
    return [refused(make.some(fits=_vocational, edge=edge)[1], "D5_CATEGORY", categorie="Taalexamen")]


def d7_not_naric(make: Maker, edge: str) -> list[Entry]:
    """An equivalence from another supplier (D7)."""
    _, entry = make.some(fits=_higher, edge=edge)
    foreign = "Maîtrise en droit privé|Université de Lille|FR|2001"
    return [refused(entry, "EQUIV_NOT_NARIC", bewijstype="Gelijkwaardigheid", gelijkwaardig_met=foreign)]


def d7_no_proof(make: Maker, edge: str) -> list[Entry]:
    """An equivalence that names no foreign proof (D7)."""
    return [refused(make.some(fits=_equivalence, edge=edge)[1], "EQUIV_NO_PROOF", gelijkwaardig_met="")]


def d8(make: Maker, edge: str) -> list[Entry]:
    """An interim proof that calls itself a diploma (D8)."""
    _, entry = make.some(fits=lambda programme: programme.is_diploma, edge=edge)
    return [refused(entry, "D8_TUSSENBEWIJS", bewijsstaat="Tussenbewijs")]


def d11_late(make: Maker, edge: str) -> list[Entry]:
    """A vocational qualification delivered long after its end (D11)."""
    return [make.some(fits=_vocational, edge=edge)[1]]


def d11_in_time(make: Maker, edge: str) -> list[Entry]:
    """A vocational qualification delivered within two months (D11)."""
    _, entry = make.some(fits=_vocational, born=(1985, 1998), edge=edge)
    in_time = replace(entry, codes=tuple(code for code in entry.codes if code != "LATE"))
    return [accepted(in_time, uitreikingsdatum="2026-08-28")]


def code_unknown(make: Maker, edge: str) -> list[Entry]:
    """A code that the list does not have yet."""
    _, entry = make.some(fits=_higher, edge=edge)
    return [refused(entry, "CODE_UNKNOWN:onderwerp", outcome="quarantined", onderwerp=entry.values["isced"] + "999")]


def deceased(make: Maker, edge: str) -> list[Entry]:
    """A person who died: still an open question."""
    return [refused(make.some(edge=edge)[1], "PERSON_DECEASED", outcome="quarantined", reden="OVERLIJDEN")]


PROOF_EDGES: Final[dict[str, tuple[int, EdgeMaker]]] = {
    "year_only": (400, year_only),
    "date_invalid": (30, date_invalid),
    "date_future": (30, date_future),
    "date_too_early": (20, date_too_early),
    "date_institution": (50, date_institution),
    "equivalence": (200, equivalence),
    "joint": (150, joint),
    "school_closed": (300, school_closed),
    "mojibake": (80, mojibake),
    "formula": (10, formula),
    "markup": (10, markup),
    "bidi": (10, bidi),
    "homoglyph": (10, homoglyph),
    "nul": (5, nul),
    "d1_missing": (30, d1_missing),
    "d1_needless": (20, d1_needless),
    "d2": (50, d2),
    "d3": (50, d3),
    "d4": (20, d4),
    "d5": (20, d5),
    "d7_not_naric": (20, d7_not_naric),
    "d7_no_proof": (20, d7_no_proof),
    "d8": (20, d8),
    "d11_late": (100, d11_late),
    "d11_in_time": (100, d11_in_time),
    "code_unknown": (100, code_unknown),
    "deceased": (200, deceased),
}
