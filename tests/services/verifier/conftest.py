"""A verifier, and the register that it knows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from led_verifier.app import create_app
from tests.services.verifier.register import Register, serve, settings_for

Check = Callable[[str], dict[str, Any]]


@pytest.fixture
def register() -> Iterator[Register]:
    found = Register()
    found.publish()
    with serve(found):
        yield found


@pytest.fixture
def client(register: Register, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings_for(register, tmp_path))) as client:
        yield client


@pytest.fixture
def check(client: TestClient) -> Check:
    """Post a text and return the answer."""

    def post(text: str) -> dict[str, Any]:
        answer = client.post("/controle/check", json={"text": text})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    return post
