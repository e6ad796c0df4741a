"""L6: "Eigen verklaringen heb je zelf opgegeven in je dossier bij de VDAB." """

import pytest

from led_issuer.register.codes import Codes
from led_issuer.tables import records
from tests.register_desk import VDAB, Desk, own

OTHERS = sorted(set(Codes.bundled().suppliers) - {VDAB})
OWN = ["EigenVerklaringOpEer", "EigenVerklaringGeverifieerd", "OpEer", "Geverifieerd"]


def test_l6_no_other_supplier_delivers_own_declarations(desk: Desk) -> None:
    rows = [own(bron_record_id=f"EV/{place}", authenticiteit=value) for place, value in enumerate(OWN, 1)]
    for supplier in OTHERS:
        delivered = desk.deliver(*rows, supplier=supplier)
        assert all("OWN_NOT_ALLOWED" in codes for codes in delivered.codes), supplier
    assert desk.count(records) == 0


@pytest.mark.parametrize(("value", "kept"), list(zip(OWN, [*OWN[:2], *OWN[:2]], strict=True)))
def test_l6_vdab_delivers_them_also_under_their_bare_names(desk: Desk, value: str, kept: str) -> None:
    assert desk.deliver(own(authenticiteit=value), supplier=VDAB).outcomes == ["accepted"]
    assert desk.record("EV/1", VDAB).authenticity == kept
