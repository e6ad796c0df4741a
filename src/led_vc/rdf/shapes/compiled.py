"""The templates as functions, compiled for one context set when a document first has their contexts and types.

A document only ever looks up. What is compiled and kept is one of our own templates, so there are never more functions
than templates, whoever asks.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import LedVcError
from led_vc.rdf.documents.scopes import Scopes, scopes_of
from led_vc.rdf.hashing import HashAlgorithm
from led_vc.rdf.iri import USUAL_IRI
from led_vc.rdf.not_covered import NotCoveredError
from led_vc.rdf.shapes.finish import Blank, finished, lines, mark
from led_vc.rdf.shapes.profiles import TEMPLATES
from led_vc.rdf.shapes.source import SourceWriter
from led_vc.rdf.shapes.template import Key, Node


class NotThisShapeError(Exception):
    """Say that a document is not what its template describes. It never leaves this package."""


# Whatever a document has in a place where a template has something else, looking at it raises one of these.
_NOT_THIS_SHAPE: Final = (NotThisShapeError, KeyError, TypeError, ValueError)


class Shape:
    """A template as functions. `source` is what was compiled, for whoever wants to read it."""

    def __init__(self, template: Node, scopes: Scopes) -> None:
        writer = SourceWriter(scopes)
        root = writer.document(template)
        self.source = "\n\n".join(writer.functions)
        names = {**writer.constants, "mark": mark, "lines": lines, "key": _key, "Other": NotThisShapeError}
        # Its words are those of the templates and of the closed set of contexts, quoted by `text.formatted` or repr.
        exec(compile(self.source, f"<shape {template.types}>", "exec"), names)  # noqa: S102
        self._write: Callable[..., str] = names[root]
        self._are_iris = _iris(writer.prefixes)

    def canonical(self, document: JsonObject, algorithm: HashAlgorithm) -> bytes | None:
        """Return the canonical N-Quads of `document`, in UTF-8, or None if it is not of this shape."""
        iris: list[str] = []
        texts: list[str] = []
        subjects: list[str] = []
        blocks: list[str] = []
        blank: Blank = {}
        try:
            self._write(document, iris, texts, subjects, blocks, blank)
            text, links = "".join(texts), "\n".join(iris)
            if not text.isprintable() or '"' in text or "\\" in text:
                return None  # to be escaped, or refused
            # A line break would make two of one: all that are there must be between the IRIs.
            if links.count("\n") != len(iris) - 1 or self._are_iris(links) is None:
                return None
            if len(set(subjects)) != len(subjects):
                return None  # statements of one subject in two blocks
        except _NOT_THIS_SHAPE:
            return None
        return finished(blocks, blank, algorithm)


def _iris(prefixes: set[str]) -> Callable[[str], re.Match[str] | None]:
    """Match absolute IRIs, one a line, none of which is a compact one in a context with these prefixes."""
    words = "|".join(map(re.escape, sorted(prefixes)))
    one = (rf"(?!(?:{words}):(?!//))" if words else "") + USUAL_IRI
    return re.compile(f"{one}(?:\n{one})*+").fullmatch


def _key(document: Any) -> Key:
    stated, types = document["@context"], document["type"]
    return tuple(stated) if type(stated) is list else stated, tuple(types) if type(types) is list else types


class Shapes:
    """The shapes of one context set."""

    def __init__(self, scopes: Scopes) -> None:
        self._scopes = scopes
        self.compiled: dict[Key, Shape | None] = {}

    def of(self, document: JsonObject) -> Shape | None:
        """Return the shape that a document says it has, None if there is none."""
        try:
            key = _key(document)
            if key not in self.compiled:
                if key not in TEMPLATES:
                    return None
                self.compiled[key] = self._compile(TEMPLATES[key])
            return self.compiled[key]
        except _NOT_THIS_SHAPE:
            return None

    def _compile(self, template: Node) -> Shape | None:
        try:
            return Shape(template, self._scopes)
        except (LedVcError, NotCoveredError):
            return None  # this set lacks a context of the template, or gives it another meaning


@lru_cache(maxsize=8)
def shapes_of(contexts: ContextSet) -> Shapes:
    """Return the shapes of a context set, the same for the same set."""
    return Shapes(scopes_of(contexts))
