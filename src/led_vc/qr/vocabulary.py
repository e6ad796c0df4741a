"""What JSON-LD contexts say about terms, as far as CBOR-LD needs it: which value type a term has, what it scopes.

Compiles documents of a closed `ContextSet`; fetches nothing, and judges no protected terms: that a document keeps to
its contexts is found by the proof over its statements. Refuses contexts that stand in a document, and `@import`.
https://www.w3.org/TR/json-ld11/#syntax-tokens-and-keywords
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from led_vc.contexts import ContextSet
from led_vc.errors import ContextNotAllowedError, UnsupportedFeatureError

URL_KIND: Final = "url"
"""The kind of every value that is an IRI, a type or a term: one table serves them all."""
PLAIN_KIND: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term's definition: `kind` names the codec and the table of its values."""

    iri: str
    kind: str
    names_types: bool
    scoped: "tuple[Context | str, ...] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A compiled context: its terms in the order in which they are numbered; `clears` is JSON-LD's null context."""

    terms: Mapping[str, Term]
    removed: frozenset[str] = frozenset()
    propagate: bool | None = None
    clears: bool = False


_CLEAR: Final = Context(terms={}, clears=True)


def sort_key(term: str) -> bytes:
    """Order text as JavaScript does, by UTF-16 code units: numbers depend on it."""
    return term.encode("utf-16-be", "surrogatepass")


class Vocabulary:
    """The contexts of one set, each compiled once."""

    __slots__ = ("_compiled", "_contexts")

    def __init__(self, contexts: ContextSet) -> None:
        self._contexts = contexts
        self._compiled: dict[str, tuple[Context, ...]] = {}

    def contexts(self, reference: Context | str) -> tuple[Context, ...]:
        """Return what a URL stands for. Raises ContextNotAllowedError for one outside the set."""
        if isinstance(reference, Context):
            return (reference,)
        found = self._compiled.get(reference)
        if found is None:
            local = self._contexts.document(reference)["@context"]
            parts = [self.contexts(part) for part in _compile_all(local, {})]
            found = self._compiled[reference] = tuple(context for part in parts for context in part)
        return found


def _compile_all(local: Any, prefixes: Mapping[str, str]) -> Iterable[Context | str]:
    for one in local if isinstance(local, list) else [local]:
        yield one if isinstance(one, str) else _CLEAR if one is None else _compile(one, prefixes)


def _compile(local: Mapping[str, Any], outer: Mapping[str, str]) -> Context:
    if "@import" in local:
        raise UnsupportedFeatureError("a context with @import")
    names = sorted((name for name in local if not name.startswith("@")), key=sort_key)
    definitions = {name: _definition(name, local[name]) for name in names if local[name] is not None}
    prefixes = {**outer, **{name: str(definition.get("@id", "")) for name, definition in definitions.items()}}
    return Context(
        terms={name: _term(name, definition, prefixes) for name, definition in definitions.items()},
        removed=frozenset(name for name in names if local[name] is None),
        propagate=local.get("@propagate"),
    )


def _definition(name: str, value: Any) -> Mapping[str, Any]:
    if isinstance(value, str):
        return {"@id": value}
    if not isinstance(value, dict):
        raise ContextNotAllowedError(f"the term {name} of a context has no definition")
    return value


def _term(name: str, definition: Mapping[str, Any], prefixes: Mapping[str, str]) -> Term:
    iri = _expanded(str(definition.get("@id", name)), prefixes)
    kind = _expanded(str(definition.get("@type", PLAIN_KIND)), prefixes)
    if iri in ("@id", "@type") or kind in ("@id", "@vocab"):
        kind = URL_KIND
    scoped = tuple(_compile_all(definition["@context"], prefixes)) if "@context" in definition else None
    return Term(iri=iri, kind=kind, names_types=iri == "@type", scoped=scoped)


def _expanded(value: str, prefixes: Mapping[str, str]) -> str:
    """Write out a compact IRI whose prefix this context, or one around it, defines."""
    prefix, colon, rest = value.partition(":")
    if not colon or rest.startswith("//") or prefix not in prefixes or prefixes[prefix] == value:
        return value
    return prefixes[prefix] + rest
