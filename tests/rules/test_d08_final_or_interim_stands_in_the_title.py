"""D8: Eindbewijs/Tussenbewijs appears in the title line; a Tussenbewijs never says "diploma"."""

from dataclasses import replace

import pytest

from led_vc.qualification import Institution, Record, title_line
from tests.register_desk import Desk, row

CERTIFICATE = Record(
    register_id="b" * 30,
    register_versie=1,
    operatie="NIEUW",
    authenticiteit="Authentiek",
    leverancier="OVO001957-Volwassenenonderwijs",
    provider=12,
    familienaam="Peeters",
    geboortedatum="1983",
    categorie="SecundairOnderwijs",
    bewijstype="Deelcertificaat",
    bewijsstaat="Tussenbewijs",
    titel_nl="Deelcertificaat boekhouden",
    instellingen=(Institution(naam="CVO Gent", nummer=3),),
)


@pytest.mark.parametrize(
    ("completion", "nl", "en"),
    [
        ("Tussenbewijs", "Deelcertificaat boekhouden (tussenbewijs)", "Deelcertificaat boekhouden (interim proof)"),
        ("Eindbewijs", "Deelcertificaat boekhouden (eindbewijs)", "Deelcertificaat boekhouden (final proof)"),
        ("NietBeschikbaar", "Deelcertificaat boekhouden", "Deelcertificaat boekhouden"),
        (None, "Deelcertificaat boekhouden", "Deelcertificaat boekhouden"),
    ],
)
def test_d8_the_title_line_says_final_or_interim(completion: str | None, nl: str, en: str) -> None:
    record = replace(CERTIFICATE, bewijsstaat=completion)
    assert (title_line(record), title_line(record, "en")) == (nl, en)


def test_d8_an_interim_proof_is_not_of_the_kind_diploma(desk: Desk) -> None:
    assert desk.deliver(row(bewijsstaat="Tussenbewijs")).codes == [("D8_TUSSENBEWIJS",)]


def test_d8_an_interim_proof_does_not_call_itself_a_diploma(desk: Desk) -> None:
    interim = row(
        bewijsstaat="Tussenbewijs", bewijstype="Deelcertificaat", titel_nl="Deel van het Diploma verpleegkunde"
    )
    assert desk.deliver(interim).codes == [("D8_TUSSENBEWIJS",)]


def test_d8_an_interim_proof_under_its_own_name_is_accepted(desk: Desk) -> None:
    interim = row(bewijsstaat="Tussenbewijs", bewijstype="Deelcertificaat", titel_nl="Deelcertificaat verpleegkunde")
    assert desk.deliver(interim).outcomes == ["accepted"]
