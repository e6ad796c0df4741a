"""D12: award date not after today and at least five years after birth; outside an institution's years is a warning."""

import pytest

from led_issuer.register.directory import load_directory
from led_web.database import writing
from tests.register_desk import Desk, row

DIRECTORY = """nummer;naam;opvolger;opgericht;gesloten
320066;Hogeschool PXL;;1995;
320165;Katholieke Hogeschool Brugge-Oostende;320154;1995-09-01;2013-09-30
320154;Hogeschool VIVES Zuid;;;
"""
CLOSED = {"instelling_naam": "Katholieke Hogeschool Brugge-Oostende", "instellingsnummer": "320165"}


@pytest.mark.parametrize("awarded", ["2026-11-23", "2026-11", "2026", "2005-07-04"])
def test_d12_today_and_before_is_accepted(desk: Desk, awarded: str) -> None:
    assert desk.deliver(row(uitreikingsdatum=awarded)).outcomes == ["accepted"]


@pytest.mark.parametrize("awarded", ["2026-11-24", "2026-12", "2027"])
def test_d12_the_future_is_rejected(desk: Desk, awarded: str) -> None:
    assert desk.deliver(row(uitreikingsdatum=awarded)).codes == [("DATE_FUTURE",)]


@pytest.mark.parametrize(
    ("birth", "awarded", "accepted"),
    [
        ("1983-02-17", "1988-02-17", True),
        ("1983-02-17", "1988-02-16", False),
        ("1983-02-17", "1988-01", False),
        ("1983-02-17", "1988", True),
        ("1983-02", "1988-02-01", True),
        ("1983-02", "1988-01-31", False),
        ("1983", "1988-01-01", True),
        ("1983", "1987-12-31", False),
        ("1983-02-17", "1975", False),
    ],
)
def test_d12_nobody_earns_a_proof_before_the_age_of_five(desk: Desk, birth: str, awarded: str, accepted: bool) -> None:
    delivered = desk.deliver(row(geboortedatum=birth, uitreikingsdatum=awarded))
    assert delivered.outcomes == ["accepted" if accepted else "rejected"]
    assert ("DATE_TOO_EARLY" in delivered.codes[0]) is not accepted


@pytest.mark.parametrize(
    "awarded", ["2001-02-29", "31/02/2001", "2001-13-01", "20010704", "1701-07-04", "2001-7-4", "٢٠٠١"]
)
def test_d12_a_day_that_does_not_exist_is_rejected(desk: Desk, awarded: str) -> None:
    assert desk.deliver(row(uitreikingsdatum=awarded)).codes == [("DATE_INVALID",)]


@pytest.mark.parametrize(
    ("columns", "codes"),
    [
        ({"uitreikingsdatum": "2005-07-04"}, ("ROW_OK",)),
        ({"uitreikingsdatum": "1994-07-04"}, ("DATE_INSTITUTION",)),
        ({**CLOSED, "uitreikingsdatum": "2005-07-04"}, ("SCHOOL_CLOSED",)),
        ({**CLOSED, "uitreikingsdatum": "1995-08-31"}, ("SCHOOL_CLOSED", "DATE_INSTITUTION")),
        ({**CLOSED, "uitreikingsdatum": "2013-10-01"}, ("SCHOOL_CLOSED", "DATE_INSTITUTION")),
        ({**CLOSED, "uitreikingsdatum": "2013"}, ("DATE_PARTIAL", "SCHOOL_CLOSED")),
    ],
)
def test_d12_outside_the_years_of_the_institution_is_a_warning(
    desk: Desk, columns: dict[str, str], codes: tuple[str, ...]
) -> None:
    with writing(desk.engine) as connection:
        load_directory(connection, DIRECTORY)
    delivered = desk.deliver(row(**columns))
    assert delivered.outcomes == ["accepted"]
    assert delivered.codes == [codes]
