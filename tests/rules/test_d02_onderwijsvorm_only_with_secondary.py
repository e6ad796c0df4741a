"""D2: onderwijsvorm other than not applicable only with Secundair."""

import pytest

from led_issuer.register.codes import Codes
from tests.register_desk import SCHOOLS, Desk, row, secondary

FORMS = sorted(Codes.bundled().lists["Onderwijsvorm"])


@pytest.mark.parametrize("form", [form for form in FORMS if form != "NietVanToepassing"])
def test_d2_higher_education_has_no_onderwijsvorm(desk: Desk, form: str) -> None:
    assert desk.deliver(row(onderwijsvorm=form)).codes == [("D2_ONDERWIJSVORM",)]


@pytest.mark.parametrize("form", ["", "NietVanToepassing"])
def test_d2_higher_education_says_so_or_says_nothing(desk: Desk, form: str) -> None:
    assert desk.deliver(row(onderwijsvorm=form)).codes == [("ROW_OK",)]


def test_d2_secondary_education_has_any_of_them(desk: Desk) -> None:
    rows = [secondary(onderwijsvorm=form, bron_record_id=f"SO/{place}") for place, form in enumerate(FORMS)]
    assert desk.deliver(*rows, supplier=SCHOOLS).outcomes == ["accepted"] * len(FORMS)
