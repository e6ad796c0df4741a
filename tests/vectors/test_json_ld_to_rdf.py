"""The W3C suite of JSON-LD 1.1, `toRdf`: what we accept must come out as expected; refusing is always allowed.

Source: w3c/json-ld-api, `tests`; read from ../shared. A test's own contexts become a closed set.
"""

import json
import tarfile
from collections import Counter
from functools import cache
from typing import Any

import pytest

from led_vc.contexts import ContextSet
from led_vc.errors import ContextNotAllowedError, DataLossError, LedVcError, ProofTransformationError
from led_vc.rdf import Canonical, canonicalize, canonicalize_dataset
from tests.paths import VECTORS, requires_shared

pytestmark = requires_shared
ARCHIVE = VECTORS / "json-ld-api" / "json-ld-api-tests.tar.gz"

ACCEPTED_UNLIKE_THE_SUITE = frozenset(
    {
        "#ter42",  # an error in JSON-LD 1.0 only
        "#tpr32",  # a protected definition of @type itself, which shapes compaction alone
    }
)


@cache
def files() -> dict[str, bytes]:
    if not ARCHIVE.is_file():
        return {}
    with tarfile.open(ARCHIVE) as archive:
        members = ((member.name.removeprefix("./"), archive.extractfile(member)) for member in archive)
        return {name: file.read() for name, file in members if file is not None}


def entries() -> list[dict[str, Any]]:
    if not files():
        return []
    sequence = json.loads(files()["toRdf-manifest.jsonld"])["sequence"]
    return [
        test for test in sequence if _is_document(test) and test.get("option", {}).get("specVersion") != "json-ld-1.0"
    ]


def _is_document(test: dict[str, Any]) -> bool:
    return isinstance(json.loads(files()[test["input"]]), dict) and "jld:PositiveSyntaxTest" not in test["@type"]


def converted(test: dict[str, Any]) -> Canonical:
    document = json.loads(files()[test["input"]])
    stated = document.get("@context", {})
    contexts = stated if isinstance(stated, list) and stated else [stated]
    urls = {f"https://test.example/{number}": {"@context": context} for number, context in enumerate(contexts)}
    return canonicalize({**document, "@context": list(urls)}, ContextSet(urls))


POSITIVE = [test for test in entries() if "expect" in test]
NEGATIVE = [test for test in entries() if "expectErrorCode" in test]


@pytest.mark.parametrize("test", POSITIVE, ids=lambda test: test["@id"])
def test_an_accepted_document_has_the_expected_statements(test: dict[str, Any]) -> None:
    try:
        canonical = converted(test)
    except (DataLossError, ContextNotAllowedError, ProofTransformationError):
        return
    assert canonical.nquads == canonicalize_dataset(files()[test["expect"]].decode()).nquads


@pytest.mark.parametrize(
    "test", [test for test in NEGATIVE if test["@id"] not in ACCEPTED_UNLIKE_THE_SUITE], ids=lambda test: test["@id"]
)
def test_a_document_that_is_not_json_ld_is_refused(test: dict[str, Any]) -> None:
    with pytest.raises(LedVcError):
        converted(test)


def test_most_of_the_suite_without_losses_is_accepted() -> None:
    outcomes: Counter[str] = Counter()
    for test in POSITIVE:
        try:
            outcomes[converted(test).tier] += 1
        except LedVcError as refusal:
            outcomes[refusal.code] += 1
    assert outcomes["walker"] >= 106
    assert outcomes["library"] >= 48
