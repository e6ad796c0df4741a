"""D5: the leverancier is one of the fourteen and may deliver only its own categories."""

import pytest

from led_issuer.register.codes import NARIC, Codes
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.tables import deliveries
from tests.register_desk import VDAB, Desk, row

CODES = Codes.bundled()


def test_d5_there_are_fourteen_suppliers() -> None:
    assert len(CODES.suppliers) == 14
    assert set(CODES.suppliers) == CODES.lists["Leverancier"]


def test_d5_a_stranger_is_refused_with_all_of_the_delivery(desk: Desk) -> None:
    with pytest.raises(DeliveryRefusedError) as refused:
        desk.deliver(row(), supplier="OVO123456")
    assert refused.value.code == "supplier_unknown"
    assert desk.count(deliveries) == 0


def test_d5_every_supplier_delivers_its_own_categories_and_no_others(desk: Desk) -> None:
    for supplier in CODES.suppliers.values():
        if supplier.code in (VDAB, NARIC):
            continue
        categories = sorted(CODES.lists["Categorie"])
        delivered = desk.deliver(
            *(row(categorie=category, bron_record_id=category) for category in categories), supplier=supplier.code
        )
        for category, line in zip(categories, delivered.lines, strict=True):
            assert ("D5_CATEGORY" in line.codes) == (category not in supplier.categories), (supplier.code, category)


def test_d5_naric_delivers_equivalences_alone(desk: Desk) -> None:
    assert desk.deliver(row(), supplier=NARIC).codes == [("D5_CATEGORY",)]
