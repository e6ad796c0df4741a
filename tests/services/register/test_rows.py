"""Rows that are not in order, and what the receipt says of them. The domain's own rules are in tests/rules."""

import pytest

from tests.register_desk import Desk, row


@pytest.mark.parametrize(
    ("columns", "codes"),
    [
        ({"bron_record_id": ""}, ("VALUE_MISSING:bron_record_id",)),
        ({"bron_record_id": "=1+1"}, ("VALUE_INVALID:bron_record_id",)),
        ({"bron_versie": "0"}, ("VALUE_INVALID:bron_versie",)),
        ({"bron_versie": "1.0"}, ("VALUE_INVALID:bron_versie",)),
        ({"operatie": "WISSEN"}, ("VALUE_INVALID:operatie",)),
        ({"reden": "ZOMAAR"}, ("CODE_UNKNOWN:reden",)),
        ({"insz": ""}, ("VALUE_MISSING:insz",)),
        ({"familienaam": ""}, ("VALUE_MISSING:familienaam",)),
        ({"familienaam": " "}, ("VALUE_MISSING:familienaam",)),
        ({"naam_bij_uitreiking": "Zonder streep"}, ("VALUE_INVALID:naam_bij_uitreiking",)),
        ({"geboortedatum": ""}, ("VALUE_MISSING:geboortedatum", "DATE_PARTIAL")),
        ({"categorie": ""}, ("VALUE_MISSING:categorie",)),
        ({"bewijstype": "Bul"}, ("CODE_UNKNOWN:bewijstype",)),
        ({"authenticiteit": ""}, ("VALUE_MISSING:authenticiteit",)),
        ({"titel_nl": ""}, ("VALUE_MISSING:titel_nl",)),
        ({"land": "België"}, ("CODE_UNKNOWN:land",)),
        ({"taal": "NL"}, ("CODE_UNKNOWN:taal",)),
        ({"studiepunten": "veel"}, ("VALUE_INVALID:studiepunten",)),
        ({"schooljaar": "2005-2007"}, ("VALUE_INVALID:schooljaar",)),
        ({"instellingsnummer": "12 34"}, ("VALUE_INVALID:instellingsnummer",)),
        ({"instellingsnummer": "83021700083"}, ("INSZ_ELSEWHERE",)),
        ({"medeuitreikers": "zonder streep"}, ("VALUE_INVALID:medeuitreikers",)),
        ({"medeuitreikers": "320066|Hogeschool PXL"}, ("VALUE_INVALID:medeuitreikers",)),
        ({"medeuitreikers": "~".join(f"{n}|School {n}" for n in range(12))}, ("VALUE_INVALID:medeuitreikers",)),
        ({"studierichting": "<b>vet</b>"}, ("TEXT_MARKUP",)),
        ({"instelling_naam": "School\u202e"}, ("TEXT_BIDI",)),
        ({"onderwerp": "83021700083"}, ("INSZ_ELSEWHERE",)),
        ({"graad": "NietVanToepassing", "onderwijsvorm": "ASO"}, ("D1_GRAAD", "D2_ONDERWIJSVORM")),
    ],
)
def test_a_row_that_is_not_in_order_says_why(desk: Desk, columns: dict[str, str], codes: tuple[str, ...]) -> None:
    line = desk.deliver(row(**columns)).lines[0]
    assert set(line.codes) == set(codes) - {"DATE_PARTIAL"}
    assert line.outcome == ("quarantined" if codes[0].startswith("CODE_UNKNOWN") else "rejected")


def test_every_fault_of_a_row_is_told_at_once(desk: Desk) -> None:
    line = desk.deliver(row(insz="1", titel_nl="", uitreikingsdatum="2126-01-01")).lines[0]
    assert set(line.codes) == {"INSZ_LENGTH", "VALUE_MISSING:titel_nl", "DATE_FUTURE"}


def test_optional_columns_are_kept_as_delivered(desk: Desk) -> None:
    refined = row(
        naam_bij_uitreiking="Zoë|Maes",
        studierichting="Psychiatrie",
        specialisatie="internationaal",
        titel_en="Bachelor of Nursing",
        studiepunten="60,5",
        schooljaar="2004-2005",
        iscedniveau="5B",
        medeuitreikers="777|Université de Lille~|Maastricht University",
        vermelding="met onderscheiding",
    )
    assert desk.deliver(refined).codes == [("JOINT_OK:3",)]
    content = desk.content("HO/1")
    assert content["naam_bij_uitreiking"] == {"familienaam": "Maes", "voornamen": "Zoë"}
    assert (content["studiepunten"], content["schooljaar"], content["iscedniveau"]) == ("60.5", "2004-2005", "5B")
    assert [body.get("nummer") for body in content["instellingen"]] == ["320066", "777", None]
    assert (content["land"], content["taal"]) == ("BEL", "NLD")


def test_empty_means_absent(desk: Desk) -> None:
    desk.deliver(row(titel_en="", land="", voornamen="", studiepunten=""))
    assert not {"titel_en", "land", "voornamen", "studiepunten"} & desk.content("HO/1").keys()


def test_spaces_around_a_text_are_left_out(desk: Desk) -> None:
    desk.deliver(row(titel_nl="  Bachelor in de verpleegkunde\u00a0"))
    assert desk.content("HO/1")["titel_nl"] == "Bachelor in de verpleegkunde"
