"""Edge classes that take more than one row: repeats, versions, withdrawals, twins, and people taken for one another.

What follows an earlier row is delivered in the second round, so that the order of suppliers in the first never matters.
"""

from dataclasses import replace
from typing import Final

from led_issuer.sample.citizens import Citizen
from led_issuer.sample.entries import EdgeMaker, Entry, Maker, accepted, refused
from led_issuer.sample.pools import Programme

VDAB: Final = "OVO000078"


def _not_vocational(programme: Programme) -> bool:
    return programme.supplier != "OVO000076"  # its rows turn late between the rounds


def _later(entry: Entry, outcome: str, *codes: str, **columns: str) -> Entry:
    return replace(entry, phase=2, values=entry.changed(**columns), outcome=outcome, codes=codes)


def _version(entry: Entry, number: int) -> dict[str, str]:
    title = f"{entry.values['titel_nl']} (versie {number})"
    return {"operatie": "WIJZIGING", "bron_versie": str(number), "reden": "CORRECTIE", "titel_nl": title}


def _newer(entry: Entry, number: int) -> Entry:
    notes = tuple(code for code in entry.codes if code != "ROW_OK")
    return _later(entry, "superseded", "VERSION_NEW", *notes, **_version(entry, number))


def _withdrawal(entry: Entry, version: int, reason: str) -> dict[str, str]:
    kept = {name: entry.values[name] for name in ("bron_record_id", "insz")}
    return {**kept, "bron_versie": str(version), "operatie": "INTREKKING", "reden": reason}


def duplicate(make: Maker, edge: str) -> list[Entry]:
    """The same row twice in one delivery."""
    _, entry = make.some(edge=edge)
    return [entry, replace(entry, outcome="ignored", codes=("ROW_DUPLICATE",))]


def new_version(make: Maker, edge: str) -> list[Entry]:
    """A correction."""
    _, entry = make.some(fits=_not_vocational, edge=edge)
    return [entry, _newer(entry, 2)]


def older_version(make: Maker, edge: str) -> list[Entry]:
    """A version that arrives after a newer one."""
    _, entry = make.some(fits=_not_vocational, edge=edge)
    return [entry, _newer(entry, 3), _later(entry, "ignored", "VERSION_OLDER", **_version(entry, 2))]


def version_reused(make: Maker, edge: str) -> list[Entry]:
    """Other content under the version number of before."""
    _, entry = make.some(fits=_not_vocational, edge=edge)
    return [entry, _later(entry, "rejected", "VERSION_REUSED", titel_nl=entry.values["titel_nl"] + " (anders)")]


def withdrawal(make: Maker, edge: str) -> list[Entry]:
    """A withdrawal for fraud or for a mistake."""
    _, entry = make.some(edge=edge)
    reason = make.rng.choice(("FRAUDE", "VERGISSING"))
    row = replace(entry, phase=2, values=_withdrawal(entry, 2, reason), outcome="withdrawn", codes=("WITHDRAW_OK",))
    return [entry, row]


def withdrawal_unknown(make: Maker, edge: str) -> list[Entry]:
    """A withdrawal of a record that was never delivered."""
    _, entry = make.some(edge=edge)
    values = _withdrawal(entry, 2, "VERGISSING")
    return [replace(entry, phase=2, values=values, outcome="quarantined", codes=("WITHDRAW_UNKNOWN",))]


def after_withdrawal(make: Maker, edge: str) -> list[Entry]:
    """A withdrawn record that its supplier delivers again."""
    _, entry = make.some(fits=_not_vocational, edge=edge)
    first, gone = entry, _withdrawal(entry, 2, "VERGISSING")
    withdrawn = replace(entry, phase=2, values=gone, outcome="withdrawn", codes=("WITHDRAW_OK",))
    return [first, withdrawn, _later(entry, "rejected", "RECORD_WITHDRAWN", **_version(entry, 3))]


def foreign_change(make: Maker, edge: str) -> list[Entry]:
    """A supplier that changes another one's record."""
    _, entry = make.some(fits=lambda programme: programme.supplier == "OVO000334", edge=edge)
    row = _later(entry, "rejected", "RECORD_FOREIGN", **_version(entry, 2))
    return [entry, replace(row, supplier="OVO037880")]


def twins(make: Maker, edge: str) -> list[Entry]:
    """The same proof from two suppliers."""
    _, entry = make.some(
        fits=lambda programme: programme.supplier == "OVO000334" and programme.columns["schooltype"] == "Gewoon",
        edge=edge,
    )
    again = accepted(entry, "TWIN_KEPT", bron_record_id=make.reference("OVO000853"))
    return [entry, replace(again, supplier="OVO000853", phase=2)]


def own_twin(make: Maker, edge: str) -> list[Entry]:
    """An own declaration of a proof that is in the register already (L13)."""
    _, entry = make.some(fits=_not_vocational_nor_equivalent, edge=edge)
    columns = {"bron_record_id": make.reference(VDAB), "authenticiteit": "EigenVerklaringOpEer"}
    return [entry, replace(accepted(entry, "OWN_HONOUR", "TWIN_KEPT", **columns), supplier=VDAB, phase=2)]


def _not_vocational_nor_equivalent(programme: Programme) -> bool:
    return _not_vocational(programme) and programme.columns["bewijstype"] != "Gelijkwaardigheid"


def _own(make: Maker, edge: str, authenticity: str, *codes: str, **columns: str) -> list[Entry]:
    citizen = make.people.citizen(born=(1955, 1998))
    programmes = [programme for programme in make.pools.programmes if programme.supplier == VDAB]
    return [own_declaration(make, citizen, make.rng.choice(programmes), edge, authenticity, *codes, **columns)]


def own_declaration(
    make: Maker, citizen: Citizen, programme: Programme, edge: str, authenticity: str, *codes: str, **columns: str
) -> Entry:
    """Return an own declaration of `citizen`, about a school of one's own spelling."""
    entry = make.finish(citizen, programme, school=make.pools.schools[0], edge=edge)
    school = {"instelling_naam": "Avondschool, zelf opgegeven", "instellingsnummer": "", "instantie_klasse": ""}
    return accepted(entry, *codes, authenticiteit=authenticity, **school, **columns)


def own_honour(make: Maker, edge: str) -> list[Entry]:
    """An own declaration on honour."""
    return _own(make, edge, "EigenVerklaringOpEer", "OWN_HONOUR")


def own_seen(make: Maker, edge: str) -> list[Entry]:
    """An own declaration of which a counsellor saw the paper."""
    return _own(make, edge, "EigenVerklaringGeverifieerd", "OWN_SEEN", geverifieerd_op="2025-03-14")


def own_legacy(make: Maker, edge: str) -> list[Entry]:
    """The bare word that VDAB used before."""
    return _own(make, edge, "Geverifieerd", "OWN_SEEN", geverifieerd_op="2019-11-20")


def vdab_authentic(make: Maker, edge: str) -> list[Entry]:
    """VDAB that calls its row authentic (L4)."""
    return [refused(_own(make, edge, "Authentiek")[0], "AUTH_NOT_ALLOWED")]


def own_by_other(make: Maker, edge: str) -> list[Entry]:
    """An own declaration from another supplier (L6, D6)."""
    _, entry = make.some(edge=edge)
    return [refused(entry, "OWN_NOT_ALLOWED", authenticiteit="EigenVerklaringOpEer")]


def reassigned(make: Maker, edge: str) -> list[Entry]:
    """A number that comes back with another person's name."""
    citizen, entry = make.some(edge=edge)
    other, second = make.some(born=(1940, 1999), edge=edge)
    while _alike(other.family, citizen.family) or _alike(other.given, citizen.given):
        other, second = make.some(born=(1940, 1999), edge=edge)
    return [entry, _later(second, "conflict", "PERSON_CONFLICT", insz=citizen.digits)]


def _alike(left: str, right: str) -> bool:
    return left.casefold()[:3] == right.casefold()[:3]


def bis_to_register(make: Maker, edge: str) -> list[Entry]:
    """A record that comes back under a register number in place of a BIS number."""
    citizen, entry = make.some(shift=40, fits=_not_vocational, born=(1960, 1995), edge=edge)
    number = make.people.citizen(born=(citizen.year, citizen.year)).digits
    return [entry, _later(entry, "quarantined", "PERSON_MOVE", **(_version(entry, 2) | {"insz": number}))]


def namesake(make: Maker, edge: str) -> list[Entry]:
    """Two people with one name and one date of birth."""
    while True:
        citizen, entry = make.some(born=(1960, 1995), fits=_not_vocational, edge=edge)
        if len(citizen.birth) == 10:
            break
    number = make.people.citizen(born=(citizen.year, citizen.year)).digits
    reference = make.reference(entry.supplier)
    return [entry, replace(accepted(entry, "PERSON_NAMESAKE", insz=number, bron_record_id=reference), phase=2)]


SERIES_EDGES: Final[dict[str, tuple[int, EdgeMaker]]] = {
    "duplicate": (400, duplicate),
    "new_version": (800, new_version),
    "older_version": (100, older_version),
    "version_reused": (20, version_reused),
    "withdrawal": (250, withdrawal),
    "withdrawal_unknown": (20, withdrawal_unknown),
    "after_withdrawal": (20, after_withdrawal),
    "foreign_change": (20, foreign_change),
    "twins": (200, twins),
    "own_twin": (50, own_twin),
    "own_honour": (900, own_honour),
    "own_seen": (250, own_seen),
    "own_legacy": (50, own_legacy),
    "vdab_authentic": (20, vdab_authentic),
    "own_by_other": (20, own_by_other),
    "reassigned": (40, reassigned),
    "bis_to_register": (60, bis_to_register),
    "namesake": (100, namesake),
}
