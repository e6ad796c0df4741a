"""The protocol at the issuer's doors: codes and nonces that work once, proofs that are checked, errors by their names.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html
"""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from led_issuer.background import upkeep
from led_issuer.tables import offers
from led_vc.contexts import EXACT
from led_vc.did import did_key
from led_vc.encoding import base64url_encode, jcs
from led_vc.keys import KeyAlgorithm, PrivateKey
from led_vc.oid4vci import MAXIMUM_PROOFS, AuthorizationServerMetadata, IssuerMetadata
from led_vc.securing.jose import sign_compact
from led_web.database import reading, writing
from tests.services.issuer.doors import Citizen, Doors, exchange, fetch, proof

KEY = PrivateKey.from_seed("Ed25519", b"wallet of the tests")


@pytest.fixture
def citizen(doors: Doors) -> Citizen:
    """Give a citizen with one diploma."""
    made = doors.citizen()
    made.deliver()
    return made


def record_of(citizen: Citizen) -> str:
    return str(citizen.doors.desk.record(f"{citizen.account['sub']}/1").id)


def token_of(citizen: Citizen, profile: str = "summary", **members: Any) -> str:
    answer = exchange(citizen.doors, citizen.code(record_of(citizen), profile, **members))
    assert answer.status_code == 200, answer.text
    return str(answer.json()["access_token"])


def fetched(doors: Doors, token: str, *keys: PrivateKey, **members: Any) -> list[dict[str, Any]]:
    nonce = doors.nonce()
    answer = fetch(doors, token, *(proof(doors, key, nonce) for key in keys or (KEY,)), **members)
    assert answer.status_code == 200, answer.text
    return [one["credential"] for one in answer.json()["credentials"]]


def error(answer: httpx2.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/json"
    return answer.status_code, answer.json()["error"]


# -- metadata --------------------------------------------------------------------------------------------------------


def test_the_metadata_are_the_issuers_and_name_both_kinds(doors: Doors) -> None:
    document = doors.http.get("/.well-known/openid-credential-issuer").json()
    metadata = IssuerMetadata.parse(document, credential_issuer="https://led.example")
    assert metadata.credential_endpoint == "https://led.example/credential"
    assert metadata.batch_size == MAXIMUM_PROOFS
    assert {name: kind.context for name, kind in metadata.configurations.items()} == {
        name: EXACT[name] for name in ("LedQualificationCredential", "LedSummaryCredential")
    }


def test_the_issuer_is_its_own_authorization_server(doors: Doors) -> None:
    document = doors.http.get("/.well-known/oauth-authorization-server").json()
    server = AuthorizationServerMetadata.parse(document, issuer="https://led.example")
    assert (server.token_endpoint, server.anonymous_access) == ("https://led.example/token", True)


# -- the good way ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("algorithm", ["Ed25519", "P-256", "P-384"])
def test_a_wallet_gets_a_valid_credential_bound_to_its_key(citizen: Citizen, algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"wallet")
    (credential,) = fetched(citizen.doors, token_of(citizen), key)
    assert credential["credentialSubject"]["id"] == did_key.did_of(key.public_key)
    assert citizen.doors.office.verify(credential).verdict == "valid"


def test_the_full_profile_is_issued_under_its_own_name(citizen: Citizen) -> None:
    token = token_of(citizen, "qualification")
    (credential,) = fetched(citizen.doors, token, credential_configuration_id="LedQualificationCredential")
    assert credential["type"] == ["VerifiableCredential", "LedQualificationCredential"]
    assert citizen.doors.office.verify(credential).verdict == "valid"


@pytest.mark.parametrize("birth_date", [True, False])
def test_the_birth_date_travels_along_when_the_holder_said_so(citizen: Citizen, birth_date: bool) -> None:
    (credential,) = fetched(citizen.doors, token_of(citizen, birth_date=birth_date))
    assert ("birthDate" in credential["credentialSubject"]) == birth_date


def test_several_keys_get_a_credential_each_in_their_order(citizen: Citizen) -> None:
    keys = [PrivateKey.from_seed("Ed25519", bytes([n])) for n in range(4)]
    credentials = fetched(citizen.doors, token_of(citizen), *keys)
    assert [one["credentialSubject"]["id"] for one in credentials] == [did_key.did_of(key.public_key) for key in keys]
    assert len({one["credentialStatus"]["statusListIndex"] for one in credentials}) > 1


def test_a_key_may_be_stated_as_a_jwk(citizen: Citizen) -> None:
    doors = citizen.doors
    members = {
        "aud": "https://led.example",
        "iat": int(doors.office.runtime.now().timestamp()),
        "nonce": doors.nonce(),
    }
    header = {"typ": "openid4vci-proof+jwt", "jwk": KEY.public_key.to_jwk()}
    answer = fetch(doors, token_of(citizen), sign_compact(members, KEY, header=header))
    credential = answer.json()["credentials"][0]["credential"]
    assert credential["credentialSubject"]["id"] == did_key.did_of(KEY.public_key)


def test_a_wallet_that_asks_for_details_gets_an_identifier_to_ask_by(citizen: Citizen) -> None:
    details = [{"type": "openid_credential", "credential_configuration_id": "LedSummaryCredential"}]
    code = citizen.code(record_of(citizen))
    answer = exchange(citizen.doors, code, authorization_details=jcs(details).decode()).json()
    (identifier,) = answer["authorization_details"][0]["credential_identifiers"]
    named = {"credential_configuration_id": None, "credential_identifier": identifier}
    assert fetched(citizen.doors, answer["access_token"], **named)


def test_a_wallet_whose_answer_got_lost_gets_the_same_credential(citizen: Citizen) -> None:
    token = token_of(citizen)
    assert fetched(citizen.doors, token) == fetched(citizen.doors, token)


# -- codes and tokens ------------------------------------------------------------------------------------------------


def test_a_code_works_once(citizen: Citizen) -> None:
    code = citizen.code(record_of(citizen))
    assert exchange(citizen.doors, code).status_code == 200
    assert error(exchange(citizen.doors, code)) == (400, "invalid_grant")


def test_a_code_works_once_also_when_eight_ask_at_the_same_time(citizen: Citizen) -> None:
    code = citizen.code(record_of(citizen))
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: exchange(citizen.doors, code).status_code, range(8)))
    assert sorted(statuses) == [200] + [400] * 7


def test_a_made_up_code_is_refused(doors: Doors) -> None:
    assert error(exchange(doors, "b" * 30)) == (400, "invalid_grant")


def test_a_code_ends_after_five_minutes(clocked_doors: Doors) -> None:
    citizen = clocked_doors.citizen()
    code = citizen.code(citizen.deliver())
    clocked_doors.office.advance(timedelta(minutes=5, seconds=1))
    assert error(exchange(clocked_doors, code)) == (400, "invalid_grant")


def test_a_token_ends_after_five_minutes(clocked_doors: Doors) -> None:
    citizen = clocked_doors.citizen()
    token = exchange(clocked_doors, citizen.code(citizen.deliver())).json()["access_token"]
    clocked_doors.office.advance(timedelta(minutes=5, seconds=1))
    answer = fetch(clocked_doors, token, proof(clocked_doors, KEY, clocked_doors.nonce()))
    assert error(answer) == (401, "invalid_token")


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("", "invalid_request"),
        ("grant_type=authorization_code&code=x", "unsupported_grant_type"),
        ("grant_type=urn:ietf:params:oauth:grant-type:pre-authorized_code", "invalid_request"),
        ("grant_type=a&grant_type=b", "invalid_request"),
        ("grant_type", "invalid_request"),
        ("\xff", "invalid_request"),
        ("&".join(f"a{n}=b" for n in range(40)), "invalid_request"),
    ],
)
def test_a_token_request_that_cannot_be_read_is_refused_by_name(doors: Doors, form: str, code: str) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert error(doors.http.post("/token", content=form.encode("latin-1"), headers=headers)) == (400, code)


def test_a_tx_code_that_nobody_asked_for_is_refused(citizen: Citizen) -> None:
    answer = exchange(citizen.doors, citizen.code(record_of(citizen)), tx_code="1234")
    assert error(answer) == (400, "invalid_request")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer " + "b" * 30, "Basic eDp5"])
def test_without_its_token_nobody_gets_a_credential(doors: Doors, header: str) -> None:
    body = {"credential_configuration_id": "LedSummaryCredential", "proofs": {"jwt": ["a.b.c"]}}
    headers = {"authorization": header} if header else {}
    assert error(doors.http.post("/credential", json=body, headers=headers)) == (401, "invalid_token")


def test_the_citizens_own_access_token_is_no_token_for_credentials(citizen: Citizen) -> None:
    answer = fetch(citizen.doors, citizen.token, proof(citizen.doors, KEY, citizen.doors.nonce()))
    assert error(answer) == (401, "invalid_token")


def test_a_used_token_gives_nothing_to_another_key(citizen: Citizen) -> None:
    doors, token = citizen.doors, token_of(citizen)
    fetched(doors, token)
    thief = PrivateKey.from_seed("Ed25519", b"thief")
    assert error(fetch(doors, token, proof(doors, thief, doors.nonce()))) == (401, "invalid_token")


def test_a_refused_proof_does_not_burn_the_token(citizen: Citizen) -> None:
    token = token_of(citizen)
    assert error(fetch(citizen.doors, token, proof(citizen.doors, KEY, "old"))) == (400, "invalid_nonce")
    assert fetched(citizen.doors, token)


# -- proofs ----------------------------------------------------------------------------------------------------------


def test_a_nonce_works_once(citizen: Citizen) -> None:
    doors, nonce = citizen.doors, citizen.doors.nonce()
    assert fetch(doors, token_of(citizen), proof(doors, KEY, nonce)).status_code == 200
    assert error(fetch(doors, token_of(citizen), proof(doors, KEY, nonce))) == (400, "invalid_nonce")


@pytest.mark.parametrize("nonce", ["", "x", base64url_encode(bytes(40)), "n" * 150, "é"])
def test_a_nonce_that_is_not_ours_is_refused(citizen: Citizen, nonce: str) -> None:
    answer = fetch(citizen.doors, token_of(citizen), proof(citizen.doors, KEY, nonce))
    assert error(answer) == (400, "invalid_nonce")


def test_a_nonce_ends_after_five_minutes(clocked_doors: Doors) -> None:
    nonce = clocked_doors.nonce()
    clocked_doors.office.advance(timedelta(minutes=5, seconds=1))
    citizen = clocked_doors.citizen()
    token = exchange(clocked_doors, citizen.code(citizen.deliver())).json()["access_token"]
    assert error(fetch(clocked_doors, token, proof(clocked_doors, KEY, nonce))) == (400, "invalid_nonce")


def test_a_proof_for_another_issuer_is_refused(citizen: Citizen) -> None:
    doors = citizen.doors
    answer = fetch(doors, token_of(citizen), proof(doors, KEY, doors.nonce(), audience="https://other.example"))
    assert error(answer) == (400, "invalid_proof")


def test_an_old_proof_is_refused(citizen: Citizen) -> None:
    doors = citizen.doors
    old = doors.office.runtime.now() - timedelta(minutes=7)
    answer = fetch(doors, token_of(citizen), proof(doors, KEY, doors.nonce(), issued_at=old))
    assert error(answer) == (400, "invalid_proof")


def test_a_proof_that_names_anothers_key_is_refused(citizen: Citizen) -> None:
    doors = citizen.doors
    victim = did_key.method_of(PrivateKey.from_seed("Ed25519", b"victim").public_key)
    answer = fetch(doors, token_of(citizen), proof(doors, KEY, doors.nonce(), verification_method=victim))
    assert error(answer) == (400, "invalid_proof")


def test_the_same_key_twice_is_refused(citizen: Citizen) -> None:
    doors, nonce = citizen.doors, citizen.doors.nonce()
    answer = fetch(doors, token_of(citizen), proof(doors, KEY, nonce), proof(doors, KEY, nonce))
    assert error(answer) == (400, "invalid_proof")


def test_one_bad_proof_among_good_ones_stops_all(citizen: Citizen) -> None:
    doors, nonce = citizen.doors, citizen.doors.nonce()
    before = len(doors.office.indexes())
    other = PrivateKey.from_seed("Ed25519", b"other")
    bad = proof(doors, other, nonce, audience="https://other.example")
    assert error(fetch(doors, token_of(citizen), proof(doors, KEY, nonce), bad)) == (400, "invalid_proof")
    assert len(doors.office.indexes()) == before


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"proofs": None}, "invalid_proof"),
        ({"proofs": {"jwt": ["a.b.c"] * (MAXIMUM_PROOFS + 1)}}, "invalid_proof"),
        ({"proofs": {"jwt": ["a.b.c"]}}, "invalid_proof"),
        ({"proofs": {"jwt": []}}, "invalid_proof"),
        ({"proofs": {"attestation": ["a.b.c"]}}, "invalid_proof"),
        ({"credential_configuration_id": "UniversityDegree"}, "unknown_credential_configuration"),
        ({"credential_configuration_id": "LedQualificationCredential"}, "invalid_credential_request"),
        ({"credential_configuration_id": None}, "invalid_credential_request"),
        ({"credential_configuration_id": None, "credential_identifier": "x"}, "unknown_credential_identifier"),
        ({"credential_identifier": "LedSummaryCredential"}, "invalid_credential_request"),
        ({"credential_response_encryption": {}}, "invalid_encryption_parameters"),
    ],
)
def test_a_request_for_something_else_is_refused_by_name(citizen: Citizen, members: dict[str, Any], code: str) -> None:
    asked = {"proofs": {"jwt": ["a.b.c"]}} | members
    assert error(fetch(citizen.doors, token_of(citizen), **asked)) == (400, code)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"proofs":1,"proofs":2}', b"[" * 2000, b"\xff"])
def test_a_body_that_is_no_request_is_refused_by_name(doors: Doors, body: bytes) -> None:
    headers = {"authorization": "Bearer x", "content-type": "application/json"}
    assert error(doors.http.post("/credential", content=body, headers=headers)) == (400, "invalid_credential_request")


# -- the register changed meanwhile ----------------------------------------------------------------------------------


def test_a_record_withdrawn_after_the_offer_is_not_issued(citizen: Citizen) -> None:
    token = token_of(citizen)
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    answer = fetch(citizen.doors, token, proof(citizen.doors, KEY, citizen.doors.nonce()))
    assert error(answer) == (400, "credential_request_denied")
    assert answer.json()["error_description"] == "record_withdrawn"


def test_a_record_corrected_after_the_offer_is_issued_as_it_is_now(citizen: Citizen) -> None:
    token = token_of(citizen)
    citizen.deliver(bron_versie="2", operatie="WIJZIGING", titel_nl="Bachelor in de vroedkunde")
    (credential,) = fetched(citizen.doors, token)
    assert credential["credentialSubject"]["hasClaim"]["title"] == "Bachelor in de vroedkunde"


def test_a_lost_answer_is_not_given_again_after_a_withdrawal(citizen: Citizen) -> None:
    doors, token = citizen.doors, token_of(citizen)
    fetched(doors, token)
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    assert error(fetch(doors, token, proof(doors, KEY, doors.nonce()))) == (401, "invalid_token")


def test_a_name_that_may_not_be_signed_ends_in_a_refusal_and_no_credential(doors: Doors) -> None:
    citizen = doors.citizen()
    citizen.deliver()
    token = token_of(citizen)
    with writing(doors.office.runtime.engine) as connection:
        connection.execute(update(offers).where(offers.c.used_at.is_not(None)).values(family_name="a\u202eb"))
    answer = fetch(doors, token, proof(doors, KEY, doors.nonce()))
    assert error(answer) == (400, "credential_request_denied")


def test_no_number_is_in_anything_that_was_issued(citizen: Citizen) -> None:
    credentials = fetched(
        citizen.doors, token_of(citizen, "qualification"), credential_configuration_id="LedQualificationCredential"
    )
    assert citizen.account["rrn"] not in json.dumps(credentials)


def test_the_name_in_an_offer_is_forgotten_when_the_offer_ended(clocked_doors: Doors) -> None:
    citizen = clocked_doors.citizen()
    citizen.code(citizen.deliver(voornamen="Noortje"))

    def names() -> list[str | None]:
        with reading(clocked_doors.office.runtime.engine) as connection:
            return list(connection.execute(select(offers.c.family_name)).scalars())

    upkeep(clocked_doors.office.runtime)
    assert names() == [citizen.account["family_name"]]
    clocked_doors.office.advance(timedelta(minutes=11))
    upkeep(clocked_doors.office.runtime)
    assert names() == [None]
