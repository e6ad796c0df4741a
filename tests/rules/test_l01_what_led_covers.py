"""L1: "Welke kwalificatiebewijzen opgenomen zijn in de LED vind je terug op deze pagina." """

from datetime import date

from led_vc import contexts
from tests.register_desk import HIGHER
from tests.services.issuer.doors import Doors


def test_l01_everybody_can_read_what_is_covered(register: Doors) -> None:
    answer = register.http.get("/coverage")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")


def test_l01_it_equals_what_the_suppliers_may_deliver(register: Doors) -> None:
    told = {(line["leverancier"], line["categorie"]) for line in register.http.get("/coverage").json()["coverage"]}
    configured = {
        (code, category) for code, supplier in contexts.suppliers().items() for category in supplier.categories
    }
    assert told == configured


def test_l01_it_says_since_when_and_which_kinds(register: Doors) -> None:
    register.citizen().deliver()
    (line,) = [
        line
        for line in register.http.get("/coverage").json()["coverage"]
        if (line["leverancier"], line["categorie"]) == (HIGHER, "HogerOnderwijs")
    ]
    assert date.fromisoformat(line["since"]) == register.office.runtime.now().date()
    assert line["bewijstypes"] == ["Diploma"]


def test_l01_what_was_never_delivered_has_no_since(register: Doors) -> None:
    lines = register.http.get("/coverage").json()["coverage"]
    assert {line["since"] for line in lines if line["leverancier"] == "OVO003323"} == {None}


def test_l01_it_says_that_absence_proves_nothing(register: Doors) -> None:
    note = register.http.get("/coverage").json()["note"]
    assert "Niet alle opleidingen zitten in LED." in note["nl"]
    assert note.keys() == {"nl", "en"}


def test_l01_it_has_no_numbers_that_say_too_much_where_they_are_small(register: Doors) -> None:
    lines = register.http.get("/coverage").json()["coverage"]
    assert all(line.keys() == {"leverancier", "naam", "categorie", "bewijstypes", "since"} for line in lines)
