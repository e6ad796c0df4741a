"""L1: a public page says what LED covers and since when, without a login."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from led_issuer.app import create_app
from led_issuer.register.codes import Codes
from led_issuer.settings import IssuerSettings


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = IssuerSettings(
        issuer_database_url=f"sqlite:///{tmp_path}/issuer.db",
        issuer_master_key_file=tmp_path / "issuer.key",
        issuer_demo=True,
        allow_synthetic_insz=True,
    )
    with TestClient(create_app(settings)) as client:
        yield client


@pytest.mark.parametrize(("path", "word"), [("/dekking", "Hoger onderwijs"), ("/en/dekking", "Higher education")])
def test_l1_everybody_can_read_what_each_supplier_delivers(client: TestClient, path: str, word: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert word in answer.text
    assert all(supplier.name.replace("&", "&amp;") in answer.text for supplier in Codes.bundled().suppliers.values())


def test_l1_the_page_says_that_absence_means_nothing(client: TestClient) -> None:
    assert "Niet alle opleidingen zitten in LED." in client.get("/dekking").text


def test_l31_an_unknown_address_is_a_page_with_the_way_to_contact(client: TestClient) -> None:
    answer = client.get("/nergens", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "Contact met LED" in answer.text
