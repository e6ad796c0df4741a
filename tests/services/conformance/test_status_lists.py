"""The instance that adds a status itself. ../shared/reference/conformance.md §2 and §3 "Status list" """

import json
from pathlib import Path

import pytest

from led_cli.conformance.house import House
from led_cli.conformance.state import StateError, StateFolder
from led_vc.encoding import base64url_decode
from led_vc.status import bitstring
from tests import world
from tests.services.conformance.service import URL, Document, Service, codes, minimal

NAME = "BitstringStatusList"
STATUS = ["proof", "credentialStatus"]


def _published(service: Service, entry: Document) -> Document:
    url = entry["statusListCredential"]
    assert url.startswith(URL)
    answer = service.client.get(url.removeprefix(URL))
    assert answer.status_code == 200
    found: Document = answer.json()
    return found


def _set(service: Service, credential: str, *, status: bool, purpose: str = "revocation") -> int:
    entry = {"type": "BitstringStatusListEntry", "statusPurpose": purpose}
    body = {"credentialId": credential, "credentialStatus": entry, "status": status}
    return service.post(NAME, "/credentials/status", body).status_code


def test_every_credential_gets_an_entry_without_being_asked(service: Service) -> None:
    credential = service.issued(minimal(id="urn:uuid:1"), NAME)
    entry = credential["credentialStatus"]
    assert entry["type"] == "BitstringStatusListEntry"
    assert entry["statusPurpose"] == "revocation"
    assert entry["id"] != entry["statusListCredential"]
    assert str(int(entry["statusListIndex"])) == entry["statusListIndex"]
    assert service.verify(credential, NAME, checks=STATUS).json()["verified"] is True


def test_the_list_is_a_credential_of_the_same_issuer_that_verifies(service: Service) -> None:
    credential = service.issued(minimal(id="urn:uuid:2"), NAME)
    published = _published(service, credential["credentialStatus"])
    assert published["issuer"] == credential["issuer"]
    assert published["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]
    assert published["credentialSubject"]["type"] == "BitstringStatusList"
    assert published["credentialSubject"]["statusPurpose"] == credential["credentialStatus"]["statusPurpose"]
    assert service.verify(published, NAME).json()["verified"] is True


def test_the_list_is_multibase_gzip_of_at_least_16_kilobytes(service: Service) -> None:
    encoded = _published(service, service.issued(minimal(), NAME)["credentialStatus"])["credentialSubject"][
        "encodedList"
    ]
    assert encoded[0] == "u"
    assert base64url_decode(encoded[1:])[:2] == b"\x1f\x8b"
    assert len(bitstring.decode_list(encoded)) >= 16_384


def test_a_bit_that_is_set_revokes_and_one_that_is_cleared_does_not(service: Service) -> None:
    credential = service.issued(minimal(id="urn:uuid:3"), NAME)
    index = int(credential["credentialStatus"]["statusListIndex"])
    assert _set(service, "urn:uuid:3", status=True) == 200
    assert codes(service.verify(credential, NAME, checks=STATUS)) == ["STATUS_REVOKED"]
    assert service.verify(credential, NAME).json()["verified"] is True  # its proof alone
    bits = _published(service, credential["credentialStatus"])["credentialSubject"]["encodedList"]
    assert bitstring.bit(bitstring.decode_list(bits), index)
    assert _set(service, "urn:uuid:3", status=False) == 200
    assert service.verify(credential, NAME, checks=STATUS).json()["verified"] is True


def test_the_status_of_what_was_not_issued_here_is_not_changed(service: Service) -> None:
    assert _set(service, "urn:uuid:nobody", status=True) == 404


def test_one_id_is_given_out_once(service: Service) -> None:
    service.issued(minimal(id="urn:uuid:4"), NAME)
    assert codes(service.issue(minimal(id="urn:uuid:4"), NAME)) == ["MALFORMED_VALUE_ERROR"]


@pytest.mark.parametrize(
    "status",
    [{"type": "BitstringStatusListEntry", "statusListIndex": True}, {"type": "T", "id": "https://a.example/1"}],
)
def test_a_credential_that_brings_its_own_status_is_refused(service: Service, status: Document) -> None:
    codes(service.issue(minimal(credentialStatus=status), NAME))


def test_lists_and_keys_are_there_again_after_a_restart(tmp_path: Path) -> None:
    first = _open(tmp_path)
    statuses = first.instances[NAME].statuses
    assert statuses is not None
    number = statuses.begin("suspension")
    entries = statuses.enter("urn:uuid:5")
    assert [entry["statusPurpose"] for entry in entries] == ["revocation", "suspension"]
    assert statuses.change("urn:uuid:5", "suspension", status=True)
    again = _open(tmp_path).instances[NAME]
    assert again.id == first.instances[NAME].id
    assert again.statuses is not None
    known = again.statuses.known()[again.statuses.url_of(number)]
    assert not isinstance(known, Exception)
    assert known.is_set(int(entries[1]["statusListIndex"]))


def test_there_are_only_so_many_lists(tmp_path: Path) -> None:
    statuses = _open(tmp_path).instances[NAME].statuses
    assert statuses is not None
    for _ in range(3):
        statuses.begin("suspension")
    with pytest.raises(Exception, match="COMPLEXITY_LIMIT"):
        statuses.begin("suspension")
    with pytest.raises(Exception, match="MALFORMED_VALUE_ERROR"):
        statuses.begin("another")


def test_only_the_owner_can_read_the_state(folder: Path, service: Service) -> None:
    service.issued(minimal(), NAME)
    files = [file for file in folder.iterdir() if file.is_file()]
    assert files
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_a_damaged_file_stops_the_start(tmp_path: Path) -> None:
    _open(tmp_path)
    (tmp_path / f"{NAME}.lists").write_text(json.dumps({"list": 9}) + "\n")
    with pytest.raises(StateError):
        _open(tmp_path)


def _open(folder: Path) -> House:
    return House.open(StateFolder.open(folder), public_url=URL, now=lambda: world.NOW)
