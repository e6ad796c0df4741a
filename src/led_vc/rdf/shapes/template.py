"""What a document of one profile looks like, node by node: which members it has, and what each holds.

A template is ours, and written by hand; no document that anybody sends ever becomes one.
"""

from dataclasses import dataclass
from typing import Literal

Types = tuple[str, ...] | str | None
"""The types of a node exactly as a document writes them: a list, one word, or none at all."""

Key = tuple[tuple[str, ...], Types]
"""The contexts and types by which a document is recognized."""

Scalar = Literal["scalar", "integer"]
"""`scalar` is text, or an IRI where the context says so; `integer` a whole number."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a member of the vocabulary may hold."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Nodes that are told apart by their contexts and types."""

    nodes: tuple["Node", ...]


Content = Scalar | Words | AnyOf | "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of a node. `many` is one or a list of one or more."""

    name: str
    content: "Scalar | Words | AnyOf | Node"
    required: bool
    many: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node object. Either it always has an `id` or never; `contexts` is the `@context` that it states, if any."""

    types: Types
    identified: bool
    members: tuple[Member, ...]
    contexts: tuple[str, ...] | None = None


def node(
    types: Types,
    *members: "str | tuple[str, Scalar | Words | AnyOf | Node]",
    identified: bool = True,
    contexts: tuple[str, ...] | None = None,
) -> Node:
    """Return a template, from names: `name` is required, `name?` optional, `name*` one or many, `name*?` both.

    >>> [(one.name, one.required, one.many) for one in node("Person", "familyName", "birthDate?").members]
    [('familyName', True, False), ('birthDate', False, False)]
    """
    found = tuple(_member(one, "scalar") if isinstance(one, str) else _member(*one) for one in members)
    return Node(types=types, identified=identified, members=found, contexts=contexts)


def _member(stated: str, content: Scalar | Words | AnyOf | Node) -> Member:
    name = stated.rstrip("*?")
    marks = stated[len(name) :]
    return Member(name=name, content=content, required="?" not in marks, many="*" in marks)


def key_of(template: Node) -> Key:
    """Return the contexts and types by which documents of the template are recognized."""
    return template.contexts or (), template.types
