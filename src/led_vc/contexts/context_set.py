"""A closed set of JSON-LD contexts: what is not in it does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Self

from led_vc.encoding import JsonObject
from led_vc.errors import ContextNotAllowedError


# Compared and hashed by identity, so that what is compiled from a set can be kept beside it.
@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class ContextSet:
    """URL -> parsed context document. With `open`, context objects inside a document count beside these."""

    documents: Mapping[str, JsonObject]
    open: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "documents", MappingProxyType(dict(self.documents)))

    def document(self, url: str) -> JsonObject:
        """Return the document of `url`; do not change it. Raises ContextNotAllowedError."""
        try:
            return self.documents[url]
        except KeyError:
            raise ContextNotAllowedError("a context that is not in the closed set") from None

    def __contains__(self, url: str) -> bool:
        return url in self.documents

    def extended(self, documents: Mapping[str, JsonObject]) -> Self:
        """Return a larger set. A URL that the set has already keeps its meaning: ValueError otherwise."""
        if any(url in self.documents and self.documents[url] != document for url, document in documents.items()):
            raise ValueError("a context cannot get another meaning")
        return type(self)({**self.documents, **documents}, self.open)


@lru_cache(maxsize=8)
def opened(contexts: ContextSet) -> ContextSet:
    """Return `contexts` as a set that is open, the same for the same set.

    For the policy `open` alone: such objects give words a meaning that nobody vetted.
    """
    return ContextSet(contexts.documents, open=True)
