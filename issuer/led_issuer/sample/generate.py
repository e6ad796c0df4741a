"""The whole sample: plain lives with every edge class among them, in two rounds of deliveries."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from led_issuer.sample.citizens import Citizen, Population
from led_issuer.sample.edges_person import PERSON_EDGES
from led_issuer.sample.edges_proof import PROOF_EDGES
from led_issuer.sample.edges_series import SERIES_EDGES, VDAB, own_declaration
from led_issuer.sample.entries import EdgeMaker, Entry, Maker
from led_issuer.sample.people import CITIZENS, DECLARANT, GRADUATE, DemoCitizen
from led_issuer.sample.pools import Pools, Programme

EDGES: Final[dict[str, tuple[int, EdgeMaker]]] = PERSON_EDGES | PROOF_EDGES | SERIES_EDGES
_CATEGORY_WEIGHTS: Final = {
    "OVO000334": 44,
    "OVO000853": 0.5,
    "OVO037880": 1,
    "OVO001957-HogerOnderwijs": 30,
    "OVO001957-Volwassenenonderwijs": 12,
    "OVO000332": 4,
    "OVO000079": 3,
    "OVO000039": 1,
    "OVO000076": 2,
    "OVO000090": 0.3,
    "OVO003323": 0.4,
    "OVO001846": 1.5,
    "OVO000854": 0.5,
}
_PROOFS: Final = ((1, 2, 3, 4, 5, 6), (30, 34, 20, 9, 5, 2))


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How many rows are wanted, and the seed that makes them the same everywhere."""

    rows: int
    seed: int


def generate(size: SampleSize) -> Iterator[Entry]:
    """Give the entries in the order of their making; a little more than asked where every edge needs its row."""
    rng, pools = random.Random(size.seed), Pools.load()  # noqa: S311 - repeatable on purpose, and nobody's secret
    people = Population(rng, pools)
    people.reserve(citizen.rrn for citizen in CITIZENS)
    make = Maker(rng=rng, pools=pools, people=people)
    given = 0
    for entry in _demo_citizens(make):
        given += 1
        yield entry
    deck = [
        (edge, maker) for edge, (rate, maker) in EDGES.items() for _ in range(max(1, round(rate * size.rows / 1e5)))
    ]
    rng.shuffle(deck)
    # Edges are spread evenly: one after each share of the rows that are left.
    while deck or given < size.rows:
        share = max(0, size.rows - given) / (len(deck) + 1)
        if deck and rng.random() * (share + 1) < 2:
            edge, maker = deck.pop()
            entries = maker(make, edge)
        else:
            entries = _life(make)[: max(1, size.rows - given)]
        given += len(entries)
        yield from entries


def _life(make: Maker) -> list[Entry]:
    """Return the proofs of one person in the order of a life: each supplier as often as the register has it."""
    citizen = make.people.citizen()
    wanted = make.rng.choices(_PROOFS[0], _PROOFS[1])[0]
    suppliers = make.rng.choices(list(_CATEGORY_WEIGHTS), list(_CATEGORY_WEIGHTS.values()), k=wanted)
    entries: list[Entry] = []
    for supplier in suppliers:
        had = frozenset(entry.values["titel_nl"] for entry in entries)
        if (entry := make.entry(citizen, fits=_from(supplier), avoid=had)) is not None:
            entries.append(entry)
    return sorted(entries, key=lambda entry: entry.values["uitreikingsdatum"])


def _from(supplier: str) -> Callable[[Programme], bool]:
    return lambda programme: programme.supplier == supplier


def _demo_citizens(make: Maker) -> Iterator[Entry]:
    """Give the rows of the citizens that the demo logs in as; the newcomer has none."""
    graduate, declarant = _citizen(GRADUATE), _citizen(DECLARANT)
    by_title = {programme.columns["titel_nl"]: programme for programme in make.pools.programmes}
    schools = {school.naam: school for school in make.pools.schools}
    bachelor = make.finish(
        graduate, by_title["Bachelor in de toegepaste informatica"], school=schools["HOGENT"], edge="demo"
    )
    yield replace(bachelor, values=bachelor.changed(uitreikingsdatum="2019-07-02", schooljaar="2018-2019"))
    secondary = make.finish(
        graduate,
        by_title["Diploma van secundair onderwijs: economie-moderne talen"],
        school=schools["Sint-Jozefscollege Aalst"],
        edge="demo",
    )
    yield replace(secondary, values=secondary.changed(uitreikingsdatum="2016-06-30", schooljaar="2015-2016"))
    own = [programme for programme in make.pools.programmes if programme.supplier == VDAB]
    yield own_declaration(make, graduate, own[2], "demo", "EigenVerklaringOpEer", "OWN_HONOUR")
    yield own_declaration(make, declarant, own[1], "demo", "EigenVerklaringOpEer", "OWN_HONOUR")
    seen = {"geverifieerd_op": "2024-05-17"}
    yield own_declaration(make, declarant, own[0], "demo", "EigenVerklaringGeverifieerd", "OWN_SEEN", **seen)


def _citizen(demo: DemoCitizen) -> Citizen:
    return Citizen(digits=demo.rrn, family=demo.family_name, given=demo.given_name, birth=demo.birth_date, notes=())
