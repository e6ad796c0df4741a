"""L8: "Hier kan de waarde geverifieerd voorkomen. Dit wil zeggen dat een consulent van de VDAB het papieren
kwalificatiebewijs bekeken heeft." """

import pytest

from led_issuer.register.row_codes import sentence
from tests.register_desk import SCHOOLS, VDAB, Desk, own, secondary

SEEN = "EigenVerklaringGeverifieerd"


@pytest.mark.parametrize("before", ["EigenVerklaringOpEer", SEEN])
def test_l8_no_version_turns_an_own_declaration_into_an_authentic_record(desk: Desk, before: str) -> None:
    desk.deliver(own(authenticiteit=before), supplier=VDAB)
    later = desk.deliver(own(operatie="WIJZIGING", bron_versie="2", authenticiteit="Authentiek"), supplier=VDAB)
    assert later.codes == [("AUTH_NOT_ALLOWED",)]
    assert desk.record("EV/1", VDAB).authenticity == before


def test_l8_a_counsellor_who_saw_the_paper_makes_it_an_own_declaration_that_was_seen(desk: Desk) -> None:
    desk.deliver(own(), supplier=VDAB)
    seen = own(operatie="WIJZIGING", bron_versie="2", authenticiteit=SEEN, geverifieerd_op="2025-03-14")
    assert desk.deliver(seen, supplier=VDAB).codes == [("VERSION_NEW", "OWN_SEEN")]
    assert desk.record("EV/1", VDAB).authenticity == SEEN
    assert desk.content("EV/1", VDAB)["geverifieerd_op"] == "2025-03-14"


def test_l8_an_authentic_twin_leaves_the_own_declaration_as_it_is(desk: Desk) -> None:
    desk.deliver(secondary(bron_record_id="EV/1", authenticiteit=SEEN), supplier=VDAB)
    desk.deliver(secondary(), supplier=SCHOOLS)
    assert desk.record("EV/1", VDAB).authenticity == SEEN


def test_l8_only_a_seen_declaration_has_the_day_on_which_it_was_seen(desk: Desk) -> None:
    delivered = desk.deliver(own(geverifieerd_op="2025-03-14"), supplier=VDAB)
    assert delivered.codes == [("VALUE_INVALID:geverifieerd_op",)]


def test_l8_the_receipt_says_what_was_seen_and_by_whom() -> None:
    assert "papier gezien door VDAB-consulent" in sentence("OWN_SEEN", "nl")
    assert "geverifieerd" not in sentence("OWN_SEEN", "nl").lower()
