"""The verifier over HTTP: the same attacks as an employer's page would post them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
from fastapi.testclient import TestClient

from led_verifier.app import create_app
from tests import world
from tests.corpus.attack import Attack
from tests.corpus.published import published
from tests.corpus.signing import trust
from tests.services.verifier.register import Register, serve, set_clock, settings_for

_DRIFT = timedelta(seconds=20)


@dataclass(slots=True)
class Employer:
    """Somebody with the verifier's page, and the register that this verifier knows."""

    http: TestClient
    register: Register
    clock: Path
    _at: datetime = world.NOW

    def post(self, body: bytes, kind: str = "application/json") -> httpx2.Response:
        """Post a body; whatever it is, the answer is none of a crash."""
        self._keep_time()
        answer = self.http.post("/controle/check", content=body, headers={"content-type": kind})
        assert answer.status_code < 500
        assert "Traceback" not in answer.text
        return answer

    def check(self, shown: Any) -> dict[str, Any]:
        """Post a document or a text as the page does, and return the answer."""
        text = shown if isinstance(shown, str) else json.dumps(shown)
        answer = self.post(json.dumps({"text": text}).encode())
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def set_clock(self, now: datetime) -> None:
        """Let it be `now` for the verifier."""
        self._at = now
        set_clock(self.clock, now)

    def _keep_time(self) -> None:
        """Turn the clock back when the tests took long, so that what is valid now stays so."""
        offset = timedelta(seconds=float(self.clock.read_text()))
        if abs(datetime.now(world.NOW.tzinfo) + offset - self._at) > _DRIFT:
            set_clock(self.clock, self._at)


@contextmanager
def employer(folder: Path, *, status_at: str | None = None) -> Iterator[Employer]:
    """Run a verifier that knows the register of the corpus; its status lists may lie at another address."""
    publication = world.Publication(trust_list=world.signed_trust_list(trust()), status_lists=())
    lists = {str(number): document for number, document in published().items()}
    with serve(Register(bundle=publication.bundle(), lists=lists)) as register:
        settings = settings_for(register, folder)
        if status_at is not None:
            routes = f"{settings.routes},https://led.example/status={status_at}"
            settings = settings.model_copy(update={"routes": routes})
        assert settings.clock_file is not None
        with TestClient(create_app(settings)) as http:
            yield Employer(http, register, settings.clock_file)


def assert_never_green(answer: dict[str, Any]) -> None:
    """Hold the banner, and every banner below it, to something that is not green."""
    banners = [answer["banner"], *(proof["banner"] for proof in answer["proofs"])]
    assert not {banner["tone"] for banner in banners} & {"ok", "todo"}
    assert "valid" not in {banner["verdict"] for banner in banners}


def assert_refused_over_http(employer: Employer, attack: Attack) -> None:
    """Post what arrives: never green, the tone that is foretold, and the same check with the same code."""
    assert not isinstance(attack.arrives, bytes)
    answer = employer.check(attack.arrives)
    assert_never_green(answer)
    if attack.documents:
        return
    assert answer["banner"]["tone"] == attack.tone, answer["banner"]
    if attack.tone == "neu":
        assert answer["proofs"] == []
        return
    [proof] = answer["proofs"]
    found = {line["name"]: (line["outcome"], line["code"]) for line in proof["checks"]}
    assert found[attack.check] == (attack.outcome, attack.code)
