"""One step of the demo: it ends as it should, or it does not, and says how long it took."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2

from led_cli.demo.employer import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a step came to."""

    step: str
    ok: bool
    verdict: str | None
    code: str | None
    ms: int
    said: str

    def to_json(self) -> str:
        """Return the step as one line of JSON."""
        members = {"step": self.step, "ok": self.ok, "verdict": self.verdict, "code": self.code, "ms": self.ms}
        return json.dumps({**members, "said": self.said}, ensure_ascii=False)


class StoryEndedError(Exception):
    """A step was not as it should be, so that the next ones would have nothing to stand on."""


@dataclass(slots=True)
class Story:
    """Runs steps one after the other and hands each to `tell` as it ends; StoryEndedError after one that went wrong."""

    tell: Callable[[Step], None]

    def act(self, name: str, act: Callable[[], tuple[bool, str]]) -> None:
        """Run a step that is no verification: `act` says whether it is as it should be, and what it did."""
        self._run(name, lambda: (*act(), None))

    def expect(self, name: str, verdict: str, codes: tuple[str, ...], check: Callable[[], Verdict]) -> None:
        """Run a verification that must end in `verdict`, with one of `codes` as its reason."""

        def judge() -> tuple[bool, str, Verdict]:
            found = check()
            return found.verdict == verdict and found.code in codes, f"{found.tone}: {found.code}", found

        self._run(name, judge)

    def _run(self, name: str, act: Callable[[], tuple[Any, ...]]) -> None:
        began = time.perf_counter()
        try:
            ok, said, found = act()
        except (httpx2.HTTPError, StopIteration) as error:
            ok, said, found = False, f"{type(error).__name__}: {error}", None
        ms = round((time.perf_counter() - began) * 1000)
        verdict, code = (None, None) if found is None else (found.verdict, found.code)
        step = Step(step=name, ok=ok, verdict=verdict, code=code, ms=ms, said=said)
        self.tell(step)
        if not ok:
            raise StoryEndedError(name)
