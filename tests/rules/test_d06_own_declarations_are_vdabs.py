"""D6: EigenVerklaring* implies OVO000078."""

from tests.register_desk import HIGHER, SCHOOLS, VDAB, Desk, own, secondary


def test_d6_the_same_own_declaration_is_rejected_from_a_school_and_accepted_from_vdab(desk: Desk) -> None:
    declared = secondary(authenticiteit="EigenVerklaringGeverifieerd")
    assert desk.deliver(declared, supplier=SCHOOLS).codes == [("OWN_NOT_ALLOWED",)]
    assert desk.deliver(declared, supplier=VDAB).codes == [("OWN_SEEN",)]


def test_d6_a_new_version_of_an_authentic_record_cannot_become_an_own_declaration(desk: Desk) -> None:
    desk.deliver(own(authenticiteit="Authentiek"), supplier=HIGHER)
    later = desk.deliver(own(operatie="WIJZIGING", bron_versie="2"), supplier=HIGHER)
    assert later.codes == [("OWN_NOT_ALLOWED",)]
    assert desk.record("EV/1", HIGHER).authenticity == "Authentiek"
