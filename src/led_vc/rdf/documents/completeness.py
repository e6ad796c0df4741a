"""Hold a document that the full processor takes against what came out of it: JSON-LD drops things in silence.

Two measures, both stricter than needed. A document may not use what is known to vanish or to hide (null, `[]`, lists
in lists, `{}`, `@nest`, index, id and type maps, ...). And every scalar of the document must come out as one scalar of
the expanded document: `scalars` counts on both sides, and a difference is data loss.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from led_vc.encoding import JsonObject
from led_vc.errors import ComplexityLimitError, ContextNotAllowedError, DataLossError
from led_vc.rdf.limits import Limits

# An alias of @value could be an ordinary term elsewhere, and the two counts would then differ by what it hides.
_ALLOWED_ALIASES: Final = frozenset({"@graph", "@id", "@language", "@list", "@set", "@type"})
_ALLOWED_KEYWORDS: Final = frozenset({"@graph", "@id", "@language", "@list", "@set", "@type", "@value"})
_VALUE_KEYWORDS: Final = frozenset({"@value", "@type", "@language"})
_LOSSY_CONTAINERS: Final = frozenset({"@id", "@index", "@type"})
_EMBEDS_CREDENTIALS: Final = "verifiableCredential"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Names in contexts that matter here: possible aliases of each keyword, and terms whose map keys get lost."""

    aliases: Mapping[str, frozenset[str]]
    lossy: frozenset[str]

    @classmethod
    def of(cls, contexts: Iterable[Any]) -> "Vocabulary":
        """Collect the names from every context, scoped ones included, whichever will be active."""
        aliases: dict[str, set[str]] = {}
        lossy: set[str] = set()
        for context in contexts:
            for name, definition in _entries(context):
                identifier = definition.get("@id") if isinstance(definition, dict) else definition
                if isinstance(identifier, str) and identifier.startswith("@"):
                    aliases.setdefault(name, set()).add(identifier)
                container = definition.get("@container", []) if isinstance(definition, dict) else []
                if not _LOSSY_CONTAINERS.isdisjoint([container] if isinstance(container, str) else container):
                    lossy.add(name)
        return cls(aliases={name: frozenset(found) for name, found in aliases.items()}, lossy=frozenset(lossy))

    def keywords(self, key: str) -> frozenset[str]:
        """Return the keywords that `key` may stand for."""
        return frozenset({key}) if key.startswith("@") else self.aliases.get(key, frozenset())


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, entry in value.items():
            yield name, entry
            yield from _entries(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _entries(entry)


def check_document(document: JsonObject, vocabulary: Vocabulary, limits: Limits) -> None:
    """Refuse a document with anything that expansion may drop. Raises DataLossError, ContextNotAllowedError."""
    for key, value in document.items():
        if key != "@context":
            _check_member(key, value, vocabulary, limits.max_depth)


def _check_member(key: str, value: Any, vocabulary: Vocabulary, depth: int) -> None:
    allowed = _ALLOWED_KEYWORDS if key.startswith("@") else _ALLOWED_ALIASES
    if not vocabulary.keywords(key) <= allowed or key in vocabulary.lossy:
        raise DataLossError("a keyword or container that would not be signed")
    for one in value if isinstance(value, list) else [value]:
        if one is None or one == {} or isinstance(one, list):
            raise DataLossError("a null, an empty object or a list within a list, which would not be signed")
        if isinstance(one, dict):
            _check_object(one, vocabulary, depth - 1, may_state_context=key == _EMBEDS_CREDENTIALS)
    if value == []:
        raise DataLossError("an empty list, which would not be signed")


def _check_object(element: dict[str, Any], vocabulary: Vocabulary, depth: int, *, may_state_context: bool) -> None:
    if depth <= 0:
        raise ComplexityLimitError("nodes within nodes, too deep")
    if "@context" in element and not may_state_context:
        raise ContextNotAllowedError("a context within a document, which is not signed")
    if "@value" in element and not all(vocabulary.keywords(key) & _VALUE_KEYWORDS for key in element):
        raise DataLossError("a value object with a member that would not be signed")
    for key, value in element.items():
        if key != "@context":
            _check_member(key, value, vocabulary, depth)


def scalars(value: Any) -> int:
    """Count the scalars that must come out: all but the contexts, and a value object for one."""
    if isinstance(value, list):
        return sum(map(scalars, value))
    if not isinstance(value, Mapping):
        return 1
    if "@value" in value:
        return scalars(value["@value"])
    return sum(scalars(one) for key, one in value.items() if key != "@context")
