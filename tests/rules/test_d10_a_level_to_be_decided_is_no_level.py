"""D10: a VKS level "Te Bepalen" means that the EQF level is left out (the same for Nbs and not applicable, by D9)."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from led_vc.qualification import RegisterNames, StatusIndex, qualification_credential, summary_credential
from tests.register_desk import HIGHER, WSE, Desk, row
from tests.rules.test_d08_final_or_interim_stands_in_the_title import CERTIFICATE

NAMES = RegisterNames("led.example")
HOLDER = "did:key:z6MkfxBuH27zLnvYhiJcNXLM7DYRi53Hyaj89k2SZogV3S6E"
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)


def _claims(level: str | None, kind: str = "Certificaat") -> tuple[dict[str, Any], dict[str, Any]]:
    record = replace(CERTIFICATE, vks_niveau=level, bewijstype=kind)
    bit = StatusIndex(1, 1)
    full = qualification_credential(
        record,
        names=NAMES,
        holder=HOLDER,
        credential_id="c" * 30,
        valid_from=MOMENT,
        valid_until=MOMENT,
        revocation=bit,
        suspension=bit,
    )
    short = summary_credential(record, names=NAMES, holder=HOLDER, valid_until=MOMENT, revocation=bit, birth_date=True)
    return full["credentialSubject"]["hasClaim"]["specifiedBy"], short["credentialSubject"]["hasClaim"]


@pytest.mark.parametrize("level", ["TeBepalen", "Nbs", "NietVanToepassing", "", None])
def test_d10_no_level_is_claimed(level: str | None) -> None:
    full, short = _claims(level)
    assert not {"eqfLevel", "vksLevel"} & full.keys()
    assert "level" not in short


@pytest.mark.parametrize("level", "12345678")
def test_d10_a_decided_level_is_claimed_in_both_profiles(level: str) -> None:
    full, short = _claims(level)
    assert full["eqfLevel"] == short["level"] == f"http://data.europa.eu/snb/eqf/{level}"
    assert full["vksLevel"].endswith(f"VKSNiveauOnderwijskwalificatie/{level}")


def test_d10_a_vocational_qualification_has_its_own_list() -> None:
    full, _ = _claims("3", "BewijsVanBeroepskwalificatie")
    assert full["vksLevel"].endswith("VKSNiveauBeroepskwalificatie/3")


def test_d10_to_be_decided_is_a_code_of_vocational_qualifications_alone(desk: Desk) -> None:
    proof = {"categorie": "WerkSocialeEconomie", "graad": "NietVanToepassing", "vks_niveau": "TeBepalen"}
    vocational = row(bewijstype="BewijsVanBeroepskwalificatie", **proof)
    assert desk.deliver(vocational, supplier=WSE).outcomes == ["accepted"]
    assert desk.content("HO/1", WSE)["vks_niveau"] == "TeBepalen"
    assert desk.deliver(row(vks_niveau="TeBepalen"), supplier=HIGHER).codes == [("CODE_UNKNOWN:vks_niveau",)]
