"""L9, at the register's own doors: another's record is not told, and not even that it exists."""

from led_vc.keys import PrivateKey
from tests.services.issuer.doors import Doors, exchange, fetch, proof


def test_l09_a_sweep_over_all_ids_of_others_gets_the_answer_for_ids_that_do_not_exist(register: Doors) -> None:
    curious = register.citizen()
    curious.deliver()
    others = []
    for _ in range(4):
        other = register.citizen()
        others += [other.deliver(), other.deliver(bron_record_id=f"{other.account['sub']}/2")]
    for profile in ("summary", "qualification"):
        answers = [curious.ask(record, profile) for record in others]
        nothing = curious.ask("z" * 30, profile)
        assert nothing.status_code == 404
        assert {answer.content for answer in answers} == {nothing.content}


def test_l09_records_has_no_parameter_to_ask_for_another(register: Doors) -> None:
    one, other = register.citizen(), register.citizen()
    mine, theirs = one.deliver(), other.deliver()
    answer = register.http.get(
        "/records", params={"id": theirs, "rrn": other.account["rrn"][:5], "person": "x"}, headers=one.headers
    )
    assert [found["id"] for found in answer.json()["records"]] == [mine]
    (operation,) = register.http.get("/api/issuer/openapi.json").json()["paths"]["/records"].values()
    assert not operation.get("parameters")


def test_l09_an_offer_of_one_never_becomes_the_credential_of_another(register: Doors) -> None:
    one, other = register.citizen(), register.citizen()
    one.deliver()
    token = exchange(register, other.code(other.deliver())).json()["access_token"]
    answer = fetch(register, token, proof(register, PrivateKey.generate("Ed25519"), register.nonce())).json()
    subject = answer["credentials"][0]["credential"]["credentialSubject"]
    assert subject["familyName"] == other.account["family_name"]
