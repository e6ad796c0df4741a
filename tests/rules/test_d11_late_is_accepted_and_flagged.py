"""D11: a proof of a beroepskwalificerend traject delivered more than two months after its end is
accepted and flagged."""

from datetime import UTC, datetime

import pytest

from led_issuer.tables import record_versions
from led_web.database import reading
from tests.register_desk import WSE, Desk, row

DELIVERED = datetime(2026, 11, 23, 8, tzinfo=UTC)


def _vocational(awarded: str, kind: str = "BewijsVanBeroepskwalificatie") -> dict[str, str]:
    proof = {"categorie": "WerkSocialeEconomie", "graad": "NietVanToepassing", "vks_niveau": "3"}
    return row(bewijstype=kind, uitreikingsdatum=awarded, **proof)


@pytest.mark.parametrize(
    ("awarded", "late"),
    [("2026-11-20", False), ("2026-09-23", False), ("2026-09-22", True), ("2025-12-31", True), ("2018-03-01", True)],
)
@pytest.mark.parametrize("kind", ["BewijsVanBeroepskwalificatie", "BewijsVanDeelkwalificatie"])
def test_d11_two_months_after_the_end_it_is_late_and_accepted(desk: Desk, awarded: str, late: bool, kind: str) -> None:
    delivered = desk.deliver(_vocational(awarded, kind), supplier=WSE, tijdstip=DELIVERED)
    assert delivered.outcomes == ["accepted"]
    assert ("LATE" in delivered.codes[0]) is late
    with reading(desk.engine) as connection:
        assert connection.execute(record_versions.select()).one().late == late


def test_d11_another_kind_of_proof_is_never_late(desk: Desk) -> None:
    assert desk.deliver(_vocational("2018-03-01", "Certificaat"), supplier=WSE, tijdstip=DELIVERED).codes == [
        ("ROW_OK",)
    ]


def test_d11_a_year_alone_is_too_little_to_say(desk: Desk) -> None:
    assert desk.deliver(_vocational("2018"), supplier=WSE, tijdstip=DELIVERED).codes == [("DATE_PARTIAL",)]
