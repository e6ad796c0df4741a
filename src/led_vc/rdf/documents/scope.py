"""An active context as the walker reads it: each member's predicate and the way to write its values.

Made once per context, so that a document costs a few dictionary look-ups for each member.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from led_vc.errors import DataLossError
from led_vc.rdf.active_context import KEYWORDS, UNSET, ActiveContext, TermDefinition, has_keyword_form
from led_vc.rdf.iri import is_iri
from led_vc.rdf.terms import XSD_DOUBLE, literal_suffix

Use = Literal["plain", "graph", "uncovered", "lost"]
"""`plain`: a statement per value; `graph`: each value in a graph of its own; `lost`: its values would not be signed."""

Coercion = Literal["literal", "double", "iri", "vocab", "json", "lost"]
"""What a string becomes; `lost` if it has a base direction, which RDF cannot say."""

_KEYWORDS: Final = MappingProxyType({keyword: keyword for keyword in KEYWORDS})
_PLAIN_CONTAINERS: Final = frozenset({"@set"})
_GRAPH_CONTAINERS: Final = frozenset({"@set", "@graph"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a member of a node object says. `suffix` ends a string's literal; `datatype` is for booleans and numbers.

    `quick` is what text becomes without another question, as in most members.
    """

    predicate: str
    quick: Literal["literal", "iri"] | None
    use: Use
    coercion: Coercion
    suffix: str
    datatype: str | None
    scoped: bool


class Scope:
    """The tables of one active context. `previous` is where node objects below go back to."""

    __slots__ = (
        "active",
        "iris",
        "keywords",
        "members",
        "prefixes",
        "previous",
        "scoped_types",
        "uncoerced",
        "value_keys",
    )

    def __init__(self, active: ActiveContext, previous: "Scope | None") -> None:
        self.active = active
        self.previous = previous
        self.keywords: Mapping[str, str] = {**_KEYWORDS, **_aliases(active)}
        self.iris: Mapping[str, str | None] = {term: definition.iri for term, definition in active.terms.items()}
        self.prefixes: Mapping[str, str] = {
            term: definition.iri
            for term, definition in active.terms.items()
            if definition.prefix and definition.iri is not None
        }
        self.scoped_types = frozenset(term for term, one in active.terms.items() if one.context is not UNSET)
        self.value_keys = frozenset(key for key, keyword in self.keywords.items() if keyword == "@value")
        self.members: Mapping[str, Member] = {
            term: _member(definition, active)
            for term, definition in active.terms.items()
            if definition.iri not in KEYWORDS
        }
        self.uncoerced = _member(TermDefinition(iri="urn:uncoerced"), active)

    def member(self, key: str) -> Member:
        """Return what `key` says, defined or not. Raises DataLossError if it says nothing."""
        member = self.members.get(key)
        if member is not None:
            return member
        # Not kept: the key is the document's, and a stranger could fill the table.
        iri = self.expand_vocab(key)
        if iri is None or is_iri(iri) is None:
            raise DataLossError(f"an undefined term{named(key)}")
        like = self.uncoerced
        return Member(
            predicate=f"<{iri}>",
            quick=like.quick,
            use=like.use,
            coercion=like.coercion,
            suffix=like.suffix,
            datatype=like.datatype,
            scoped=like.scoped,
        )

    def expand_vocab(self, word: str) -> str | None:
        """Expand a type or a word of the vocabulary to an IRI, or to something that is none."""
        if word in self.iris:
            return self.iris[word]
        if has_keyword_form(word):
            return None
        if ":" in word[1:]:
            return self.expand(word)
        vocab = self.active.vocab
        return None if vocab is None else vocab + word

    def expand(self, iri: str) -> str:
        """Expand a compact IRI; anything else stays as it is."""
        prefix, colon, suffix = iri.partition(":")
        if colon and prefix in self.prefixes and not suffix.startswith("//"):
            return self.prefixes[prefix] + suffix
        return iri


def named(key: str) -> str:
    """Quote a member's name in an error, unless it is long or strange enough to be data."""
    return f": {key}" if key.isascii() and key.isalpha() and len(key) <= 40 else ""


def _aliases(active: ActiveContext) -> dict[str, str]:
    return {term: one.iri for term, one in active.terms.items() if one.iri is not None and one.iri in KEYWORDS}


def _member(definition: TermDefinition, active: ActiveContext) -> Member:
    language = active.language if definition.language is UNSET else definition.language
    coercion = _coercion(definition, active)
    typed = definition.type is not None and not definition.type.startswith("@")
    datatype = definition.type if typed else None
    use = _use(definition)
    asks_nothing = use == "plain" and definition.context is UNSET
    return Member(
        predicate=f"<{definition.iri}>",
        quick=coercion if asks_nothing and (coercion == "literal" or coercion == "iri") else None,
        use=use,
        coercion=coercion,
        suffix=literal_suffix(datatype=datatype, language=None if typed else language),
        datatype=datatype,
        scoped=definition.context is not UNSET,
    )


def _coercion(definition: TermDefinition, active: ActiveContext) -> Coercion:
    match definition.type:
        case "@id":
            return "iri"
        case "@vocab":
            return "vocab"
        case "@json":
            return "json"
        case None | "@none":
            direction = active.direction if definition.direction is UNSET else definition.direction
            return "literal" if direction is None else "lost"
        case datatype:
            return "double" if datatype == XSD_DOUBLE else "literal"


def _use(definition: TermDefinition) -> Use:
    if definition.reverse or definition.iri is None or is_iri(definition.iri) is None:
        return "lost"
    if definition.container <= _PLAIN_CONTAINERS:
        return "plain"
    return "graph" if definition.container <= _GRAPH_CONTAINERS else "uncovered"
