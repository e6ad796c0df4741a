"""Change the structure of a document as well as its values: changed values alone had let five bugs through."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]

JUNK: list[Any] = [
    None, True, 0, 7, -3, 1.5, 1e300, 0.30000000000000004, "", "x", "urn:a:b", "_:b0", "_:", "ext:X", "ex:X",
    "xsd:date", "id", "@id", "@type", [], {}, [[]], [["a"]], ["a", "a"], ["a", None], {"id": "urn:z"},
    {"@id": "urn:z"}, {"id": "_:b0"}, {"type": "Diploma"}, {"type": "Typed", "inner": {"plain": "x"}},
    {"type": "DataIntegrityProof", "proofPurpose": "authentication"}, {"@value": "x"},
    {"@value": "x", "@language": "nl-BE"}, {"@value": "x", "@direction": "rtl"}, {"@value": "x", "@index": "i"},
    {"@value": "x", "@type": "urn:t"}, {"@value": {"b": 1, "a": 2}, "@type": "@json"}, {"@value": None},
    {"@language": "nl"}, {"value": "x", "lang": "nl"}, {"value": 5, "datatype": "xsd:byte"}, {"lang": "nl"},
    {"id": 5}, {"type": ["Diploma", {}]}, {"type": []}, {"type": None}, {"name": "n"},
    {"id": "urn:z", "@id": "urn:y"}, {"@list": ["a", "b"]}, {"@set": ["a"]},
    {"@graph": [{"id": "urn:z", "name": "n"}]}, {"@graph": "x"}, {"@included": [{"id": "urn:z"}]},
    {"@reverse": {"name": {"id": "urn:z"}}}, {"@nest": {"name": "x"}}, {"@index": "i", "name": "n"},
    {"@context": {}, "name": "n"},
    {"@context": "https://www.w3.org/ns/credentials/v2", "type": "VerifiableCredential", "issuer": "urn:a:b"},
    'q"\\\n\t\r\u0001\u007f', "\u2028\x85{}%<>", "with space", "http://[bad", "a:b c", "../up", "#fragment",
    "//host/x", "?q",
]  # fmt: skip

NAMES = [
    "name", "undefinedTerm", "description", "value", "result", "@id", "@graph", "@type", "type", "id", "jsonSchema",
    "issuer", "proof", "verifiableCredential", "cnf", "proofPurpose", "@value", "@language", "@direction", "@index",
    "@nest", "@foo", "", "urn:a:property", "ex:compact", "_:blank", "nothing", "reversed", "rightToLeft", "json",
    "list", "names", "graph", "scoped", "fresh", "Typed", "inner", "statusMessage", "aud", "iss", "holder",
    "@vocab", "@none", "@container", "@list", "@set", "lang", "datatype",
]  # fmt: skip


def paths(value: Any, at: Path = ()) -> Iterator[Path]:
    """Yield the path of every member and item, but nothing within a context."""
    if at:
        yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        if key != "@context":
            yield from paths(child, (*at, key))


def at(document: Any, path: Path) -> Any:
    """Return the value at `path`."""
    for key in path:
        document = document[key]
    return document


def without(document: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return a copy that lacks what is at `path`."""
    changed = copy.deepcopy(document)
    del at(changed, path[:-1])[path[-1]]
    return changed


@st.composite
def mutated(draw: st.DrawFn, documents: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """Draw a document and change it once to three times."""
    document = copy.deepcopy(draw(documents))
    for _ in range(draw(st.integers(1, 3))):
        places = list(paths(document))
        if not places:
            break
        *above, key = draw(st.sampled_from(places))
        _change(draw, document, at(document, tuple(above)), key)
    return document


def _change(draw: st.DrawFn, document: dict[str, Any], parent: Any, key: str | int) -> None:
    junk = st.sampled_from(JUNK).map(copy.deepcopy)
    anywhere = st.sampled_from(list(paths(document))).map(lambda path: copy.deepcopy(at(document, path)))
    match draw(st.integers(0, 7)):
        case 0:
            del parent[key]
        case 1:
            parent[key] = [parent[key]]
        case 2:
            parent[key] = [parent[key], draw(junk)]
        case 3 if isinstance(parent, dict):
            parent[draw(st.sampled_from(NAMES))] = parent.pop(key)
        case 4 if isinstance(parent, dict):
            parent[draw(st.sampled_from(NAMES))] = draw(st.one_of(junk, anywhere))
        case 5:
            parent[key] = draw(anywhere)
        case 6:
            parent[key] = [parent[key], draw(anywhere)]
        case _:
            parent[key] = draw(junk)
