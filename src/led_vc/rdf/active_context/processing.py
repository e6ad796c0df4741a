"""Apply local contexts to an active context. https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm

Loads nothing: a context URL is looked up in the closed set. `@import`, a base and a vocabulary relative to one are
left to the full processor.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from led_vc.encoding import JsonObject
from led_vc.rdf.active_context.iri_expansion import expand_iri
from led_vc.rdf.active_context.model import ActiveContext
from led_vc.rdf.active_context.term_definition import TermDefiner, direction_mapping, invalid, language_mapping
from led_vc.rdf.iri import is_iri
from led_vc.rdf.not_covered import NotCoveredError

_OWN_ENTRIES: Final = frozenset(
    {"@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab"}
)
_MAX_NESTED_URLS: Final = 8  # contexts that name contexts


class ContextProcessor:
    """The algorithm over one set of context documents."""

    def __init__(self, load: Callable[[str], JsonObject]) -> None:
        self._load = load

    def process(
        self, active: ActiveContext, local: Any, *, override_protected: bool = False, propagate: bool = True
    ) -> ActiveContext:
        """Return `active` with the local context applied; `active` itself if that changes nothing.

        Property-scoped contexts may override protected terms; type-scoped ones do not propagate.
        Raises ContextNotAllowedError.
        """
        if isinstance(local, dict) and "@propagate" in local:  # 2
            propagate = bool(local["@propagate"])
        start = active if propagate or active.previous is not None else replace(active, previous=active)  # 3
        result = self._apply(start, local, override_protected, 0)
        if result is start:
            return active
        if not propagate and result.previous is None:
            raise NotCoveredError("a null context that does not propagate")
        return result

    def _apply(self, active: ActiveContext, local: Any, override_protected: bool, depth: int) -> ActiveContext:
        result = active
        for context in local if isinstance(local, list) else [local]:  # 4, 5
            match context:
                case None:  # 5.1
                    if not override_protected and any(term.protected for term in result.terms.values()):
                        raise invalid("invalid context nullification")
                    result = INITIAL
                case str():  # 5.2
                    result = self._apply_url(result, context, override_protected, depth)
                case dict():
                    result = _apply_map(result, context, override_protected=override_protected)
                case _:  # 5.3
                    raise invalid("invalid local context")
        return result

    def _apply_url(self, active: ActiveContext, url: str, override_protected: bool, depth: int) -> ActiveContext:
        if depth > _MAX_NESTED_URLS:
            raise invalid("context overflow")
        document = self._load(url)
        if "@context" not in document:
            raise invalid("invalid remote context")
        return self._apply(active, document["@context"], override_protected, depth + 1)


INITIAL: Final = ActiveContext()


def _apply_map(active: ActiveContext, local: Mapping[str, Any], *, override_protected: bool) -> ActiveContext:
    if local.get("@version", 1.1) != 1.1:  # 5.5
        raise invalid("invalid @version value")
    if not isinstance(local.get("@propagate", True), bool):  # 5.11
        raise invalid("invalid @propagate value")
    if "@import" in local or local.get("@base") is not None:  # 5.6, 5.7
        raise NotCoveredError("a context with @import or @base")
    terms = dict(active.terms)
    vocab = _vocab(active, local, terms)
    definer = TermDefiner(local, terms, vocab, override_protected=override_protected)
    for term in local:  # 5.13
        if term not in _OWN_ENTRIES:
            definer.define(term)
    language = language_mapping(local["@language"]) if "@language" in local else active.language  # 5.9
    direction = direction_mapping(local["@direction"]) if "@direction" in local else active.direction  # 5.10
    if (terms, vocab, language, direction) == (active.terms, active.vocab, active.language, active.direction):
        return active
    return replace(active, terms=terms, vocab=vocab, language=language, direction=direction)


def _vocab(active: ActiveContext, local: Mapping[str, Any], terms: dict[str, Any]) -> str | None:
    """Return the vocabulary mapping (5.8)."""
    if "@vocab" not in local:
        return active.vocab
    stated = local["@vocab"]
    if stated is None:
        return None
    if not isinstance(stated, str):
        raise invalid("invalid vocab mapping")
    expanded = expand_iri(stated, terms, active.vocab)
    if expanded is None or is_iri(expanded) is None:
        raise NotCoveredError("a vocabulary that is relative")
    return expanded
