"""D3: a code of Onderwerp starts with its three-digit ISCED code."""

from led_issuer.register.codes import Codes
from tests.register_desk import Desk, row

LISTS = Codes.bundled().lists


def test_d3_a_subject_of_another_field_is_rejected(desk: Desk) -> None:
    assert desk.deliver(row(isced="723", onderwerp="840003")).codes == [("D3_ONDERWERP",)]


def test_d3_every_subject_of_the_list_fits_its_own_field_and_no_other(desk: Desk) -> None:
    subjects = sorted(LISTS["Onderwerp"])
    rows = [row(onderwerp=code, isced=code.zfill(6)[:3], bron_record_id=f"HO/{code}") for code in subjects]
    assert set(desk.deliver(*rows).outcomes) == {"accepted"}
    wrong = [one | {"isced": "999" if one["isced"] != "999" else "010", "bron_versie": "2"} for one in rows]
    assert set(desk.deliver(*wrong).codes) == {("D3_ONDERWERP",)}


def test_d3_the_subject_whose_leading_zero_was_lost_belongs_to_field_010(desk: Desk) -> None:
    assert desk.deliver(row(isced="010", onderwerp="10001")).outcomes == ["accepted"]
    assert desk.deliver(row(isced="100", onderwerp="10001", bron_versie="2")).outcomes != ["superseded"]


def test_d3_a_subject_may_stand_without_field_and_a_field_without_subject(desk: Desk) -> None:
    rows = [row(isced=""), row(onderwerp="", bron_record_id="HO/2")]
    assert desk.deliver(*rows).outcomes == ["accepted", "accepted"]
