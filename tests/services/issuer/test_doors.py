"""What holds at every door: documented, bounded, cached where it is public, and private where it is not."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from led_cli.platform.server import Server, free_port
from led_issuer.app import create_app
from led_vc import contexts
from led_vc.bundle import open_bundle
from led_vc.did import parse_controller_document
from led_vc.encoding import parse_object
from led_vc.environment import Environment
from led_vc.keys import PrivateKey
from led_vc.verify import verify_status_list, verify_trust_list
from tests.services.issuer.doors import Doors, exchange, fetch, proof
from tests.services.issuer.office import settings_for

PUBLIC = [
    "/coverage",
    "/trust-list",
    "/bundle",
    "/provider/11/did.json",
    "/status/19",
    "/.well-known/openid-credential-issuer",
]


def test_the_trust_list_is_served_as_the_root_signed_it(doors: Doors) -> None:
    document = doors.http.get("/trust-list").content
    trust = verify_trust_list(document, root=doors.office.root, now=doors.office.runtime.now(), previous=None)
    assert trust.version >= 1


def test_the_bundle_opens(doors: Doors) -> None:
    document = doors.http.get("/bundle").content
    assert open_bundle(document, root=doors.office.root, now=doors.office.runtime.now()).test


def test_a_status_list_is_served_whole_and_verifies(doors: Doors) -> None:
    answer = doors.http.get("/status/19")
    environment = Environment(
        now=doors.office.runtime.now(), contexts=contexts.bundled(), trust=doors.office.bundle().trust
    )
    assert answer.headers["content-type"] == "application/vc"
    assert verify_status_list(answer.content, environment).url == "https://led.example/status/19"


def test_a_provider_has_a_did_document(doors: Doors) -> None:
    answer = doors.http.get("/provider/11/did.json")
    assert answer.headers["content-type"] == "application/did+json"
    assert parse_controller_document(parse_object(answer.content)).id == "did:web:led.example:provider:11"


@pytest.mark.parametrize(
    "path", ["/provider/3/did.json", "/provider/99/did.json", "/status/15999", "/credential/x", "/record/x", "/refresh"]
)
def test_what_is_not_there_is_404_for_everybody(doors: Doors, path: str) -> None:
    answer = doors.http.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    ["/provider/0/did.json", "/provider/x/did.json", "/status/0", "/status/-1", "/status/1e3", "/status/99999999999"],
)
def test_a_number_out_of_range_is_a_problem_and_no_fault(doors: Doors, path: str) -> None:
    assert doors.http.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/trust-list", "/bundle", "/status/19"])
def test_who_has_the_newest_version_is_told_so_without_the_document(doors: Doors, path: str) -> None:
    first = doors.http.get(path)
    again = doors.http.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_public_may_be_kept_for_a_while_but_not_long(doors: Doors, path: str) -> None:
    scope, _, age = doors.http.get(path).headers["cache-control"].partition(", max-age=")
    assert scope == "public"
    assert 0 < int(age) <= 300


@pytest.mark.parametrize("path", ["/trust-list", "/bundle", "/provider/11/did.json", "/status/19"])
def test_a_verifier_in_any_page_may_read_what_is_public(doors: Doors, path: str) -> None:
    assert doors.http.get(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/records", "/nonce", "/token", "/credential", "/credential-offers"])
def test_no_page_may_read_what_is_personal(doors: Doors, path: str) -> None:
    answer = doors.http.options(path, headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/records/", "/RECORDS", "/bundle/", "/Trust-List", "/./bundle/x"])
def test_another_spelling_of_a_path_is_another_path(doors: Doors, path: str) -> None:
    assert doors.http.get(path).status_code == 404


def test_what_is_personal_is_never_kept(doors: Doors) -> None:
    assert doors.http.get("/records", headers=doors.citizen().headers).headers["cache-control"] == "no-store"
    assert doors.http.post("/nonce").headers["cache-control"] == "no-store"


def test_a_revocation_is_published_within_seconds(doors: Doors) -> None:
    citizen = doors.citizen()
    record = citizen.deliver()
    token = exchange(doors, citizen.code(record)).json()["access_token"]
    issued = fetch(doors, token, proof(doors, PrivateKey.generate("Ed25519"), doors.nonce())).json()
    index = int(issued["credentials"][0]["credential"]["credentialStatus"]["statusListIndex"])
    environment = Environment(
        now=doors.office.runtime.now() + timedelta(minutes=1),
        contexts=contexts.bundled(),
        trust=doors.office.bundle().trust,
    )
    citizen.deliver(bron_versie="2", operatie="INTREKKING")
    started = time.monotonic()
    while not verify_status_list(doors.http.get("/status/19").content, environment).is_set(index):
        assert time.monotonic() - started < 10
        time.sleep(0.1)


@pytest.mark.parametrize("path", ["/readyz", "/metrics", "/status/19", "/coverage"])
def test_every_answer_carries_the_security_headers(doors: Doors, path: str) -> None:
    headers = doors.http.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "limit"), [("/token", 16 * 1024), ("/nonce", 1024), ("/credential", 320 * 1024), ("/records", 64 * 1024)]
)
def test_a_body_past_the_bound_of_its_door_is_413(doors: Doors, path: str, limit: int) -> None:
    assert doors.http.post(path, content=b"x" * (limit + 1)).status_code == 413


@pytest.mark.parametrize(("path", "limit"), [("/token", 16 * 1024), ("/credential", 320 * 1024)])
def test_so_is_one_that_does_not_say_how_long_it_is(doors: Doors, path: str, limit: int) -> None:
    def chunked() -> Iterator[bytes]:
        yield from (b"x" * 4096 for _ in range(limit // 4096 + 2))

    headers = {"content-type": "application/json", "authorization": "Bearer x"}
    assert doors.http.post(path, content=chunked(), headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["/records", "/credential-offers", "/token", "/credential", "/nonce"])
@pytest.mark.parametrize("method", ["TRACE", "DELETE", "PATCH"])
def test_other_methods_are_405(doors: Doors, path: str, method: str) -> None:
    assert doors.http.request(method, path).status_code == 405


def test_too_many_knocks_are_429(tmp_path: Any) -> None:
    settings = settings_for(f"sqlite:///{tmp_path / 'issuer.db'}", tmp_path, issuer_rate="5/minute")
    server = Server(create_app(settings), free_port())
    server.start()
    try:
        answers = [httpx2.post(f"http://127.0.0.1:{server.port}/nonce") for _ in range(6)]
    finally:
        server.stop()
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


# -- OpenAPI ---------------------------------------------------------------------------------------------------------


def routes(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, route) for path, methods in document["paths"].items() for method, route in methods.items()]


def test_openapi_lists_every_door(doors: Doors) -> None:
    document = doors.http.get("/api/issuer/openapi.json").json()
    assert {(method, path) for path, method, _ in routes(document)} == {
        ("post", "/deliveries"),
        ("get", "/deliveries/{levering_id}"),
        ("get", "/coverage"),
        ("get", "/records"),
        ("post", "/credential-offers"),
        ("get", "/.well-known/openid-credential-issuer"),
        ("get", "/.well-known/oauth-authorization-server"),
        ("post", "/token"),
        ("post", "/nonce"),
        ("post", "/credential"),
        ("get", "/provider/{number}/did.json"),
        ("get", "/trust-list"),
        ("get", "/bundle"),
    }


def test_every_documented_answer_has_a_body_that_is_described(doors: Doors) -> None:
    document = doors.http.get("/api/issuer/openapi.json").json()
    for path, method, route in routes(document):
        for status, answer in route["responses"].items():
            if status not in ("304",):
                schemas = [media.get("schema") for media in answer.get("content", {}).values()]
                assert schemas, (method, path, status)
                assert all(schema not in (None, {}) for schema in schemas), (method, path, status)
        assert route.get("summary"), (method, path)


def test_the_openapi_document_holds_nothing_of_a_person(doors: Doors) -> None:
    text = json.dumps(doors.http.get("/api/issuer/openapi.json").json())
    assert "rrn" not in text
    assert "insz" not in text.lower()
