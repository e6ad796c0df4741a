"""The register's answer is read strictly where it matters, and never quoted in an error."""

from typing import Any

import pytest

from led_vc.errors import MalformedValueError
from led_wallet.login import Claims
from led_wallet.pages.claims import ClaimRows
from led_wallet.register import RegisterRecord, parse_records
from led_web.catalogue import catalogue

WHO = Claims(subject="s", method="eid", given_name="Zoë", family_name="Van de Casteele")
ID = "b" * 30


def told(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": ID,
        "section": "authentic",
        "state": "active",
        "version": 1,
        "changed_at": "2026-11-23T18:00:00Z",
        "supplier": {"code": "OVO001957-HogerOnderwijs", "name": "Hoger onderwijs"},
        "authenticity": "Authentiek",
        "title": "Master in de taal- en letterkunde",
        "proof_type": "Diploma",
        "completion": "Eindbewijs",
        "category": "HogerOnderwijs",
        "level": "7",
        "name": {"given_name": "Zoë", "family_name": "Vandenbroucke"},
        "birth_date": "1983-02-17",
        "institutions": [{"name": "Katholieke Universiteit Brussel", "successor": {"name": "KU Leuven"}}],
        "sensitive": False,
        "issuable": True,
        "versions": [],
        "credentials": [],
    }
    return found | changes


def record(**changes: Any) -> RegisterRecord:
    return parse_records({"records": [told(**changes)]})[0]


def rows(found: RegisterRecord) -> dict[str, tuple[str, ...]]:
    return {row.key: row.values for row in ClaimRows(catalogue("nl"), WHO).rows(found)}


@pytest.mark.parametrize(
    "changes", [{"id": "../secret"}, {"state": "gone"}, {"institutions": None}, {"version": None}], ids=str
)
def test_a_record_of_another_shape_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        record(**changes)


def test_an_error_does_not_quote_what_it_refuses() -> None:
    with pytest.raises(MalformedValueError) as refused:
        record(birth_date={"secret": "93051822361"})
    assert "93051822361" not in str(refused.value.detail)


def test_members_that_are_not_known_are_left_aside() -> None:
    assert record(something="new").id == ID


def test_more_records_than_anybody_has_are_refused() -> None:
    with pytest.raises(MalformedValueError):
        parse_records({"records": [told()] * 501})


def test_the_name_is_that_of_today() -> None:
    assert rows(record())["name"] == ("Van de Casteele, Zoë",)


def test_a_successor_stands_beside_its_institution() -> None:
    assert rows(record())["awarded_by"] == ("Katholieke Universiteit Brussel (nu KU Leuven)",)


@pytest.mark.parametrize("level", ["Nbs", "Nvt", "TeBepalen", None])
def test_a_level_that_is_none_is_no_claim(level: str | None) -> None:
    assert "level" not in rows(record(level=level))


@pytest.mark.parametrize("code", ["NietBeschikbaar", "NietVanToepassing"])
def test_a_code_that_says_nothing_is_no_claim(code: str) -> None:
    assert rows(record(proof_type=code, completion=code)).get("kind") is None


def test_an_interim_proof_is_never_called_a_diploma() -> None:
    assert rows(record(completion="Tussenbewijs"))["kind"] == ("Tussenbewijs (Hoger onderwijs)",)


def test_a_person_without_a_first_name_has_a_family_name_alone() -> None:
    who = Claims(subject="s", method="eid", given_name=None, family_name="Şahin")
    assert ClaimRows(catalogue("nl"), who).name(record()) == "Şahin"
