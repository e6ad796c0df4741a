"""The statements of a document, told apart: the mandatory ones are hashed into the header, each other is a message."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Mandatory statements as lines, and the others as messages, both in the order of the document's lines."""

    mandatory: tuple[str, ...]
    messages: tuple[bytes, ...]

    @classmethod
    def of(cls, lines: Sequence[str], mandatory_indexes: Collection[int]) -> Self:
        """Tell apart the lines at these indexes from the others."""
        mandatory = frozenset(mandatory_indexes)
        return cls(
            mandatory=tuple(line for at, line in enumerate(lines) if at in mandatory),
            messages=tuple(line.encode() for at, line in enumerate(lines) if at not in mandatory),
        )
