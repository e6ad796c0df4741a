"""The W3C suite of RDFC-1.0, every entry of its manifest. Source: w3c/rdf-canon, `tests`; read from ../shared."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from led_vc.errors import ComplexityLimitError
from led_vc.rdf import HashAlgorithm, Limits, canonicalize_dataset
from led_vc.rdf.limits import DEFAULT_LIMITS, Work
from led_vc.rdf.nquads import parse_nquads
from led_vc.rdf.rdfc10 import canonicalize_quads
from tests.paths import VECTORS, requires_shared

pytestmark = requires_shared
SUITE = VECTORS / "rdf-canon"
POISON = VECTORS / "rdf-canon-poison"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    id: str
    kind: str
    algorithm: HashAlgorithm
    action: Path
    result: Path | None

    def __str__(self) -> str:
        return self.id


def entries(kind: str) -> list[Entry]:
    manifest = SUITE / "manifest.jsonld"
    if not manifest.is_file():
        return []
    return [_entry(raw) for raw in json.loads(manifest.read_text())["entries"] if raw["type"] == f"rdfc:{kind}"]


def _entry(raw: dict[str, Any]) -> Entry:
    return Entry(
        id=raw["id"],
        kind=raw["type"],
        algorithm="sha384" if raw.get("hashAlgorithm") == "SHA384" else "sha256",
        action=SUITE / raw["action"],
        result=SUITE / raw["result"] if "result" in raw else None,
    )


EVAL, MAP, NEGATIVE = entries("RDFC10EvalTest"), entries("RDFC10MapTest"), entries("RDFC10NegativeEvalTest")


def hash_calls(file: Path) -> int:
    work = Work(DEFAULT_LIMITS)
    canonicalize_quads(parse_nquads(file.read_text(), DEFAULT_LIMITS), work, "sha256")
    return work.hash_calls


def test_the_suite_is_whole() -> None:
    assert (len(EVAL), len(MAP), len(NEGATIVE)) == (64, 21, 1)


@pytest.mark.parametrize("entry", EVAL, ids=str)
def test_the_canonical_form_is_the_expected_one(entry: Entry) -> None:
    assert entry.result is not None
    canonical = canonicalize_dataset(entry.action.read_text(), hash_algorithm=entry.algorithm)
    assert canonical.nquads == entry.result.read_text()


@pytest.mark.parametrize("entry", MAP, ids=str)
def test_the_issued_identifiers_are_the_expected_ones(entry: Entry) -> None:
    assert entry.result is not None
    issued = canonicalize_dataset(entry.action.read_text(), hash_algorithm=entry.algorithm).issued
    assert {name[2:]: label[2:] for name, label in issued.items()} == json.loads(entry.result.read_text())


@pytest.mark.parametrize("entry", NEGATIVE, ids=str)
def test_a_poisoned_graph_ends_at_the_limit_of_hash_calls(entry: Entry) -> None:
    work = Work(DEFAULT_LIMITS)
    quads = parse_nquads(entry.action.read_text(), DEFAULT_LIMITS)
    with pytest.raises(ComplexityLimitError):
        canonicalize_quads(quads, work, "sha256")
    assert work.hash_calls == DEFAULT_LIMITS.max_hash_calls + 1
    assert work.steps < 64 * DEFAULT_LIMITS.max_hash_calls


@pytest.mark.parametrize("number", ["044", "045", "046"])
def test_the_hardest_graphs_that_must_succeed_take_468_hash_calls(number: str) -> None:
    assert hash_calls(POISON / f"{number}.nq") == 468


def test_every_other_graph_takes_at_most_18_hash_calls() -> None:
    hard = {f"test{number}-in.nq" for number in ("044", "045", "046")}
    assert max(hash_calls(entry.action) for entry in EVAL if entry.action.name not in hard) == 18


def test_the_poison_set_is_refused_with_a_limit_of_any_size() -> None:
    for limit in (1, 10, 100, 467):
        with pytest.raises(ComplexityLimitError):
            canonicalize_dataset((POISON / "044.nq").read_text(), limits=Limits(max_hash_calls=limit))
    with pytest.raises(ComplexityLimitError):
        canonicalize_dataset((POISON / "074.nq").read_text())
