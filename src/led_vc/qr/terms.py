"""The two things that CBOR-LD knows at a place in a document: which numbers terms have, and which contexts are active.

Numbers are even and count up from 100 over the sorted terms of each context, in the order in which contexts become
active; the odd number after it says that the value is a list. https://www.w3.org/TR/cbor-ld/
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from led_vc.errors import ParsingError
from led_vc.qr.vocabulary import PLAIN_KIND, URL_KIND, Context, Term, Vocabulary, sort_key

# In the order of their numbers 0, 2, 4 ...: the sequence is the format's, not ours to change.
_KEYWORDS: Final = (
    *("@context", "@type", "@id", "@value", "@direction", "@graph", "@included", "@index", "@json", "@language"),
    *("@list", "@nest", "@reverse", "@base", "@container", "@default", "@embed", "@explicit", "@none"),
    *("@omitDefault", "@prefix", "@preserve", "@protected", "@requireAll", "@set", "@version", "@vocab", "@propagate"),
)
_FIRST_TERM: Final = 100
CONTEXT_ID: Final = 0


class TermIds:
    """Numbers for the terms of the contexts met so far in one document."""

    __slots__ = ("_ids", "_names", "_seen")

    def __init__(self) -> None:
        self._ids = {word: 2 * position for position, word in enumerate(_KEYWORDS)}
        self._names = list[str]()
        # Keyed by identity: a compiled context lives as long as its vocabulary.
        self._seen = set[int]()

    def add(self, context: Context) -> None:
        """Number the terms of a context that becomes active."""
        if id(context) in self._seen:
            return
        self._seen.add(id(context))
        for name in context.terms:
            if name not in self._ids:
                self._ids[name] = _FIRST_TERM + 2 * len(self._names)
                self._names.append(name)

    def id_of(self, name: str) -> int | None:
        """Return the even number of a term or keyword."""
        return self._ids.get(name)

    def name_of(self, number: int) -> str:
        """Return the term or keyword with this even number. Raises ParsingError."""
        names, position = (self._names, number - _FIRST_TERM) if number >= _FIRST_TERM else (_KEYWORDS, number)
        if position < 0 or position % 2 or position // 2 >= len(names):
            raise ParsingError("CBOR-LD with the number of no term")
        return names[position // 2]


@dataclass(frozen=True, slots=True)
class ActiveContext:
    """The terms at a place: `terms` for this object, `lasting` for what it holds (type-scoped terms do not last)."""

    terms: Mapping[str, Term]
    lasting: Mapping[str, Term]

    def kind_of(self, name: str) -> str:
        """Return the kind of the values of a member."""
        if name in ("@id", "@type"):
            return URL_KIND
        term = self.terms.get(name)
        return PLAIN_KIND if term is None else term.kind

    def type_members(self) -> list[str]:
        """Return `@type` and its aliases."""
        return ["@type", *(name for name, term in self.terms.items() if term.names_types)]


class Scope:
    """Moves from one active context to the next, and numbers what it meets on the way."""

    __slots__ = ("_vocabulary", "ids")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.ids = TermIds()

    def embedded(self, active: ActiveContext, urls: Iterable[str]) -> ActiveContext:
        """Apply an object's own `@context`."""
        return self._apply(active, urls, propagate=True)

    def typed(self, active: ActiveContext, types: Iterable[str]) -> ActiveContext:
        """Apply the contexts that an object's types bring, in the order of the types."""
        for name in sorted(set(types), key=sort_key):
            term = active.terms.get(name)
            active = self._apply(active, (term and term.scoped) or (), propagate=False)
        return active

    def within(self, active: ActiveContext, name: str) -> ActiveContext:
        """Return the active context of a member's values: what lasts, and what the term itself brings."""
        term = active.terms.get(name)
        inner = ActiveContext(active.lasting, active.lasting)
        return self._apply(inner, (term and term.scoped) or (), propagate=True)

    def _apply(self, active: ActiveContext, references: Iterable[Context | str], *, propagate: bool) -> ActiveContext:
        terms, lasting = active.terms, active.lasting
        for reference in references:
            for context in self._vocabulary.contexts(reference):
                self.ids.add(context)
                lasts = propagate if context.propagate is None else context.propagate
                shared = terms is lasting and lasts
                terms = _merged(terms, context)
                lasting = terms if shared else _merged(lasting, context) if lasts else lasting
        return ActiveContext(terms, lasting)


NOTHING_ACTIVE: Final = ActiveContext({}, {})


def _merged(terms: Mapping[str, Term], context: Context) -> Mapping[str, Term]:
    if context.clears:
        return {}
    if not context.terms and not context.removed:
        return terms
    kept = terms if not context.removed else {name: term for name, term in terms.items() if name not in context.removed}
    return {**kept, **context.terms}
