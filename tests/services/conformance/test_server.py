"""The command on loopback, over https, and its OpenAPI document under fire."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Err

from led_cli.conformance.application import create_app
from led_cli.conformance.certificate import certificate_in
from led_cli.conformance.house import House
from led_cli.conformance.state import StateFolder
from led_cli.platform.server import free_port
from tests import world
from tests.services.conformance.service import URL, minimal


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.schemas.BaseSchema:
    folder = StateFolder.open(tmp_path_factory.mktemp("openapi"))
    house = House.open(folder, public_url=URL, now=lambda: world.NOW)
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(house))


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_nothing_is_answered_with_5xx_and_what_the_schema_forbids_is_refused(
    api: schemathesis.schemas.BaseSchema, mode: GenerationMode
) -> None:
    seen = set()
    for found in api.get_all_operations():
        assert not isinstance(found, Err)
        operation = found.ok()
        if mode.is_negative and not operation.body:  # there is nothing to do wrong
            continue

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def send(case: Any) -> None:
            if "instance" in case.path_parameters:
                case.path_parameters["instance"] = "BitstringStatusList"
            answer = case.call()
            assert answer.status_code < 500, case.as_curl_command()
            if mode.is_negative and case.method == "POST" and case.path.endswith(("/issue", "/derive", "/verify")):
                assert answer.status_code >= 400, case.as_curl_command()
            seen.add((case.path, answer.status_code // 100))

        send()
    assert {path for path, _ in seen} >= {"/{instance}/credentials/issue", "/{instance}/presentations/verify"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, ssl.SSLContext]]:
    port, state = free_port(), tmp_path / "state"
    arguments = ["conformance", "serve", "--port", str(port), "--tls", "--state", str(state)]
    arguments += ["--now", "2025-01-01T00:00:00Z"]
    code = f"import sys; from led_cli.app import main; sys.argv = ['led-vc', *{arguments!r}]; main()"
    process = subprocess.Popen([sys.executable, "-c", code], env=os.environ, stdout=subprocess.PIPE)
    try:
        _wait_for(port)
        yield f"https://127.0.0.1:{port}", ssl.create_default_context(cafile=str(state / "tls.crt"))
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_the_command_serves_over_https_with_its_clock_stopped(server: tuple[str, ssl.SSLContext]) -> None:
    url, trusted = server
    with httpx2.Client(base_url=url, verify=trusted) as client:
        instances = {one["name"]: one for one in client.get("/instances").json()}
        one = instances["BitstringStatusList"]
        body = {"credential": minimal(issuer=one["id"])}
        credential = client.post(one["endpoints"]["issue"], json=body).json()["verifiableCredential"]
        assert credential["proof"]["created"] == "2025-01-01T00:00:00Z"
        published = client.get(credential["credentialStatus"]["statusListCredential"])
        assert published.json()["validFrom"] == "2025-01-01T00:00:00Z"
        answer = client.post(one["endpoints"]["verify"], json={"verifiableCredential": published.json()})
        assert answer.json()["verified"] is True


def test_a_certificate_that_counts_is_kept_and_one_that_ended_is_not(tmp_path: Path) -> None:
    folder = StateFolder.open(tmp_path)
    first = certificate_in(folder, world.NOW).certificate.read_bytes()
    assert certificate_in(folder, world.NOW).certificate.read_bytes() == first
    assert certificate_in(folder, world.NOW.replace(year=world.NOW.year + 2)).certificate.read_bytes() != first
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}
