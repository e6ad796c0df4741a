"""L13: "worden ze automatisch in LED opgenomen bij de eigen verklaringen." """

from led_issuer.tables import records
from tests.register_desk import SCHOOLS, VDAB, Desk, secondary


def _declared(**columns: str) -> dict[str, str]:
    return secondary(bron_record_id="EV/1", authenticiteit="EigenVerklaringOpEer", **columns)


def test_l13_an_own_declaration_appears_beside_its_authentic_twin(desk: Desk) -> None:
    desk.deliver(secondary(), supplier=SCHOOLS)
    assert desk.deliver(_declared(), supplier=VDAB).codes == [("OWN_HONOUR", "TWIN_KEPT")]
    authentic, declared = desk.record("SO/1", SCHOOLS), desk.record("EV/1", VDAB)
    assert authentic.person == declared.person
    assert (authentic.authenticity, declared.authenticity) == ("Authentiek", "EigenVerklaringOpEer")
    assert desk.count(records) == 2


def test_l13_withdrawing_the_declaration_leaves_the_authentic_twin(desk: Desk) -> None:
    desk.deliver(secondary(), supplier=SCHOOLS)
    desk.deliver(_declared(), supplier=VDAB)
    desk.deliver(_declared(operatie="INTREKKING", bron_versie="2"), supplier=VDAB)
    assert desk.record("SO/1", SCHOOLS).state == "active"
    assert desk.record("EV/1", VDAB).state == "withdrawn"


def test_l13_another_proof_of_the_same_person_is_no_twin(desk: Desk) -> None:
    desk.deliver(secondary(), supplier=SCHOOLS)
    other = _declared(titel_nl="Diploma van secundair onderwijs: bakkerij")
    assert desk.deliver(other, supplier=VDAB).codes == [("OWN_HONOUR",)]


def test_l13_one_supplier_has_no_twin_of_itself(desk: Desk) -> None:
    desk.deliver(secondary(), supplier=SCHOOLS)
    assert desk.deliver(secondary(bron_record_id="SO/2"), supplier=SCHOOLS).codes == [("ROW_OK",)]


def test_l13_a_withdrawn_proof_is_nobodys_twin(desk: Desk) -> None:
    desk.deliver(secondary(), supplier=SCHOOLS)
    desk.deliver(secondary(operatie="INTREKKING", bron_versie="2"), supplier=SCHOOLS)
    assert desk.deliver(_declared(), supplier=VDAB).codes == [("OWN_HONOUR",)]
