"""The door at which providers deliver: who may come in, once, with what, and how much of it."""

import csv
import io
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from led_cli.demo_login.launch import DemoLogin
from led_issuer.app import create_app
from led_issuer.register import form
from led_issuer.register.supplier_login import register_delivery_key, revoke_delivery_keys
from led_issuer.routes.deliveries import router
from led_issuer.runtime import Runtime
from led_issuer.tables import deliveries, records
from led_vc.encoding import format_datetime
from led_vc.keys import KeyAlgorithm, PrivateKey
from led_vc.securing.jose import sign_bearer
from led_web import problems
from led_web.database import writing
from tests.register_desk import HIGHER, SCHOOLS, Desk, file_of, header_of, row
from tests.services.issuer.office import settings_for
from tests.services.oidc import REGISTER
from tests.services.test_login_provider import tokens

AUDIENCE = "https://led.example/deliveries"
KEY = PrivateKey.from_seed("Ed25519", b"the delivery system of higher education")


@pytest.fixture
def app(issuer_database_url: str, tmp_path: Path) -> Iterator[FastAPI]:
    """Give the door alone: the whole app with its keys and lists is in the test with the login provider."""
    app = FastAPI()
    problems.install(app)
    app.include_router(router)
    app.state.runtime = Runtime.open(settings_for(issuer_database_url, tmp_path))
    yield app
    app.state.runtime.close()


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    register(app, HIGHER, KEY)
    return TestClient(app)


def register(app: FastAPI, supplier: str, key: PrivateKey) -> None:
    with writing(app.state.runtime.engine) as connection:
        register_delivery_key(connection, supplier, key.public_key, datetime.now(UTC))


def bearer(key: PrivateKey = KEY, **changes: Any) -> dict[str, str]:
    claims: dict[str, Any] = {
        "issuer": HIGHER,
        "audience": AUDIENCE,
        "token_id": secrets.token_hex(8),
        "expires": datetime.now(UTC) + timedelta(minutes=4),
    }
    return {"authorization": "Bearer " + sign_bearer(key, **(claims | changes))}


def parts(*rows: dict[str, str], supplier: str = HIGHER, sequence: int = 1, **members: Any) -> dict[str, Any]:
    data = file_of(list(rows))
    header = header_of(data, supplier, sequence, len(rows))
    document = {name: getattr(header, name) for name in header.__slots__}
    document |= {"tijdstip": format_datetime(header.tijdstip)} | members
    return {"header": ("header.json", json.dumps(document)), "rows": ("rows.csv", data, "text/csv")}


def desk(app: FastAPI) -> Desk:
    return Desk(app.state.runtime.engine)


def test_a_provider_delivers_and_reads_its_receipt(client: TestClient, app: FastAPI) -> None:
    answer = client.post("/deliveries", files=parts(row(), row(insz="1")), headers=bearer())
    assert answer.status_code == 201
    assert answer.headers["location"] == "/deliveries/L1"
    told = answer.json()
    assert (told["rows"], told["counters"]["accepted"], told["counters"]["rejected"]) == (2, 1, 1)
    assert [line["codes"][0]["code"] for line in told["lines"]] == ["ROW_OK", "INSZ_LENGTH"]
    assert client.get("/deliveries/L1", headers=bearer()).json() == told
    assert desk(app).count(records) == 1


def test_the_same_delivery_again_is_answered_with_its_first_receipt(client: TestClient) -> None:
    first = client.post("/deliveries", files=parts(row()), headers=bearer()).json()
    again = client.post("/deliveries", files=parts(row()), headers=bearer())
    assert (again.status_code, again.json()) == (200, first | {"repeated": True})


def test_a_receipt_comes_in_pages_and_by_outcome(client: TestClient) -> None:
    rows = [row(bron_record_id=f"HO/{n}", insz=row()["insz"] if n % 2 else "1") for n in range(1, 8)]
    client.post("/deliveries", files=parts(*rows), headers=bearer())
    asked: dict[str, str | int] = {"after": 2, "limit": 2, "outcome": "accepted"}
    told = client.get("/deliveries/L1", params=asked, headers=bearer()).json()
    assert [line["row"] for line in told["lines"]] == [3, 5]
    assert client.get("/deliveries/L1", params={"limit": 10_001}, headers=bearer()).status_code == 400


def test_a_receipt_comes_as_csv(client: TestClient) -> None:
    client.post("/deliveries", files=parts(row(), row(insz="1")), headers=bearer())
    answer = client.get("/deliveries/L1", headers=bearer() | {"accept": "text/csv"})
    told = list(csv.DictReader(io.StringIO(answer.text), delimiter=";"))
    assert [(line["rij"], line["uitkomst"], line["code"]) for line in told] == [
        ("1", "accepted", "ROW_OK"),
        ("2", "rejected", "INSZ_LENGTH"),
    ]


def test_nobody_comes_in_without_a_token(client: TestClient) -> None:
    assert client.post("/deliveries", files=parts(row())).status_code == 401
    assert client.get("/deliveries/L1").status_code == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"audience": "https://led.example/"},
        {"expires": datetime(2026, 1, 1, tzinfo=UTC)},
        {"expires": datetime(2126, 1, 1, tzinfo=UTC)},
        {"issuer": SCHOOLS},
        {"key": PrivateKey.from_seed("Ed25519", b"somebody else")},
        {"key": PrivateKey.from_seed("P-256", b"somebody else")},
    ],
    ids=["another audience", "expired", "too long", "another supplier", "another key", "another algorithm"],
)
def test_a_token_that_is_not_in_order_opens_nothing(client: TestClient, app: FastAPI, changes: dict[str, Any]) -> None:
    answer = client.post("/deliveries", files=parts(row()), headers=bearer(**changes))
    assert answer.status_code == 401
    assert desk(app).count(deliveries) == 0


def test_a_token_counts_once(client: TestClient) -> None:
    token = bearer()
    assert client.get("/deliveries/none", headers=token).status_code == 404
    assert client.get("/deliveries/none", headers=token).json()["code"] == "token_used"


@pytest.mark.parametrize("algorithm", ["Ed25519", "P-256", "P-384"])
def test_a_provider_signs_with_any_of_our_algorithms(client: TestClient, app: FastAPI, algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"another key of the same provider")
    register(app, HIGHER, key)
    assert client.get("/deliveries/none", headers=bearer(key)).status_code == 404


def test_a_revoked_key_opens_nothing(client: TestClient, app: FastAPI) -> None:
    with writing(app.state.runtime.engine) as connection:
        assert revoke_delivery_keys(connection, HIGHER, datetime.now(UTC)) == 1
    assert client.get("/deliveries/none", headers=bearer()).status_code == 401


def test_a_provider_delivers_for_itself_alone(client: TestClient, app: FastAPI) -> None:
    answer = client.post("/deliveries", files=parts(row(), supplier=SCHOOLS), headers=bearer())
    assert (answer.status_code, answer.json()["code"]) == (403, "supplier_mismatch")
    assert desk(app).count(deliveries) == 0


def test_a_provider_sees_no_receipt_of_another(client: TestClient, app: FastAPI) -> None:
    client.post("/deliveries", files=parts(row()), headers=bearer())
    other = PrivateKey.from_seed("Ed25519", b"the schools")
    register(app, SCHOOLS, other)
    assert client.get("/deliveries/L1", headers=bearer(other, issuer=SCHOOLS)).status_code == 404


@pytest.mark.parametrize(
    ("members", "status", "code"),
    [
        ({"volgnummer": 7}, 409, "sequence_gap"),
        ({"sha256": "0" * 64}, 422, "sha256_mismatch"),
        ({"aantal": 9}, 422, "count_mismatch"),
        ({"aantal": "1"}, 422, "header_invalid"),
        ({"aantal": -1}, 422, "header_invalid"),
        ({"levering_id": "../etc"}, 422, "header_invalid"),
        ({"levering_id": "83021700083"}, 422, "header_invalid"),
        ({"tijdstip": "gisteren"}, 422, "header_invalid"),
        ({"opmerking": "x"}, 422, "header_invalid"),
        ({"formaat": "xml"}, 422, "header_invalid"),
        ({"leverancier": ["OVO000334"]}, 422, "header_invalid"),
    ],
)
def test_a_delivery_that_is_refused_says_why(
    client: TestClient, app: FastAPI, members: dict[str, Any], status: int, code: str
) -> None:
    answer = client.post("/deliveries", files=parts(row(), **members), headers=bearer())
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert desk(app).count(deliveries) == 0


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
        (b"--x\r\n\r\n--x--\r\n", "multipart/form-data"),
        (b"\xff" * 100, "multipart/form-data; boundary=x"),
        (
            b'--x\r\ncontent-disposition: form-data; name="photo"\r\n\r\n1\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\ncontent-disposition: form-data; name="rows"\r\n\r\n1\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
    ],
)
def test_another_body_is_refused(client: TestClient, content: bytes, kind: str) -> None:
    answer = client.post("/deliveries", content=content, headers=bearer() | {"content-type": kind})
    assert (answer.status_code, answer.json()["code"]) == (422, "form_invalid")


def test_a_part_comes_once(client: TestClient) -> None:
    part = b'--x\r\ncontent-disposition: form-data; name="header"\r\n\r\n{}\r\n'
    kind = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/deliveries", content=part + part + b"--x--\r\n", headers=bearer() | kind)
    assert answer.json()["code"] == "form_invalid"


def test_a_delivery_has_a_bound(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "MAX_DELIVERY_BYTES", 1000)
    answer = client.post("/deliveries", files=parts(*(row() for _ in range(9))), headers=bearer())
    assert (answer.status_code, answer.json()["code"]) == (413, "delivery_too_large")


def test_a_header_has_a_bound(client: TestClient) -> None:
    answer = client.post("/deliveries", files=parts(row(), opmerking="x" * 9000), headers=bearer())
    assert answer.json()["code"] == "header_invalid"


def test_a_clerk_delivers_for_the_organisation_and_a_citizen_for_nobody(
    login_provider: DemoLogin, issuer_database_url: str, tmp_path: Path
) -> None:
    settings = settings_for(
        issuer_database_url,
        tmp_path,
        routes=login_provider.route,
        issuer_oidc_client_id=REGISTER.client_id,
        issuer_oidc_client_secret=REGISTER.client_secret,
    )
    app = create_app(settings)
    with TestClient(app) as client:
        for account, status in (("acm-lotte", 403), ("acm-officer", 403), ("acm-clerk", 201)):
            token = tokens(login_provider, account).json()["access_token"]
            answer = client.post("/deliveries", files=parts(row()), headers={"authorization": f"Bearer {token}"})
            assert answer.status_code == status, answer.text
            assert desk(app).count(deliveries) == (status == 201)
