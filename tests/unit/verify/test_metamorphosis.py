"""Whatever is done to a valid credential, it is either not valid, or says what it said before.

Every path of the document and of its proof: deleted, renamed, doubled, set to null, to another type, to a list of
itself, or given a sibling. Then whole documents of nonsense: the answer is a report, and never an exception.
"""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.unit.verify.reading import verify, verify_shown

Path = tuple[Any, ...]


def paths(value: Any, above: Path = ()) -> Iterator[Path]:
    """Return the path of every member and item."""
    steps: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in steps:
        yield (*above, step)
        yield from paths(below, (*above, step))


def at(document: Any, path: Path) -> Any:
    for step in path:
        document = document[step]
    return document


def edited(document: dict[str, Any], path: Path, edit: str) -> dict[str, Any]:
    """Return a copy of `document` with one thing done at `path`."""
    made = copy.deepcopy(document)
    holder, step = at(made, path[:-1]), path[-1]
    value = holder[step]
    match edit:
        case "delete":
            del holder[step]
        case "null":
            holder[step] = None
        case "rename" if isinstance(holder, dict):
            holder[f"{step}X"] = holder.pop(step)
        case "double":
            holder[step] = [value, value] if isinstance(holder, dict) else value
            if isinstance(holder, list):
                holder.append(value)
        case "list of itself":
            holder[step] = [value]
        case "unwrap" if isinstance(value, list) and len(value) == 1:
            holder[step] = value[0]
        case "retype":
            holder[step] = 5 if isinstance(value, str) else str(value)
        case "sibling" if isinstance(holder, dict):
            holder["xyz"] = "PhD"
        case "sibling" if isinstance(holder, list):
            holder.insert(0, "PhD")
        case "other text" if isinstance(value, str):
            holder[step] = value[:-1] + ("A" if value[-1:] != "A" else "B")
    return made


EDITS = ("delete", "null", "rename", "double", "list of itself", "unwrap", "retype", "sibling", "other text")
SECURED = {
    "summary, rdfc": world.issue(world.summary()),
    "summary, jcs": world.issue(world.summary(), suite=world.JCS),
    "qualification, rdfc": world.issue(world.qualification()),
    "qualification, jcs": world.issue(world.qualification(), suite=world.JCS),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", SECURED)
def test_no_edit_gives_a_valid_credential_that_says_something_else(name: str, edit: str) -> None:
    secured = SECURED[name]
    original = verify(secured).to_json()["credential"]
    for path in paths(secured):
        report = verify(edited(secured, path, edit))
        if report.verdict == "valid":
            assert report.to_json()["credential"] == original, path


@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_gives_a_valid_presentation_that_says_something_else(edit: str) -> None:
    shown = world.show(SECURED["summary, rdfc"])
    original = verify_shown(shown).to_json()["credential"]
    for path in paths(shown):
        report = verify_shown(edited(shown, path, edit))
        if report.verdict == "valid":
            assert report.to_json()["credential"] == original, path


def test_the_statements_of_a_document_do_not_depend_on_the_order_of_its_members() -> None:
    secured = SECURED["summary, rdfc"]
    turned = {name: secured[name] for name in reversed(secured)}
    turned["proof"] = {name: secured["proof"][name] for name in reversed(secured["proof"])}
    assert verify(turned).verdict == "valid"


WORDS = st.sampled_from(
    [
        "@context",
        "type",
        "proof",
        "issuer",
        "credentialSubject",
        "credentialStatus",
        "verifiableCredential",
        "holder",
        "cryptosuite",
        "proofValue",
        "verificationMethod",
        "proofPurpose",
        "created",
        "id",
        "validFrom",
        "hasClaim",
    ]
)
TEXTS = st.text(max_size=8) | st.sampled_from(
    [
        "VerifiableCredential",
        "LedSummaryCredential",
        "VerifiablePresentation",
        "DataIntegrityProof",
        "eddsa-rdfc-2022",
        "eddsa-jcs-2022",
        "assertionMethod",
        "authentication",
        "did:web:led.example:provider:11#k1",
        "z3",
        "2026-11-23T09:00:00Z",
        "https://www.w3.org/ns/credentials/v2",
        "https://w3id.org/led-vc/summary/v1",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(WORDS | st.text(max_size=4), inside, max_size=6),
    max_leaves=24,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(WORDS, VALUES, max_size=8) | VALUES)
def test_nonsense_is_answered_with_a_report_that_is_not_valid(document: Any) -> None:
    environment = world.environment()
    assert verify_credential(document, environment).verdict != "valid"
    assert verify_presentation(document, environment, expects=Live()).verdict != "valid"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_answered_with_a_report(data: st.DataObject) -> None:
    shown = world.show(SECURED["summary, rdfc"])
    path = data.draw(st.sampled_from(list(paths(shown))))
    made = copy.deepcopy(shown)
    at(made, path[:-1])[path[-1]] = data.draw(VALUES)
    report = verify_shown(made)
    assert report.verdict != "valid" or report.to_json()["credential"] == world.summary()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_or_text_are_answered_with_a_report(secured: bytes | str) -> None:
    assert verify(secured).verdict == "invalid"
