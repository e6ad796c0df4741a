"""Documents of the shapes that have functions of their own, made from the same templates."""

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from led_vc.contexts import ContextSet
from led_vc.rdf.shapes import TEMPLATES
from led_vc.rdf.shapes.template import AnyOf, Member, Node, Words
from tests.fuzz.rdf.documents import CONTEXTS, TEXTS

_IRIS = [
    "did:web:led.example:provider:11", "https://led.example/institution/12", "https://led.example/institution/12#a",
    "http://data.europa.eu/snb/eqf/7", "urn:a:b", "urn:a:c", "did:key:z6Mk#z6Mk",
]  # fmt: skip
_PLAIN = ["Zoë", "2006-07-04", "x", "y _:a .", "\U0001f303 <urn:z>", "{}%s", "Ἑλληνικά", ""]
_RARE = st.integers(0, 40).map(lambda number: number == 0)


def _defined(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, entry in value.items():
            yield name, entry
            yield from _defined(entry)


def _links(contexts: ContextSet) -> frozenset[str]:
    """Return the terms whose values are IRIs."""
    found = (pair for document in contexts.documents.values() for pair in _defined(document))
    return frozenset(name for name, entry in found if isinstance(entry, Mapping) and entry.get("@type") == "@id")


_LINKS = _links(CONTEXTS) | {"criteria", "verifiableCredential", "proof"}


@st.composite
def shaped(draw: st.DrawFn, template: Node) -> dict[str, Any]:
    """Draw a document of a template; now and then a text in it has to be escaped, or two nodes have one name."""
    document: dict[str, Any] = {}
    if template.contexts is not None:
        document["@context"] = list(template.contexts)
    if template.identified:
        document["id"] = draw(st.one_of(st.sampled_from(_IRIS), st.integers(0, 10**9).map("urn:n:{}".format)))
    if template.types is not None:
        document["type"] = list(template.types) if isinstance(template.types, tuple) else template.types
    for member in template.members:
        if member.required or draw(st.booleans()):
            document[member.name] = _content(draw, member)
    return document


def _content(draw: st.DrawFn, member: Member) -> Any:
    if not member.many or draw(st.booleans()):
        return _one(draw, member)
    return [_one(draw, member) for _ in range(draw(st.integers(1, 3)))]


def _one(draw: st.DrawFn, member: Member) -> Any:
    match member.content:
        case Node() as node:
            return draw(shaped(node))
        case AnyOf(nodes):
            return draw(shaped(draw(st.sampled_from(nodes))))
        case Words(words):
            return draw(st.sampled_from(words))
        case "integer":
            return draw(st.integers(-(2**53), 2**53))
        case _ if member.name in _LINKS:
            return draw(st.sampled_from(_IRIS))
        case _:
            return draw(st.sampled_from(TEXTS if draw(_RARE) else _PLAIN))


SHAPED: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [template for (contexts, _), template in TEMPLATES.items() if set(contexts) <= CONTEXTS.documents.keys()]
).flatmap(shaped)
