"""D7: Gelijkwaardigheid implies OVO000854, and it names the foreign proof."""

import pytest

from tests.register_desk import HIGHER, NARIC, VDAB, Desk, own, row

FOREIGN = "Maîtrise en droit privé|Université de Lille|FR|1999-06"


def _equivalence(**columns: str) -> dict[str, str]:
    return row(bewijstype="Gelijkwaardigheid", gelijkwaardig_met=FOREIGN) | columns


def test_d7_naric_delivers_an_equivalence_with_its_foreign_proof(desk: Desk) -> None:
    assert desk.deliver(_equivalence(), supplier=NARIC).codes == [("EQUIV_OK",)]
    assert desk.content("HO/1", NARIC)["gelijkwaardig_met"] == {
        "titel": "Maîtrise en droit privé",
        "instelling": "Université de Lille",
        "land": "FRA",
        "datum": "1999-06",
    }


def test_d7_no_other_supplier_does(desk: Desk) -> None:
    assert desk.deliver(_equivalence(), supplier=HIGHER).codes == [("EQUIV_NOT_NARIC",)]
    declared = own(bewijstype="Gelijkwaardigheid", gelijkwaardig_met=FOREIGN)
    assert desk.deliver(declared, supplier=VDAB).codes == [("EQUIV_NOT_NARIC",)]


def test_d7_an_equivalence_to_nothing_is_rejected(desk: Desk) -> None:
    assert desk.deliver(_equivalence(gelijkwaardig_met=""), supplier=NARIC).codes == [("EQUIV_NO_PROOF",)]


@pytest.mark.parametrize(
    "foreign", ["Maîtrise", "Maîtrise||FR|1999", "|Lille|FR|1999", "a|b|FR|31/12/1999", "a|b|FR|1|2"]
)
def test_d7_half_a_foreign_proof_is_rejected(desk: Desk, foreign: str) -> None:
    delivered = desk.deliver(_equivalence(gelijkwaardig_met=foreign), supplier=NARIC)
    assert delivered.codes == [("VALUE_INVALID:gelijkwaardig_met",)]


def test_d7_a_diploma_is_not_equivalent_to_anything(desk: Desk) -> None:
    assert desk.deliver(row(gelijkwaardig_met=FOREIGN)).codes == [("EQUIV_WRONG_TYPE",)]
