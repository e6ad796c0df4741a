"""D4: Instantie is a class; the name is separate."""

from datetime import UTC, datetime

from led_vc.qualification import RegisterNames, StatusIndex, qualification_credential, record_from_json
from tests.register_desk import Desk, row


def test_d4_a_name_where_the_class_belongs_waits_for_a_decision(desk: Desk) -> None:
    delivered = desk.deliver(row(instantie_klasse="Hogeschool PXL"))
    assert delivered.outcomes == ["quarantined"]
    assert delivered.codes == [("CODE_UNKNOWN:instantie_klasse",)]


def test_d4_a_class_does_not_replace_the_name(desk: Desk) -> None:
    assert desk.deliver(row(instelling_naam="")).codes == [("VALUE_MISSING:instelling_naam",)]


def test_d4_both_are_kept_apart_as_far_as_the_credential(desk: Desk) -> None:
    desk.deliver(row())
    content = desk.content("HO/1")
    assert content["instellingen"] == [{"nummer": "320066", "naam": "Hogeschool PXL", "klasse": "Hogeschool"}]
    body = content["instellingen"][0] | {"nummer": 1}
    members = {
        "register_id": "b" * 30,
        "register_versie": 1,
        "operatie": "NIEUW",
        "leverancier": "OVO001957-HogerOnderwijs",
    }
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    credential = qualification_credential(
        record_from_json({**content, **members, "provider": 11, "instellingen": [body]}),
        names=RegisterNames("led.example"),
        holder="did:key:z6MkfxBuH27zLnvYhiJcNXLM7DYRi53Hyaj89k2SZogV3S6E",
        credential_id="c" * 30,
        valid_from=moment,
        valid_until=moment,
        revocation=StatusIndex(1, 1),
        suspension=StatusIndex(2, 1),
    )
    awarder = credential["credentialSubject"]["hasClaim"]["awardedBy"]["awardingBody"]
    assert awarder["legalName"] == "Hogeschool PXL"
    assert awarder["organisationClass"].endswith("Leercredential-Instantie/Hogeschool")
