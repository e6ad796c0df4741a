"""D1: graad is required exactly for lager, secundair, hoger and hoger beroeps; otherwise it is NietVanToepassing."""

import pytest

from led_issuer.register.codes import NEEDS_DEGREE, Codes
from tests.register_desk import VDAB, Desk, own

CATEGORIES = sorted(Codes.bundled().lists["Categorie"])


def _row(category: str, degree: str) -> dict[str, str]:
    return own(categorie=category, graad=degree, onderwijsvorm="")


def test_d1_the_degree_is_required_exactly_for_four_categories(desk: Desk) -> None:
    rows = [_row(category, "Bachelor") | {"bron_record_id": category} for category in CATEGORIES]
    delivered = desk.deliver(*rows, supplier=VDAB)
    accepted = {
        category for category, line in zip(CATEGORIES, delivered.lines, strict=True) if line.outcome == "accepted"
    }
    assert accepted == NEEDS_DEGREE
    assert {"LagerOnderwijs", "SecundairOnderwijs", "HogerOnderwijs", "HogerBeroepsonderwijs"} == NEEDS_DEGREE


def test_d1_elsewhere_it_is_not_applicable_and_nothing_else(desk: Desk) -> None:
    rows = [_row(category, "NietVanToepassing") | {"bron_record_id": category} for category in CATEGORIES]
    delivered = desk.deliver(*rows, supplier=VDAB)
    for category, line in zip(CATEGORIES, delivered.lines, strict=True):
        assert (line.outcome == "accepted") != (category in NEEDS_DEGREE)
        assert ("D1_GRAAD" in line.codes) == (category in NEEDS_DEGREE)


@pytest.mark.parametrize("degree", ["", "NietBeschikbaar"])
def test_d1_unknown_is_not_the_same_as_not_applicable(desk: Desk, degree: str) -> None:
    assert desk.deliver(_row("Inburgering", degree), supplier=VDAB).codes == [("D1_GRAAD",)]


def test_d1_an_old_degree_may_be_unknown(desk: Desk) -> None:
    assert desk.deliver(_row("HogerOnderwijs", "NietBeschikbaar"), supplier=VDAB).outcomes == ["accepted"]
