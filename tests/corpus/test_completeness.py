"""Every case of the attack corpus that concerns what exists here has a test here, in Python and over HTTP."""

import importlib
import inspect
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.attack import Attack
from tests.paths import ROOT, SHARED, requires_shared

CORPUS = SHARED / "reference" / "attack-corpus.json"
GROUPS = "ABCDEFGJ"
NOT_YET = {
    "D06": "the root is one key",
    "J04": "there are no protocols with those who would look others up, and no door for them",
    "J13": "the audit trail is rows in order, with no chain of hashes to check",
}
ELSEWHERE = {
    "C23": "tests/vectors/test_wycheproof.py::test_every_case_has_the_expected_result",
    "J17": "tests/flow/canary/test_canary.py::test_no_answer_holds_a_number",
}
NOT_OVER_HTTP = {
    "C30": "the service demands no second signature of anybody",
    "B14": "a service that does not start answers nobody",
    "G20": "the wallet takes credentials with proofs alone",
}
_HTTP = {"employer", "running_verifier", "doors", "provider", "citizen"}
_ID = re.compile(r"([A-GJ][0-9]{2}) ")
_CODE = re.compile(r"\b[A-Z]+(?:_[A-Z]+)+\b|\bEXPIRED\b")

pytestmark = requires_shared


@dataclass(frozen=True, slots=True)
class Case:
    """One parameter of one test: the corpus id that it begins with, what it holds, and the test."""

    id: str
    value: Any
    test: Callable[..., None]

    @property
    def over_http(self) -> bool:
        """Tell whether the test speaks to a service."""
        code = self.test.__code__
        return bool(_HTTP & {*code.co_varnames, *code.co_names})


@cache
def corpus() -> dict[str, str]:
    """Return what each case of our groups should come to."""
    cases = json.loads(CORPUS.read_text())
    return {case["id"]: case["expected"] for case in cases if case["id"][0] in GROUPS}


@cache
def cases() -> tuple[Case, ...]:
    """Return every case of this folder."""
    modules = [importlib.import_module(f"tests.corpus.{path.stem}") for path in Path(__file__).parent.glob("test_*.py")]
    tests = [test for module in modules for name, test in vars(module).items() if name.startswith("test_")]
    return tuple(case for test in tests if inspect.isfunction(test) for case in _cases_of(test))


def _cases_of(test: Callable[..., None]) -> Iterator[Case]:
    for mark in getattr(test, "pytestmark", []):
        if mark.name != "parametrize":
            continue
        for parameter in mark.args[1]:
            stated = getattr(parameter, "id", None) or parameter
            first = stated if isinstance(stated, str) else stated[0] if isinstance(stated, tuple) else ""
            if found := _ID.match(str(first)):
                values = getattr(parameter, "values", (parameter,))
                yield Case(found.group(1), values[0], test)


def test_every_case_of_the_corpus_has_a_test() -> None:
    missing = corpus().keys() - {case.id for case in cases()} - NOT_YET.keys() - ELSEWHERE.keys()
    assert not missing


def test_every_case_is_tried_in_python_and_over_http() -> None:
    in_python = {case.id for case in cases() if not case.over_http}
    over_http = {case.id for case in cases() if case.over_http}
    tried = corpus().keys() - NOT_YET.keys() - ELSEWHERE.keys()
    assert not tried - in_python
    assert not tried - over_http - NOT_OVER_HTTP.keys()


def test_no_test_claims_a_case_that_the_corpus_does_not_have() -> None:
    assert not {case.id for case in cases()} - corpus().keys()


@pytest.mark.parametrize("number", sorted({case.id for case in cases() if isinstance(case.value, Attack)}))
def test_the_codes_are_those_of_the_corpus(number: str) -> None:
    asserted = {case.value.code for case in cases() if case.id == number and isinstance(case.value, Attack)}
    outside_brackets = re.sub(r"\([^)]*\)", "", corpus()[number])
    assert set(_CODE.findall(outside_brackets)) <= asserted


@pytest.mark.parametrize("number", ELSEWHERE)
def test_what_is_tested_elsewhere_is_there(number: str) -> None:
    path, _, name = ELSEWHERE[number].partition("::")
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    assert (ROOT / path).is_file()
    assert inspect.isfunction(getattr(module, name))
    assert number in (module.__doc__ or "")
