"""Corpus group J, continued: XML at the doors, lines that forge a log, and revocations that somebody takes back."""

import ast
import socket
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest
import structlog
from sqlalchemy import delete, update

from led_cli.logs import log_to_stderr
from led_issuer.issuing.revoke import resume_records, revoke_credentials, suspend_records
from led_issuer.register.header import RowFormat
from led_issuer.register.refused import DeliveryRefusedError
from led_issuer.status.lists import publication
from led_issuer.status.publish import UnrevokedError, publish_changed, publish_list
from led_issuer.tables import records, status_entries, status_lists, status_publications
from led_vc.encoding import parse_object
from led_vc.keys import PrivateKey
from led_vc.status import bitstring
from led_web.database import reading, writing
from tests.corpus.attack import case
from tests.corpus.provider import Provider
from tests.paths import ROOT
from tests.register_desk import row
from tests.services.issuer.doors import Doors, exchange, fetch, proof
from tests.services.issuer.office import Office

FORGED = "\x1b[2J\r\n2026-11-23 18:00:00 [info     ] revoked\u202e\x9b31m"


# -- J10: XML ----------------------------------------------------------------------------------------------------------


def documents(secret: Path) -> dict[str, bytes]:
    """Return what an XML import would choke on, or read a file for."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "an external entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>\n'.encode(),
        "a billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>\n'.encode(),
        "a million attributes": ("<a " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>\n").encode(),
    }


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret"
    file.write_text("what nobody may read")
    return file


@case("J10 as a file of rows")
def test_xml_is_no_delivery(case: str, office: Office, secret: Path) -> None:
    for data in documents(secret).values():
        with pytest.raises(DeliveryRefusedError) as refused:
            office.desk.deliver_file(data, count=1)
        assert refused.value.code in ("column_missing", "rows_unreadable")
    assert office.desk.count(records) == 0


@case("J10 over HTTP")
def test_xml_is_refused_at_the_door_and_no_file_is_read(case: str, provider: Provider, secret: Path) -> None:
    for data in documents(secret).values():
        for formaat in get_args(RowFormat):
            answer = provider.post(provider.header(data, formaat=formaat), data)
            assert (answer.status_code < 500, secret.read_text() in answer.text) == (True, False)
            assert answer.status_code == 422 or answer.json()["counters"]["rejected"] == 1
        header = provider.post(data, data)
        assert (header.status_code, header.json()["code"]) == (422, "header_invalid")
    data = b"<a/>\n"
    asked = provider.header(data).replace(b'"jsonl"', b'"xml"')
    assert provider.post(asked, data).json()["code"] == "header_invalid"


@case("J10 no parser")
def test_nothing_of_the_product_reads_xml(case: str) -> None:
    found = set()
    for folder in ("src", "issuer", "verifier", "wallet_api", "contexts"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
                found |= {*names, *([node.module or ""] if isinstance(node, ast.ImportFrom) else [])}
    assert not {name for name in found if name.split(".")[0] in ("xml", "lxml", "defusedxml", "xmltodict")}
    assert "json" in found


# -- J12: lines in a log -----------------------------------------------------------------------------------------------


@case("J12 in what a line tells")
@pytest.mark.parametrize("text", [FORGED, "\x1b[31mred", "a\nb", "\u2028", "\x9b2J", "\ud800"])
def test_a_line_is_one_line_whatever_it_tells(case: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr()
    try:
        structlog.get_logger().warning("status_list_not_renewed", url=f"https://led.example/{text}", code="A")
    finally:
        structlog.reset_defaults()
    [line, end] = capsys.readouterr().err.split("\n")
    assert end == ""
    assert line.isprintable()
    assert "status_list_not_renewed" in line


@case("J12 over HTTP")
def test_what_a_stranger_sends_begins_no_line(case: str, doors: Doors, capfd: pytest.CaptureFixture[str]) -> None:
    address = urlsplit(str(doors.http.base_url))
    for line in (f"GET /status/1{FORGED} HTTP/1.1", "GET /status/%0d%0a%1b[2J HTTP/1.1", "GET /records HTTP/1.1"):
        with socket.create_connection((address.hostname, address.port or 80), timeout=10) as raw:
            raw.sendall(f"{line}\r\nHost: x\r\nUser-Agent: a{FORGED}\r\nConnection: close\r\n\r\n".encode())
            answered = b"".join(iter(lambda: raw.recv(65_536), b""))
        assert answered[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 404"), answered[:80]
    told = capfd.readouterr()
    assert not {"\x1b", "\x9b", "\u202e"} & {*told.out, *told.err}
    assert "revoked" not in told.out + told.err


# -- J15: a revocation taken back --------------------------------------------------------------------------------------


@pytest.fixture
def revoked(office: Office) -> tuple[int, int]:
    """Issue one credential, revoke it and publish that; give its place."""
    office.desk.deliver(row())
    record = office.desk.record("HO/1")
    office.issue(record)
    with writing(office.runtime.engine) as connection:
        revoke_credentials(connection, [record.id], "withdrawal", at=office.runtime.now())
    publish_changed(office.runtime)
    [place] = office.indexes()
    assert is_published(office, place)
    return place


def is_published(office: Office, place: tuple[int, int]) -> bool:
    """Tell whether the list as it is served says that the bit is set."""
    number, index = place
    with reading(office.runtime.engine) as connection:
        found = publication(connection, number)
    assert found is not None
    return bitstring.bit(_bits(found.document), index)


def _bits(document: str | bytes) -> bytes:
    return bitstring.decode_list(parse_object(document)["credentialSubject"]["encodedList"])


TAMPERED: dict[str, Any] = {
    "the bit is cleared": update(status_entries).values(value=False),
    "the bit's row is gone": delete(status_entries),
    "the list is one of suspensions": update(status_lists).values(purpose="suspension"),
    "the list is larger": update(status_lists).values(size=2**18),
    "what was published is gone": delete(status_publications),
}


@pytest.mark.parametrize("name", [f"J15 {name}" for name in TAMPERED])
def test_a_list_that_could_take_a_revocation_back_is_not_published(
    name: str, office: Office, revoked: tuple[int, int]
) -> None:
    number, _index = revoked
    tampering = TAMPERED[name.removeprefix("J15 ")]
    with writing(office.runtime.engine) as connection:
        of_the_list = status_lists.c.number if tampering.table is status_lists else tampering.table.c.status_list
        connection.execute(tampering.where(of_the_list == number))
        connection.execute(update(status_lists).where(status_lists.c.number == number).values(dirty=True))
        before = publication(connection, number)
    with pytest.raises(UnrevokedError):
        publish_list(office.runtime, number)
    assert publish_changed(office.runtime) == 0
    with reading(office.runtime.engine) as connection:
        assert publication(connection, number) == before


@case("J15 no way back")
def test_nothing_that_the_register_does_takes_a_revocation_back(
    case: str, office: Office, revoked: tuple[int, int]
) -> None:
    record = office.desk.record("HO/1")
    office.desk.deliver(row(bron_versie="2", operatie="WIJZIGING", titel_nl="Bachelor in de vroedkunde"))
    for change in (suspend_records, resume_records):
        with writing(office.runtime.engine) as connection:
            change(connection, [record.id], at=office.runtime.now())
    office.issue(office.desk.record("HO/1"))
    publish_changed(office.runtime)
    assert is_published(office, revoked)


@case("J15 over HTTP")
def test_who_fetches_the_list_sees_a_revocation_for_good(case: str, doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver()
    token = exchange(doors, citizen.code(record)).json()["access_token"]
    issued = fetch(doors, token, proof(doors, PrivateKey.generate("Ed25519"), doors.nonce())).json()
    entry = issued["credentials"][0]["credential"]["credentialStatus"]
    path, index = urlsplit(entry["statusListCredential"]).path, int(entry["statusListIndex"])
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    publish_changed(doors.office.runtime)
    assert bitstring.bit(_bits(doors.http.get(path).content), index)
    bit = (status_entries.c.status_list == int(path.rpartition("/")[2])) & (status_entries.c.index == index)
    for value in (False, True):
        with writing(doors.office.runtime.engine) as connection:
            connection.execute(update(status_entries).where(bit).values(value=value))
            connection.execute(update(status_lists).values(dirty=True))
        publish_changed(doors.office.runtime)
        assert bitstring.bit(_bits(doors.http.get(path).content), index)
