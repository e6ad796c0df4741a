"""L4: "Authentieke gegevens worden rechtstreeks door de brondatabanken van de opleidingsverstrekkers aangeleverd." """

import pytest

from led_issuer.register.codes import Codes
from led_issuer.register.supplier_login import provider_of_clerk
from led_issuer.tables import deliveries, record_versions, records
from led_web.database import reading
from led_web.problems import ProblemError
from tests.register_desk import HIGHER, SCHOOLS, VDAB, Desk, own, row, secondary


class _Clerk:
    def __init__(self, capacity: str | None, organisation: str | None) -> None:
        self.capacity, self.organisation = capacity, organisation


def test_l4_vdab_cannot_deliver_authentic_data(desk: Desk) -> None:
    delivered = desk.deliver(own(authenticiteit="Authentiek"), supplier=VDAB)
    assert delivered.codes == [("AUTH_NOT_ALLOWED",)]
    assert desk.count(records) == 0


@pytest.mark.parametrize("operation", ["WIJZIGING", "INTREKKING"])
def test_l4_a_supplier_cannot_touch_anothers_record(desk: Desk, operation: str) -> None:
    desk.deliver(secondary(), supplier=SCHOOLS)
    delivered = desk.deliver(row(bron_record_id="SO/1", operatie=operation, bron_versie="2"), supplier=HIGHER)
    assert delivered.outcomes == ["rejected"]
    assert delivered.codes == [("RECORD_FOREIGN",)]
    assert desk.record("SO/1", SCHOOLS).version == 1
    assert desk.record("SO/1", SCHOOLS).state == "active"


def test_l4_a_reference_of_another_supplier_is_free_for_a_new_record(desk: Desk) -> None:
    desk.deliver(secondary(bron_record_id="1"), supplier=SCHOOLS)
    assert desk.deliver(row(bron_record_id="1"), supplier=HIGHER).outcomes == ["accepted"]


def test_l4_every_version_carries_its_provenance(desk: Desk) -> None:
    desk.deliver(row())
    desk.deliver(row(operatie="WIJZIGING", bron_versie="7", titel_nl="Bachelor in de vroedkunde"))
    with reading(desk.engine) as connection:
        versions = connection.execute(record_versions.select().order_by(record_versions.c.version)).all()
        sources = {one.id: one for one in connection.execute(deliveries.select())}
    assert [(one.source_version, sources[one.delivery].delivery_id) for one in versions] == [(1, "L1"), (7, "L2")]
    record = desk.record("HO/1")
    assert (record.supplier, record.source_id) == (HIGHER, "HO/1")


@pytest.mark.parametrize(
    ("capacity", "organisation"),
    [("BUR", HIGHER), ("BUR", None), ("GID", "OVO001958"), ("OV", "OVO999999"), (None, HIGHER), ("EA", HIGHER)],
)
def test_l4_neither_citizen_nor_officer_nor_stranger_delivers(capacity: str | None, organisation: str | None) -> None:
    with pytest.raises(ProblemError) as refused:
        provider_of_clerk(_Clerk(capacity, organisation), Codes.bundled())
    assert (refused.value.status, refused.value.code) == (403, "not_a_provider")


def test_l4_a_clerk_delivers_for_the_own_organisation() -> None:
    assert provider_of_clerk(_Clerk("OV", HIGHER), Codes.bundled()) == HIGHER
