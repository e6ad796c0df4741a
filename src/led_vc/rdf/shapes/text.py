"""Statements as source: literal text and variables, joined as a formatted string joins them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LISTS: Final = "iris, texts, subjects, blocks, blank"
"""The lists that every function of a shape gets."""


@dataclass(frozen=True, slots=True)
class Name:
    """A variable or expression of the source, where a string is meant literally."""

    name: str


Text = Sequence[str | Name]

_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "{": "{{", "}": "}}"})


def formatted(text: Text) -> str:
    r"""Return the source of the formatted string.

    >>> formatted(["<", Name("s"), "> 'quoted' {and} .\n"])
    "f'<{s}> \\'quoted\\' {{and}} .\\n'"
    """
    return f"f'{''.join(_part(one) for one in text)}'"


def _part(one: str | Name) -> str:
    return f"{{{one.name}}}" if isinstance(one, Name) else one.translate(_ESCAPES)
