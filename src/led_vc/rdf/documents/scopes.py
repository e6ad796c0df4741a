"""The scopes of one context set, compiled when a document first needs them and kept in bounded number.

A document chooses which contexts, types and properties come together. Each cache therefore drops what was not used for
the longest time, and none holds anything that came from a document other than in its key.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from led_vc.contexts import ContextSet
from led_vc.rdf.active_context import INITIAL, ActiveContext, ContextProcessor
from led_vc.rdf.documents.scope import Scope
from led_vc.rdf.not_covered import NotCoveredError

_MAX_LISTS: Final = 64
_MAX_SCOPED: Final = 128


class Scopes:
    """Compiles and keeps the scopes of `contexts`."""

    def __init__(self, contexts: ContextSet) -> None:
        self.contexts = contexts
        self.initial = Scope(INITIAL, None)
        self._processor = ContextProcessor(contexts.document)
        self.for_contexts = lru_cache(_MAX_LISTS)(self._for_contexts)
        self.for_types = lru_cache(_MAX_SCOPED)(self._for_types)
        self.for_property = lru_cache(_MAX_SCOPED)(self._for_property)

    def for_node(self, scope: Scope, types: Sequence[str]) -> Scope:
        """Return the scope for the members of a node with these types."""
        scoped = [name for name in types if name in scope.scoped_types]
        return self.for_types(scope, tuple(sorted(set(scoped)))) if scoped else scope

    def _for_contexts(self, scope: Scope, urls: tuple[str, ...]) -> Scope:
        """Return `scope` with the contexts of an `@context` applied. Raises ContextNotAllowedError."""
        return self._scope(scope, self._processor.process(scope.active, list(urls)))

    def _for_types(self, scope: Scope, types: tuple[str, ...]) -> Scope:
        """Return `scope` with the type-scoped contexts of `types`, which must have one and be sorted."""
        active = scope.active
        for type_name in types:
            local = scope.active.terms[type_name].context
            active = self._processor.process(active, local, propagate=False)
        scoped = self._scope(scope, active)
        if scoped.keywords != scope.keywords:
            raise NotCoveredError("a type-scoped context that renames keywords")
        return scoped

    def _for_property(self, base: Scope, definer: Scope, key: str) -> Scope:
        """Return `base` with the property-scoped context that `definer` has for `key`."""
        local = definer.active.terms[key].context
        return self._scope(base, self._processor.process(base.active, local, override_protected=True))

    def _scope(self, scope: Scope, active: ActiveContext) -> Scope:
        if active is scope.active:
            return scope
        previous = scope if active.previous is scope.active else scope.previous
        return Scope(active, None if active.previous is None else previous)


@lru_cache(maxsize=8)
def scopes_of(contexts: ContextSet) -> Scopes:
    """Return the scopes of a context set, the same for the same set: compiling takes longer than a thousand proofs."""
    return Scopes(contexts)
