"""L12: "Je kan zelf geen veranderingen aanbrengen in LED of zaken toevoegen." """

from itertools import product

import pytest
from sqlalchemy import select

from led_issuer.tables import record_versions, records
from led_web.database import reading
from tests.services.issuer.doors import Doors

_WRITES = ("POST", "PUT", "PATCH", "DELETE")
_PATHS = ("/records", "/records/{record}", "/record/{record}", "/records/{record}/versions", "/deliveries/{record}")


def test_l12_openapi_has_no_write_on_records(register: Doors) -> None:
    paths = register.http.get("/api/issuer/openapi.json").json()["paths"]
    assert {path: set(methods) for path, methods in paths.items() if path.startswith("/record")} == {
        "/records": {"get"}
    }


@pytest.mark.parametrize(("method", "path"), list(product(_WRITES, _PATHS)))
def test_l12_no_write_of_a_citizen_does_anything(register: Doors, method: str, path: str) -> None:
    citizen = register.citizen()
    record = citizen.deliver()
    before = kept(register)
    url = path.format(record=record)
    answer = register.http.request(method, url, json={"titel_nl": "Doctor"}, headers=citizen.headers)
    assert answer.status_code in (403, 404, 405)
    assert kept(register) == before


def test_l12_a_citizen_cannot_deliver(register: Doors) -> None:
    citizen = register.citizen()
    files = {"header": (None, b"{}"), "rows": (None, b"")}
    answer = register.http.post("/deliveries", files=files, headers=citizen.headers)
    assert answer.status_code == 403


def kept(register: Doors) -> list[tuple[object, ...]]:
    """Return every record and version as the database has them."""
    with reading(register.office.runtime.engine) as connection:
        tables = (records, record_versions)
        return [
            tuple(row) for table in tables for row in connection.execute(select(table).order_by(*table.primary_key))
        ]
