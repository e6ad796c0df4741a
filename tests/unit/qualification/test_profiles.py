"""The two profiles of a record: the examples to the letter, closed schemas, nothing that may not be there."""

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import jsonschema_rs
import pytest

from led_vc import contexts
from led_vc.errors import NotIssuableError, ParsingError
from led_vc.qualification import (
    Institution,
    PersonName,
    Record,
    RegisterNames,
    StatusIndex,
    qualification_credential,
    record_from_json,
    record_to_json,
    summary_credential,
)
from led_vc.rdf import canonicalize
from tests.paths import SHARED, requires_shared

EXAMPLES = SHARED / "credential" / "examples"
NAMES = RegisterNames("led.example")
HOLDER = "did:key:z6MkfxBuH27zLnvYhiJcNXLM7DYRi53Hyaj89k2SZogV3S6E"
FROM, UNTIL = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2027, 11, 30, tzinfo=UTC)

MASTER = Record(
    register_id="qvbnhjkmrtwzsdfgcpxyqvbnhjkmrt",
    register_versie=2,
    operatie="WIJZIGING",
    authenticiteit="Authentiek",
    leverancier="OVO001957-HogerOnderwijs",
    provider=11,
    familienaam="Van de Casteele",
    voornamen="Zoë Fatima-Zahra",
    geboortedatum="1983-02-17",
    naam_bij_uitreiking=PersonName("Zoë", "Vandenbroucke"),
    categorie="HogerOnderwijs",
    bewijstype="Diploma",
    bewijsstaat="Eindbewijs",
    graad="Master",
    onderwijsvorm="ASO",
    titel_nl="Master in de taal- en letterkunde",
    instellingen=(Institution(naam="Universiteit Gent", nummer=8, klasse="Universiteit"),),
    uitreikingsdatum="2006-07-04",
    land="BEL",
    taal="NLD",
    vks_niveau="7",
)


def full(record: Record, **options: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "names": NAMES,
        "holder": HOLDER,
        "credential_id": "tzwrqvnmkjhgfdspxcbtzwrqvnmkjh",
        "valid_from": FROM,
        "valid_until": UNTIL,
        "revocation": StatusIndex(3, 70412),
        "suspension": StatusIndex(4, 11873),
    }
    return qualification_credential(record, **(given | options))


def short(record: Record, *, birth_date: bool = True, **options: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "names": NAMES,
        "holder": HOLDER,
        "valid_until": UNTIL,
        "revocation": StatusIndex(12, 94567),
    }
    return summary_credential(record, birth_date=birth_date, **(given | options))


def faults(document: Mapping[str, Any], url: str) -> list[str]:
    schema = contexts.schema(url + "/schema.json")
    validator = jsonschema_rs.Draft202012Validator(json.loads(json.dumps(schema)), validate_formats=True)
    return [error.message for error in validator.iter_errors(document)]


def generated(count: int) -> list[Record]:
    """Return records that try every code of every list and every kind of date."""
    rng = random.Random(11)
    lists = {name: sorted(code_list.labels) for name, code_list in contexts.code_lists().items()}
    day = ("1983-02-17", "1983-02", "1983")

    def code(name: str) -> str:
        return rng.choice(lists[name])

    def body(place: int) -> Institution:
        successor = Institution(naam="KU Leuven", nummer=7) if rng.random() < 0.3 else None
        number = rng.randint(1, 4000) * 5 + place if rng.random() < 0.8 else None
        name = f"Université de Lille {place}"
        return Institution(naam=name, nummer=number, klasse=code("Instantie"), opvolger=successor)

    # A category that is not known comes from no supplier of authentic data (D5).
    categories = [category for category in lists["Categorie"] if category != "NietBeschikbaar"]
    kinds = [kind for kind in lists["Bewijstype"] if kind not in ("NietBeschikbaar", "Gelijkwaardigheid")]
    return [
        replace(
            MASTER,
            register_versie=rng.randint(1, 9),
            voornamen=rng.choice((None, "Łukasz")),
            geboortedatum=rng.choice(day),
            uitreikingsdatum=rng.choice((*day, None)),
            categorie=rng.choice(categories),
            bewijstype=rng.choice(kinds),
            bewijsstaat=rng.choice((None, code("Bewijsstaat"))),
            graad=code("Graad"),
            onderwijsvorm=code("Onderwijsvorm"),
            schooltype=code("Schooltype"),
            onderwerp=rng.choice((None, code("Onderwerp"))),
            isced=rng.choice((None, code("ISCEDStudiegebied"))),
            iscedniveau=code("ISCEDNiveau"),
            vks_niveau=code("VKSNiveauOnderwijskwalificatie"),
            titel_en=rng.choice((None, "Master of Arts")),
            studiepunten=rng.choice((None, "60", "12.5")),
            leverancier=code("Leverancier"),
            instellingen=tuple(map(body, range(rng.choice((1, 1, 2, 5))))),
        )
        for _ in range(count)
    ]


@requires_shared
def test_the_full_profile_is_the_example_to_the_letter() -> None:
    record = record_from_json(json.loads((EXAMPLES / "record.json").read_text()))
    assert full(record) == json.loads((EXAMPLES / "qualification.json").read_text())


@requires_shared
def test_the_summary_is_the_example_to_the_letter() -> None:
    record = record_from_json(json.loads((EXAMPLES / "record.json").read_text()))
    example = json.loads((EXAMPLES / "summary.json").read_text())
    assert short(record, holder=example["credentialSubject"]["id"]) == example


@requires_shared
@pytest.mark.parametrize("name", ["own-declaration", "withdrawn"])
def test_what_may_not_be_issued_is_refused_in_both_profiles(name: str) -> None:
    example = json.loads((EXAMPLES / "negative" / f"{name}.record.json").read_text())
    for profile in (full, short):
        with pytest.raises(NotIssuableError) as refused:
            profile(record_from_json(example["record"]))
        assert refused.value.code == example["expect"]


def test_an_unknown_kind_of_proof_is_not_issued() -> None:
    with pytest.raises(NotIssuableError) as refused:
        full(replace(MASTER, bewijstype="NietBeschikbaar"))
    assert refused.value.code == "proof_type_unknown"


def test_both_profiles_fit_their_closed_schemas_whatever_the_codes() -> None:
    for record in generated(300):
        shown = full(record, show=("onderwijsvorm", "naam_bij_uitreiking"))
        assert faults(shown, contexts.QUALIFICATION_V1) == [], record
        assert faults(short(record), contexts.SUMMARY_V1) == [], record


def test_the_schema_check_of_these_tests_finds_a_fault() -> None:
    forged = full(MASTER) | {"insz": "x"}
    assert faults(forged, contexts.QUALIFICATION_V1) != []


def test_special_education_is_in_neither_profile() -> None:
    for degree in ("Ov1", "Ov2", "Ov3"):
        record = replace(MASTER, graad=degree, schooltype="Buitengewoon")
        told = json.dumps([full(record, show=("onderwijsvorm",)), short(record)])
        assert degree not in told
        assert "Buitengewoon" not in told


def test_what_is_hidden_by_default_is_shown_only_when_asked() -> None:
    subject = full(MASTER)["credentialSubject"]
    assert not {"givenNameAtAward", "familyNameAtAward"} & subject.keys()
    assert "educationForm" not in subject["hasClaim"]["specifiedBy"]
    shown = full(MASTER, show=("onderwijsvorm", "naam_bij_uitreiking"))["credentialSubject"]
    assert shown["familyNameAtAward"] == "Vandenbroucke"
    assert shown["hasClaim"]["specifiedBy"]["educationForm"].endswith("/ASO")


def test_the_name_of_today_stands_where_a_verifier_looks() -> None:
    today = PersonName("Zoë", "Peeters")
    for profile in (full, short):
        subject = profile(MASTER, present_name=today)["credentialSubject"]
        assert (subject["givenName"], subject["familyName"]) == ("Zoë", "Peeters")


def test_a_name_that_never_changed_is_not_told_twice() -> None:
    record = replace(MASTER, naam_bij_uitreiking=None)
    assert "familyNameAtAward" not in full(record, show=("naam_bij_uitreiking",))["credentialSubject"]


def test_a_person_without_first_name_has_none_in_the_credential() -> None:
    for profile in (full, short):
        assert "givenName" not in profile(replace(MASTER, voornamen=None))["credentialSubject"]


def test_the_holder_decides_whether_the_birth_date_travels_in_the_summary() -> None:
    assert short(MASTER)["credentialSubject"]["birthDate"] == "1983-02-17"
    assert not any(name.startswith("birth") for name in short(MASTER, birth_date=False)["credentialSubject"])


@pytest.mark.parametrize(("value", "member"), [("1983-02-17", "Date"), ("1983-02", "Month"), ("1983", "Year")])
def test_partial_dates_are_honest(value: str, member: str) -> None:
    record = replace(MASTER, geboortedatum=value, uitreikingsdatum=value)
    subject = short(record)["credentialSubject"]
    assert {name: told for name, told in subject.items() if name.startswith("birth")} == {"birth" + member: value}
    claim = subject["hasClaim"]
    assert {name: told for name, told in claim.items() if name[:8] == "awarding" and "Body" not in name} == {
        "awarding" + member: value
    }


def test_the_summary_shares_no_number_with_the_full_profile() -> None:
    told = json.dumps(short(MASTER))
    assert MASTER.register_id not in told
    assert "/credential/" not in told


def test_a_partner_without_number_is_named_in_the_summary() -> None:
    record = replace(MASTER, instellingen=(*MASTER.instellingen, Institution(naam="Université de Lille")))
    claim = short(record)["credentialSubject"]["hasClaim"]
    assert claim["awardingBody"] == "https://led.example/institution/8"
    assert claim["awardingBodyName"] == "Université de Lille"


def test_an_institution_is_described_once_however_often_it_is_named() -> None:
    leuven = Institution(naam="KU Leuven", nummer=7)
    merged = [Institution(naam=f"Hogeschool {number}", nummer=number, opvolger=leuven) for number in (12, 13)]
    for bodies in (merged, [*merged, leuven]):
        document = full(replace(MASTER, instellingen=tuple(bodies)))
        found = canonicalize(document, contexts.bundled()).nquads  # refuses a statement that is made twice
        assert found.count("<https://led.example/institution/7> <http://www.w3.org/ns/regorg#legalName>") == 1


def test_every_member_of_both_profiles_is_signed() -> None:
    for record in generated(60):
        for document in (full(record), short(record)):
            assert canonicalize(document, contexts.bundled()).tier == "shape"


def test_a_record_survives_its_json() -> None:
    for record in generated(100):
        assert record_from_json(json.loads(json.dumps(record_to_json(record)))) == record


def test_members_that_a_record_does_not_have_are_left_aside() -> None:
    assert record_from_json(record_to_json(MASTER) | {"insz": "83021700083", "punten": [1]}) == MASTER


@pytest.mark.parametrize(
    "broken",
    [
        {"operatie": "WIS"},
        {"authenticiteit": "Geverifieerd"},
        {"instellingen": None},
        {"instellingen": [{}]},
        {"titel_nl": None},
    ],
)
def test_half_a_record_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ParsingError):
        record_from_json(record_to_json(MASTER) | broken)
