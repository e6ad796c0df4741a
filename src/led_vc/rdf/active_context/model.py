"""Active contexts and term definitions as values. https://www.w3.org/TR/json-ld11-api/#context-processing-algorithms"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Final, Literal, Self


class Unset(Enum):
    """Tell "not stated" from null, which JSON-LD gives a meaning of its own."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDefinition:
    """What a term means. `iri` is None for a term that was set to null: it may not be used.

    `context` is the scoped context as the document wrote it, null included.
    """

    iri: str | None
    prefix: bool = False
    protected: bool = False
    reverse: bool = False
    type: str | None = None
    container: frozenset[str] = frozenset()
    language: str | Literal[Unset.UNSET] | None = UNSET
    direction: str | Literal[Unset.UNSET] | None = UNSET
    nest: str | None = None
    index: str | None = None
    context: Any = UNSET

    def same_but_protected(self, other: Self) -> bool:
        """Tell whether a protected term may be defined anew as `other`: only as what it was."""
        return replace(self, protected=other.protected) == other


# Compared and hashed by identity: what is compiled from a context is kept under it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActiveContext:
    """The terms that are defined at one place of a document.

    `previous` is the context to go back to in a node object below, because this one holds for its node alone.
    There is no base: Data Integrity resolves nothing. https://www.w3.org/TR/vc-data-integrity/#securing-data-losslessly
    """

    terms: Mapping[str, TermDefinition] = field(default_factory=dict)
    vocab: str | None = None
    language: str | None = None
    direction: str | None = None
    previous: "ActiveContext | None" = None
