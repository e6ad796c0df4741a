"""Whatever is done to one place of a derived document, it is invalid or says the same as before.

At each JSON path, in the document and its proof: delete, rename, duplicate, retype, null, append.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from led_vc import contexts, rdf
from led_vc.encoding import JsonObject
from tests import world
from tests.unit.securing.base_proofs import TITLE, base, derived, report_of

Path = tuple[str | int, ...]


def paths(value: Any, here: Path = ()) -> Iterator[Path]:
    """Yield the path of everything inside `value`."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield (*here, key)
        yield from paths(one, (*here, key))


def retyped(value: Any) -> list[Any]:
    """Return `value` as values of other kinds."""
    match value:
        case str():
            return [[value], {"@value": value}, {"id": value}, 0, True, {}, [], value + " ", value.upper()]
        case bool() | int():
            return [str(value), [value], float(value) + 0.5, value + 1]
        case list():
            return [value[0], {"@list": value}, {"@set": value}, value[::-1], [value], "text"]
        case _:
            return [[value], [value, value], {"@graph": value}, "text", list(value.values())]


def mutations(document: JsonObject, path: Path) -> Iterator[dict[str, Any]]:
    """Yield copies of `document` in which something is done at `path`."""
    *before, last = path
    value = at(document, path)
    for operation in ("delete", "rename", "duplicate", "append"):
        copy = deepcopy(dict(document))
        parent = at(copy, tuple(before))
        if operation == "append":
            append(parent[last])
        elif isinstance(parent, list) and isinstance(last, int):
            parent[last : last + 1] = [] if operation == "delete" else [value, value]
        elif operation == "duplicate":
            parent[f"{last}2"] = value
        else:
            del parent[last]
            if operation == "rename":
                parent["description" if last == "name" else "name"] = value
        yield copy
    for other in (None, *retyped(value)):
        copy = deepcopy(dict(document))
        at(copy, tuple(before))[last] = other
        yield copy


def append(value: Any) -> None:
    """Add something to an object or a list."""
    if isinstance(value, dict):
        value["name"] = "added"
    elif isinstance(value, list):
        value.append(deepcopy(value[0]))


def at(value: Any, path: Path) -> Any:
    """Return what lies at `path`."""
    for key in path:
        value = value[key]
    return value


def normal(document: JsonObject) -> str:
    """Return what a document says: its canonical statements."""
    return rdf.canonicalize(document, contexts.bundled()).nquads


SHOWN = {
    "summary": derived(TITLE, "/credentialSubject/familyName"),
    "qualification": derived(TITLE, "/credentialSubject/hasClaim/awardedBy", secured=base(world.qualification())),
}
PLACES = [(name, path) for name, shown in SHOWN.items() for path in paths(shown)]


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_the_document_itself_holds(shown: dict[str, Any]) -> None:
    assert report_of(shown).check("proof").outcome == "passed"
    assert len(list(paths(shown))) > 20


@pytest.mark.parametrize(("name", "path"), PLACES, ids=lambda one: "/".join(map(str, one)) if one else "")
def test_a_change_at_one_place_is_refused_or_says_the_same(name: str, path: Path) -> None:
    shown = SHOWN[name]
    said = normal({member: value for member, value in shown.items() if member != "proof"})
    tried = 0
    for changed in mutations(shown, path):
        if changed == shown:
            continue
        tried += 1
        report = report_of(changed)
        if report.credential is not None or report.check("proof").outcome == "passed":
            assert normal({member: value for member, value in changed.items() if member != "proof"}) == said
    assert tried >= 6
