"""What the page shows of a verified credential: labels, partial dates, names from the directory, and no more."""

from dataclasses import replace
from typing import Any

import pytest

from led_vc.model import Credential
from led_vc.qualification import Equivalence, Institution, Record
from led_vc.trust import InstitutionEntry
from led_vc.verify import VerifiedCredential
from led_verifier.claims import Directory, claims_of
from led_verifier.schemas import Claims
from tests import world

_BASE = "https://led.example/institution/"


def _verified(document: dict[str, Any]) -> VerifiedCredential:
    return VerifiedCredential(credential=Credential.from_document(document), proofs=())


def _summary(record: Record | None = None, **entries: InstitutionEntry) -> Claims:
    document = world.summary(record or world.record())
    known = {**world.INSTITUTIONS, **{entry.number: entry for entry in entries.values()}}
    return claims_of(_verified(document), Directory(_BASE, known), source="Aanbieder")


def _full(record: Record) -> Claims:
    return claims_of(_verified(world.qualification(record)), Directory(_BASE, world.INSTITUTIONS), source="Aanbieder")


def test_codes_become_the_labels_of_their_lists() -> None:
    claims = _full(world.record())
    assert claims.kind is not None
    assert (claims.kind.nl, claims.kind.en) == ("Diploma", "Diploma")
    assert claims.completion is not None
    assert claims.completion.en == "Final proof"
    assert claims.category is not None
    assert claims.category.nl == "Hoger onderwijs"


@pytest.mark.parametrize("date", ["1996-05-04", "1996-05", "1996"])
def test_a_partial_date_stays_as_it_is(date: str) -> None:
    claims = _summary(world.record(geboortedatum=date, uitreikingsdatum=date))
    assert (claims.birth_date, claims.awarded_on) == (date, date)


def test_what_was_not_disclosed_is_not_there() -> None:
    document = world.summary(birth_date=False)
    claims = claims_of(_verified(document), Directory(_BASE, world.INSTITUTIONS), source="Aanbieder")
    assert claims.birth_date is None
    assert claims.category is None
    assert claims.subject is None


def test_without_a_given_name_there_is_none() -> None:
    assert _summary(world.record(voornamen=None)).given_name is None


def test_a_merged_school_comes_with_the_one_that_took_over_at_last() -> None:
    middle = InstitutionEntry(number=world.KU_LEUVEN, name="Midden", successor=99)
    last = InstitutionEntry(number=99, name="Nieuwe naam")
    assert _summary(middle=middle, last=last).awarded_by[0].successor == "Nieuwe naam"


def test_a_directory_that_goes_round_does_not_hang() -> None:
    round_trip = InstitutionEntry(number=world.KU_LEUVEN, name="Rond", successor=world.KU_BRUSSEL)
    assert _summary(round_trip=round_trip).awarded_by[0].name == "Katholieke Universiteit Brussel"


def test_a_partner_is_the_providers_word() -> None:
    partner = Institution(naam="Universiteit van Elders")
    joint = replace(world.record(), instellingen=(*world.record().instellingen, partner))
    bodies = _summary(joint).awarded_by
    assert [(body.name, body.by_provider) for body in bodies][-1] == ("Universiteit van Elders", True)
    assert len(bodies) == 3


def test_an_institution_that_the_directory_does_not_have_has_no_name_of_its_own() -> None:
    claims = claims_of(_verified(world.summary()), Directory(_BASE, {}), source="Aanbieder")
    assert claims.awarded_by == []


def test_an_equivalence_names_the_foreign_proof() -> None:
    foreign = Equivalence(titel="Yüksek Lisans", instelling="İstanbul Üniversitesi", land="TUR", datum="2004-06")
    record = world.record(bewijstype="Gelijkwaardigheid", gelijkwaardig_met=foreign)
    found = _full(record).equivalent_to
    assert found is not None
    assert (found.title, found.awarded_by, found.awarded_on) == ("Yüksek Lisans", "İstanbul Üniversitesi", "2004-06")
