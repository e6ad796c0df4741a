"""L5: "Deze gegevens zijn geverifieerd en betrouwbaar." """

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest

from led_vc import contexts
from led_vc.errors import NotIssuableError
from led_vc.qualification import (
    Authenticiteit,
    Institution,
    Operatie,
    Record,
    RegisterNames,
    StatusIndex,
    check_issuable,
    summary_credential,
)

LETTERS = "bcdfghjkmnpqrstvwxyz"


def _record(rng: random.Random) -> Record:
    return Record(
        register_id="".join(rng.choices(LETTERS, k=30)),
        register_versie=rng.randint(1, 5),
        operatie=rng.choice(get_args(Operatie)),
        authenticiteit=rng.choice(get_args(Authenticiteit)),
        leverancier=rng.choice(sorted(contexts.suppliers())),
        provider=rng.randint(1, 14),
        familienaam="Peeters",
        geboortedatum=f"{rng.randint(1930, 2008)}",
        categorie=rng.choice(sorted(contexts.code_lists()["Categorie"].labels)),
        bewijstype=rng.choice(sorted(contexts.code_lists()["Bewijstype"].labels)),
        titel_nl="Bachelor in de verpleegkunde",
        instellingen=(Institution(naam="Hogeschool PXL", nummer=12),),
    )


def test_l5_a_credential_comes_of_a_record_exactly_when_it_is_authentic_active_and_of_a_known_kind() -> None:
    rng = random.Random(5)
    issued = 0
    for _ in range(10_000):
        record = _record(rng)
        try:
            credential = summary_credential(
                record,
                names=RegisterNames("led.example"),
                holder="did:key:z6MkfxBuH27zLnvYhiJcNXLM7DYRi53Hyaj89k2SZogV3S6E",
                valid_until=datetime(2027, 11, 30, tzinfo=UTC),
                revocation=StatusIndex(1, 1),
                birth_date=True,
            )
        except NotIssuableError:
            credential = None
        authentic_and_active = record.authenticiteit == "Authentiek" and record.operatie != "INTREKKING"
        assert (credential is not None) == (authentic_and_active and record.bewijstype != "NietBeschikbaar")
        issued += credential is not None
    assert 1000 < issued < 5000  # both sides were tried


@pytest.mark.parametrize("declared", ["EigenVerklaringGeverifieerd", "EigenVerklaringOpEer"])
def test_l5_the_refusal_of_a_withdrawn_own_declaration_is_about_the_declaration(declared: Authenticiteit) -> None:
    record = replace(_record(random.Random(1)), authenticiteit=declared, operatie="INTREKKING")
    with pytest.raises(NotIssuableError) as refused:
        check_issuable(record)
    assert refused.value.code == "own_declaration_not_issuable"
