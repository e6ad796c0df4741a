"""D9: "Niet beschikbaar" is not "Niet van toepassing"; neither is converted, and neither appears in a credential."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from led_vc.qualification import (
    Record,
    RegisterNames,
    StatusIndex,
    qualification_credential,
    record_from_json,
    summary_credential,
)
from tests.register_desk import SCHOOLS, Desk, secondary

NAMES = RegisterNames("led.example")
HOLDER = "did:key:z6MkfxBuH27zLnvYhiJcNXLM7DYRi53Hyaj89k2SZogV3S6E"
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
NOTHING = ["NietBeschikbaar", "NietVanToepassing"]
COLUMNS = ["bewijsstaat", "graad", "onderwijsvorm", "schooltype", "land", "taal"]


def _credentials(record: Record) -> list[dict[str, Any]]:
    bit = StatusIndex(1, 1)
    full = qualification_credential(
        record,
        names=NAMES,
        holder=HOLDER,
        credential_id="c" * 30,
        valid_from=MOMENT,
        valid_until=MOMENT,
        revocation=bit,
        suspension=StatusIndex(2, 1),
        show=("onderwijsvorm", "naam_bij_uitreiking"),
    )
    short = summary_credential(record, names=NAMES, holder=HOLDER, valid_until=MOMENT, revocation=bit, birth_date=True)
    return [full, short]


def _record(content: dict[str, Any]) -> Record:
    body = {"naam": "VTI Brugge", "nummer": 1, "klasse": content["instellingen"][0].get("klasse")}
    members = {
        "register_id": "b" * 30,
        "register_versie": 1,
        "operatie": "NIEUW",
        "leverancier": SCHOOLS,
        "provider": 7,
    }
    return record_from_json({**content, **members, "instellingen": [body]})


def _allowed(desk: Desk, column: str) -> list[str]:
    return [value for value in NOTHING if value in desk.codes.lists[column.capitalize()]]


@pytest.mark.parametrize("column", COLUMNS)
def test_d9_the_register_keeps_the_one_that_was_delivered(desk: Desk, column: str) -> None:
    for place, value in enumerate(_allowed(desk, column)):
        source = f"SO/{place}"
        delivered = desk.deliver(secondary(bron_record_id=source, **{column: value}), supplier=SCHOOLS)
        if (column, value) == ("graad", "NietVanToepassing"):
            assert delivered.codes == [("D1_GRAAD",)]
            continue
        assert delivered.outcomes == ["accepted"]
        assert desk.content(source, SCHOOLS)[column] == value


def test_d9_what_was_not_delivered_is_neither(desk: Desk) -> None:
    desk.deliver(secondary(schooltype="", bewijsstaat="", land="", taal=""), supplier=SCHOOLS)
    assert not {"schooltype", "bewijsstaat", "land", "taal"} & desk.content("SO/1", SCHOOLS).keys()


@pytest.mark.parametrize("value", [*NOTHING, "Nbs", "Nvt"])
def test_d9_neither_appears_in_a_credential(desk: Desk, value: str) -> None:
    desk.deliver(secondary(), supplier=SCHOOLS)
    record = _record(desk.content("SO/1", SCHOOLS))
    body = replace(record.instellingen[0], klasse=value)
    empty = replace(
        record,
        instellingen=(body,),
        bewijsstaat=value,
        graad=value,
        onderwijsvorm=value,
        schooltype=value,
        iscedniveau=value,
        land=value,
        taal=value,
        vks_niveau=value,
    )
    for credential in _credentials(empty):
        assert value not in json.dumps(credential)


def test_d9_what_is_known_does_appear(desk: Desk) -> None:
    desk.deliver(secondary(iscedniveau="3A"), supplier=SCHOOLS)
    full, short = _credentials(_record(desk.content("SO/1", SCHOOLS)))
    specified = full["credentialSubject"]["hasClaim"]["specifiedBy"]
    assert specified["educationForm"].endswith("Onderwijsvorm/TSO")
    assert specified["iscedLevel"].endswith("ISCEDNiveau/3A")
    assert short["credentialSubject"]["hasClaim"]["completion"].endswith("Bewijsstaat/Eindbewijs")
