"""Problems, headers and bounds, through a real ASGI application."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from led_vc.errors import ParsingError, StatusRetrievalError
from led_web import problems
from led_web.headers import BodyLimit, SecurityHeaders
from led_web.limits import RateLimit
from led_web.problems import ProblemError


def _app() -> FastAPI:
    app = FastAPI()
    problems.install(app)
    app.add_middleware(BodyLimit, default=10, paths={"/large": 1000})
    app.add_middleware(RateLimit, rates={"/often": "2/minute"})
    app.add_middleware(SecurityHeaders)

    @app.get("/problem")
    def problem() -> None:
        raise ProblemError(409, "own_declaration_not_issuable", "No.")

    @app.get("/bad")
    def bad() -> None:
        raise ParsingError("not JSON")

    @app.get("/unknown")
    def unknown() -> None:
        raise StatusRetrievalError("no answer")

    @app.get("/bug")
    def bug() -> None:
        raise RuntimeError("secret 93.05.18-223.61")

    @app.get("/often")
    def often() -> str:
        return "ok"

    @app.post("/small")
    @app.post("/large")
    async def read(request: Request) -> int:
        return len(await request.body())

    return app


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(_app(), raise_server_exceptions=False) as client:
        yield client


def test_a_problem_is_a_problem_document_with_its_code(client: TestClient) -> None:
    answer = client.get("/problem")
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "own_declaration_not_issuable"


def test_bad_input_is_400_and_could_not_find_out_is_503(client: TestClient) -> None:
    assert (client.get("/bad").status_code, client.get("/bad").json()["code"]) == (400, "parsing_error")
    assert client.get("/unknown").status_code == 503


def test_a_bug_shows_a_reference_and_nothing_else(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    answer = client.get("/bug")
    assert answer.status_code == 500
    assert len(answer.json()["reference"]) == 12
    logged = "".join(capsys.readouterr())
    assert answer.json()["reference"] in logged
    assert "223.61" not in answer.text + logged


def test_an_unknown_path_is_a_problem_too(client: TestClient) -> None:
    assert client.get("/nowhere").json()["code"] == "not_found"


@pytest.mark.parametrize("path", ["/problem", "/nowhere", "/often", "/bug"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_a_body_past_the_bound_is_413(client: TestClient) -> None:
    assert client.post("/small", content=b"x" * 11).status_code == 413


def test_a_chunked_body_without_a_length_is_counted(client: TestClient) -> None:
    answer = client.post("/small", content=iter([b"x" * 6, b"x" * 6]))
    assert answer.status_code == 413


def test_a_path_can_have_its_own_bound(client: TestClient) -> None:
    assert client.post("/large", content=b"x" * 900).json() == 900


def test_a_client_that_knocks_too_often_is_told_to_wait(client: TestClient) -> None:
    assert [client.get("/often").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/often").headers["retry-after"] == "60"
