"""Let the canary listen to every test: to what it prints and logs, to the files it leaves, and to what goes over HTTP.

Exempt are sample deliveries, the bodies that tests send (a test may well try a number), and what the demo's login
provider says about its accounts (`/me`): there a person's number belongs.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.canary import Hit, find
from tests.fetched import listen_to_fetches

_LARGEST_FILE = 64 * 1024 * 1024
_heard: list[Hit] = []


@pytest.fixture(autouse=True, scope="session")
def canary_listens_to_http() -> Iterator[None]:
    """Scan every request and response of httpx2, which the test clients use, and of the services' own fetching."""
    patch = pytest.MonkeyPatch()
    sent, sent_async = httpx2.Client.send, httpx2.AsyncClient.send

    def send(self: httpx2.Client, request: httpx2.Request, **options: Any) -> httpx2.Response:
        response = sent(self, request, **options)
        _listen(request, response)
        return response

    async def send_async(self: httpx2.AsyncClient, request: httpx2.Request, **options: Any) -> httpx2.Response:
        response = await sent_async(self, request, **options)
        _listen(request, response)
        return response

    patch.setattr(httpx2.Client, "send", send)
    patch.setattr(httpx2.AsyncClient, "send", send_async)
    listen_to_fetches(patch, _listen)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def canary(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test in which the canary sang."""
    _heard.clear()
    directory: Path | None = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    if directory is not None:
        _heard.extend(hit for path in _left_behind(directory) for hit in find(path.read_bytes(), path.name))
    hits = list(dict.fromkeys(_heard))
    _heard.clear()
    if hits:
        pytest.fail("the canary found " + "; ".join(map(str, hits)), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Scan what a test printed and logged."""
    report = yield
    hits = [hit for title, text in report.sections for hit in find(text, title)] if report.when == "teardown" else []
    if hits and report.passed:
        report.outcome = "failed"
        report.longrepr = "the canary found " + "; ".join(map(str, hits))
    return report


def _listen(request: httpx2.Request, response: httpx2.Response) -> None:
    where = f"{request.method} {request.url.path}"
    _heard.extend(find(str(request.url), where + ": address"))
    _heard.extend(find(str(dict(request.headers)), where + ": headers"))
    if request.url.path != "/me" and (received := _body(response)) is not None:
        _heard.extend(find(received, where + ": answer"))
    _heard.extend(find(str(dict(response.headers)), where + ": answer's headers"))


def _body(response: httpx2.Response) -> bytes | None:
    try:
        return response.content
    except httpx2.ResponseNotRead:
        return None


def _left_behind(directory: Path) -> Iterator[Path]:
    """Give the files of a test, without samples: a directory with answers, and deliveries by their ending."""
    samples = {path.parent for path in directory.rglob("answers.json")}
    for path in directory.rglob("*"):
        sample = path.parent in samples or path.suffix in (".csv", ".jsonl")
        if path.is_file() and not sample and path.stat().st_size <= _LARGEST_FILE:
            yield path
