"""Who is who: one number in one sealed column, no merging, and a queue where a number comes with another name."""

import re
from collections.abc import Iterator

from led_issuer.register.persons import PersonVault, find_person
from led_issuer.tables import conflicts, metadata, persons, quarantine, records
from led_web.database import reading
from tests.register_desk import MASTER_KEY, PEETERS, Desk, number, row

BIS = number("832217999", 1983)
OTHER = number("830217999", 1983)
VAULT = PersonVault.of(MASTER_KEY)


def test_the_number_is_in_one_column_and_sealed_there(desk: Desk) -> None:
    desk.deliver(
        row(),
        row(bron_record_id="HO/2", insz="83.02.17-000.83", titel_nl="GeÃ¯ntegreerd"),
        row(bron_record_id="HO/3", familienaam="Ander", voornamen="Iemand", geboortedatum="1950-01-01"),
        row(bron_record_id="HO/4", operatie="INTREKKING"),
        row(bron_record_id="HO/5", instelling_naam=f"School {PEETERS}"),
        row(bron_record_id="HO/6", onderwerp=PEETERS),
        row(bron_record_id="HO/7", instellingsnummer=PEETERS),
    )
    cells = list(_cells(desk))
    assert len(cells) > 50
    for cell in cells:
        assert PEETERS not in cell
        assert PEETERS not in re.sub("[^0-9]", "", cell)
    with reading(desk.engine) as connection:
        person = connection.execute(persons.select()).one()
    assert VAULT.open(person.insz_sealed, person.id) == PEETERS


def _cells(desk: Desk) -> Iterator[str]:
    with reading(desk.engine) as connection:
        for table in metadata.sorted_tables:
            for found in connection.execute(table.select()).mappings():
                yield from (one.decode("latin-1") if isinstance(one, bytes) else str(one) for one in found.values())


def test_a_person_is_found_by_the_number_however_it_is_written(desk: Desk) -> None:
    desk.deliver(row())
    person = desk.record("HO/1").person
    with reading(desk.engine) as connection:
        found = [find_person(connection, VAULT, text, allow_synthetic=True) for text in (PEETERS, "83.02.17-000.83")]
        nobody = [find_person(connection, VAULT, text, allow_synthetic=True) for text in (OTHER, "nonsense", "")]
    assert found == [person, person]
    assert nobody == [None, None, None]


def test_production_knows_no_synthetic_numbers(desk: Desk) -> None:
    strict = Desk(desk.engine, allow_synthetic=False)
    assert strict.deliver(row(), row(insz="93051822361", bron_record_id="HO/2")).codes == [("INSZ_CHECK",), ("ROW_OK",)]


def test_a_number_that_comes_with_another_name_goes_to_led(desk: Desk) -> None:
    desk.deliver(row())
    other = row(bron_record_id="HO/2", familienaam="Maes", voornamen="Tom", geboortedatum="1990-01-01")
    assert desk.deliver(other).codes == [("PERSON_CONFLICT",)]
    assert (desk.count(conflicts), desk.count(records), desk.count(persons)) == (1, 1, 1)


def test_a_birthday_alone_does_not_make_two_names_one_person(desk: Desk) -> None:
    desk.deliver(row())
    assert desk.deliver(row(bron_record_id="HO/2", familienaam="Maes", voornamen="Tom")).codes == [("PERSON_CONFLICT",)]


def test_people_marry_and_clerks_abbreviate(desk: Desk) -> None:
    desk.deliver(row())
    changed = [
        row(bron_record_id="HO/2", familienaam="Peeters-Maes"),
        row(bron_record_id="HO/3", voornamen="Z."),
        row(bron_record_id="HO/4", geboortedatum="1983-02-18"),
        row(bron_record_id="HO/5", geboortedatum="1983", voornamen="Zoe Maria"),
        row(bron_record_id="HO/6", familienaam="PEETERS"),
    ]
    assert desk.deliver(*changed).outcomes == ["accepted"] * 5
    assert desk.count(persons) == 1


def test_two_people_with_one_name_and_birthday_stay_two(desk: Desk) -> None:
    desk.deliver(row())
    assert desk.deliver(row(bron_record_id="HO/2", insz=OTHER)).codes == [("PERSON_NAMESAKE",)]
    assert desk.record("HO/1").person != desk.record("HO/2").person


def test_a_bis_number_and_a_register_number_are_never_merged(desk: Desk) -> None:
    desk.deliver(row(insz=BIS))
    moved = desk.deliver(row(operatie="WIJZIGING", bron_versie="2", insz=PEETERS))
    assert moved.codes == [("PERSON_MOVE",)]
    assert desk.record("HO/1").version == 1
    assert desk.count(persons) == 2


def test_two_numbers_of_which_none_is_a_bis_number_are_a_conflict(desk: Desk) -> None:
    desk.deliver(row())
    synthetic = row(operatie="WIJZIGING", bron_versie="2", insz=number("838217001", 1983))
    assert desk.deliver(synthetic).codes == [("PERSON_CONFLICT",)]


def test_a_record_does_not_move_to_another_person(desk: Desk) -> None:
    desk.deliver(row())
    other = row(operatie="WIJZIGING", bron_versie="2", insz=OTHER, familienaam="Maes", voornamen="Tom")
    assert desk.deliver(other).codes == [("PERSON_CONFLICT",)]
    assert desk.record("HO/1").version == 1


def test_a_withdrawal_that_names_another_person_is_looked_at(desk: Desk) -> None:
    desk.deliver(row())
    assert desk.deliver(row(operatie="INTREKKING", bron_versie="2", insz=OTHER)).codes == [("PERSON_CONFLICT",)]
    assert desk.record("HO/1").state == "active"


def test_a_row_that_waits_keeps_the_person_and_not_the_number(desk: Desk) -> None:
    desk.deliver(row(titel_nl="GeÃ¯ntegreerd"))
    with reading(desk.engine) as connection:
        waiting = connection.execute(quarantine.select()).one()
        person = connection.execute(persons.select()).one()
    assert waiting.person == person.id
    assert '"insz"' not in waiting.content
    assert PEETERS not in waiting.content


def test_a_person_known_by_a_row_that_waits_gets_a_name_with_the_first_row_in_order(desk: Desk) -> None:
    desk.deliver(row(familienaam="PÃ©rez", titel_nl="x"))
    assert desk.deliver(row()).outcomes == ["accepted"]
    other = row(bron_record_id="HO/2", familienaam="Maes", voornamen="Tom", geboortedatum="1990")
    assert desk.deliver(other).codes == [("PERSON_CONFLICT",)]
    assert desk.count(persons) == 1


def test_letters_with_accents_in_either_form_are_one_name(desk: Desk) -> None:
    delivered = desk.deliver(row(), row(bron_record_id="HO/2", voornamen="Zoe\u0308"))
    assert delivered.codes == [("ROW_OK",), ("NAME_NFC",)]
    assert desk.content("HO/2")["voornamen"] == "Zo\u00eb"
    assert desk.record("HO/1").person == desk.record("HO/2").person
