"""The corpus at the issuing side: what no provider, wallet or holder gets past the doors of the register."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from led_vc.contexts import EXACT
from led_vc.encoding import base64url_encode, jcs
from led_vc.errors import LedVcError, RangeError
from led_vc.issue import issue_credential
from led_vc.keys import PrivateKey
from led_vc.securing.jose import KEY_PROOF_TYPE
from tests import world
from tests.corpus.attack import case, put
from tests.corpus.provider import Provider
from tests.corpus.signing import SIGNINGS, Signing
from tests.corpus.weak_keys import POINTS, did_key_of, forged_signature, jwk_of
from tests.register_desk import file_of, row
from tests.services.issuer.doors import Citizen, Doors, exchange, fetch, proof

WALLET = PrivateKey.from_seed("Ed25519", b"the wallet of the corpus")
_CLAIM = ("credentialSubject", "hasClaim")


@pytest.fixture(scope="module")
def citizen(doors: Doors) -> Citizen:
    """Give a citizen with one diploma, logged in."""
    return doors.citizen()


@pytest.fixture(scope="module")
def record(citizen: Citizen) -> str:
    return citizen.deliver()


@pytest.fixture
def token(doors: Doors, citizen: Citizen, record: str) -> str:
    """Give an access token for one credential."""
    return str(exchange(doors, citizen.code(record)).json()["access_token"])


def _texts(good: str) -> Iterator[tuple[str, bytes]]:
    """Yield bodies that have two readings, or none, from one that is in order."""
    yield "A01 duplicate key", good.replace("{", '{"profile": "qualification", ', 1).encode()
    yield "A04 NaN", good.replace("{", '{"birth_date": NaN, ', 1).encode()
    yield "A04 1e999", good.replace("{", '{"birth_date": 1e999, ', 1).encode()
    yield "A05 9007199254740993", good.replace("{", '{"x": 9007199254740993, ', 1).encode()
    yield "A06 ten thousand digits", good.replace("{", '{"x": ' + "9" * 3_000 + ", ", 1).encode()
    yield "A07 nested arrays", b"[" * 4_000
    yield "A07 nested in a member", good.replace("{", '{"x": ' + "[" * 1_500 + "]" * 1_500 + ", ", 1).encode()
    yield "A09 lone surrogate", good.replace("{", '{"x": "\\ud800", ', 1).encode()
    yield "A10 UTF-16", good.encode("utf-16")
    yield "A10 byte order mark", b"\xef\xbb\xbf" + good.encode()
    yield "A10 overlong", good.replace("{", '{"x": "/", ', 1).encode().replace(b"/", b"\xc0\xaf")


NAMES = [name for name, _ in _texts("{}")]


@pytest.mark.parametrize("name", NAMES)
def test_an_offer_is_not_asked_for_in_two_readings(name: str, citizen: Citizen, record: str) -> None:
    good = json.dumps({"record": record, "profile": "summary"})
    headers = citizen.headers | {"content-type": "application/json"}
    answer = citizen.doors.http.post("/credential-offers", content=dict(_texts(good))[name], headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
    assert citizen.doors.http.post("/credential-offers", content=good, headers=headers).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_a_credential_is_not_asked_for_in_two_readings(name: str, doors: Doors, token: str) -> None:
    proofs = {"jwt": [proof(doors, WALLET, doors.nonce())]}
    good = json.dumps({"credential_configuration_id": "LedSummaryCredential", "proofs": proofs})
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    answer = doors.http.post("/credential", content=dict(_texts(good))[name], headers=headers)
    # An unknown member is ignored by OpenID4VCI; one that is there twice would be a second reading of a known one.
    doubled = good.replace("{", '{"credential_configuration_id": "LedQualificationCredential", ', 1)
    if name == "A01 duplicate key":
        answer = doors.http.post("/credential", content=doubled, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_credential_request")


@pytest.mark.parametrize("name", NAMES)
def test_a_delivery_has_no_header_with_two_readings(name: str, provider: Provider) -> None:
    rows = json.dumps(row()).encode() + b"\n"
    good = provider.header(rows).decode()
    bad = dict(_texts(good))[name]
    if name == "A01 duplicate key":
        bad = good.replace("{", '{"aantal": 7, ', 1).encode()
    answer = provider.post(bad, rows)
    assert (answer.status_code, answer.json()["code"]) == (422, "header_invalid")


def _lines(good: dict[str, str]) -> dict[str, bytes]:
    text = json.dumps(good)
    found = dict(_texts(text))
    found["A01 duplicate key"] = text.replace("{", '{"titel_nl": "Doctor", ', 1).encode()
    found["A06 ten thousand digits"] = text.replace('"1"', "9" * 10_000, 1).encode()
    found["A07 nested arrays"] = b"[" * 50_000
    found["A07 nested in a member"] = text.replace("{", '{"x": ' + "[" * 40_000 + "]" * 40_000 + ", ", 1).encode()
    found.pop("A10 byte order mark")  # a file may begin with one: spreadsheets write it
    return found


@pytest.mark.parametrize("name", _lines(row()))
def test_a_row_with_two_readings_is_rejected_and_becomes_no_record(name: str, provider: Provider) -> None:
    good = row(bron_record_id=f"corpus/{NAMES.index(name)}")
    answer = provider.deliver_line(_lines(good)[name])
    assert answer.status_code == 201, answer.text
    assert answer.json()["counters"]["accepted"] == 0
    assert answer.json()["counters"]["rejected"] + answer.json()["counters"]["quarantined"] == answer.json()["rows"]


@case("A07 a line without an end")
def test_a_line_of_a_hundred_thousand_arrays_refuses_the_delivery(case: str, provider: Provider) -> None:
    answer = provider.deliver_line(b"[" * 200_000)
    assert (answer.status_code, answer.json()["code"]) == (422, "rows_unreadable")


@pytest.mark.parametrize(("path", "limit"), [("/credential-offers", 4 * 1024), ("/credential", 320 * 1024)])
@case("A11 at the issuer")
def test_a_body_over_the_limit_of_its_door_is_413(case: str, path: str, limit: int, citizen: Citizen) -> None:
    def chunked() -> Iterator[bytes]:
        yield from (b" " * 4096 for _ in range(limit // 4096 + 1))

    headers = citizen.headers | {"content-type": "application/json"}
    for body in (b" " * (limit + 1), chunked()):
        assert citizen.doors.http.post(path, content=body, headers=headers).status_code == 413


@pytest.mark.parametrize("by", SIGNINGS.values(), ids=lambda by: by.name)
@case("A05 not signed")
def test_an_integer_that_readers_disagree_about_is_not_signed(case: str, by: Signing) -> None:
    with pytest.raises(RangeError):
        by.issue(put(by.summary(), (*_CLAIM, "x"), 9007199254740993))


@case("A13 NFC at the issuer")
def test_what_is_delivered_decomposed_is_signed_composed(case: str, provider: Provider, doors: Doors) -> None:
    title, name = "Bachelor in de géologie: José", "Peeters-Zoë"
    texts = {"titel_nl": title, "familienaam": name}
    decomposed = {column: unicodedata.normalize("NFD", text) for column, text in texts.items()}
    assert decomposed["titel_nl"] != title
    rows = file_of([row(bron_record_id="corpus/NFD", **decomposed)])
    answer = provider.post(provider.header(rows, formaat="csv"), rows)
    assert answer.json()["counters"]["accepted"] == 1, answer.text
    document = doors.office.issue(doors.desk.record("corpus/NFD")).document
    assert document["credentialSubject"]["familyName"] == name
    assert document["credentialSubject"]["hasClaim"]["title"] == title
    assert doors.office.verify(document).verdict == "valid"


@case("B07 @vocab at the issuer")
def test_a_wallet_has_no_say_in_the_contexts(
    case: str, doors: Doors, citizen: Citizen, record: str, token: str
) -> None:
    vocabulary = [*EXACT["LedSummaryCredential"], {"@vocab": "https://ex.org/#"}]
    members: dict[str, Any] = {"@context": vocabulary}
    assert citizen.ask(record, **members).status_code == 400
    stated = {"credential_definition": {"@context": vocabulary, "type": ["VerifiableCredential"]}}
    answer = fetch(doors, token, proof(doors, WALLET, doors.nonce()), **stated)
    [issued] = answer.json()["credentials"]
    assert issued["credential"]["@context"] == list(EXACT["LedSummaryCredential"])


@pytest.mark.parametrize("stated", [[], [world.summary()["@context"][0]], world.summary()["@context"][::-1]])
@case("B12 not signed")
def test_other_contexts_are_not_signed(case: str, stated: list[str]) -> None:
    document = world.summary() | {"@context": stated}
    with pytest.raises(LedVcError):
        issue_credential(document, world.provider(world.UNIVERSITY), world.RDFC, created=world.ISSUED)


def _weak_proof(doors: Doors, point: bytes, header: dict[str, Any]) -> str:
    """Return a key proof for a key without a secret that the backend takes, though nobody signed it."""
    claims = {"aud": "https://led.example", "nonce": doors.nonce()}
    now = int(doors.office.runtime.now().timestamp())
    for seconds in range(120):
        members = jcs({"alg": "EdDSA", "typ": KEY_PROOF_TYPE, **header}), jcs(claims | {"iat": now - seconds})
        signed = ".".join(base64url_encode(member) for member in members)
        signature = forged_signature(point, signed.encode())
        if signature is not None:
            return f"{signed}.{base64url_encode(signature)}"
    raise AssertionError("none of so many proofs could be forged")


@pytest.mark.parametrize("form", ["kid", "jwk"])
@case("C25 registration of a small-order key")
def test_a_key_without_a_secret_is_not_registered(case: str, form: str, doors: Doors, token: str) -> None:
    for point in POINTS:
        header: dict[str, Any] = {"kid": did_key_of(point)[1]} if form == "kid" else {"jwk": jwk_of(point)}
        answer = fetch(doors, token, _weak_proof(doors, point, header))
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_proof")
        assert "INVALID_VERIFICATION_METHOD" in answer.json()["error_description"]
    assert fetch(doors, token, proof(doors, WALLET, doors.nonce())).status_code == 200
