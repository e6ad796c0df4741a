"""The files of `led_contexts`, each held against the digest in their index before anything reads it.

A digest in the index is a pin: a file that changed by one byte is refused, and the error names the URL and
the digest that was expected.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, Self

from led_vc.contexts.context_set import ContextSet
from led_vc.encoding import JsonObject, parse_object
from led_vc.errors import ContextNotAllowedError

Kind = Literal["context", "example_context", "schema", "list", "qr_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the index: what a file is, where it comes from and what it must hash to."""

    url: str
    kind: Kind
    file: str
    sha256: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """All files of an index, checked and parsed."""

    entries: Mapping[str, Entry]
    documents: Mapping[str, JsonObject]

    @classmethod
    def read(cls, directory: Traversable) -> Self:
        """Read `index.json` and every file that it names. Raises ContextNotAllowedError at a wrong digest."""
        index = parse_object((directory / "index.json").read_bytes())
        entries = [Entry(**line) for line in index["files"]]
        return cls(
            {entry.url: entry for entry in entries}, {entry.url: _checked(directory, entry) for entry in entries}
        )

    def of_kind(self, *kinds: Kind) -> dict[str, JsonObject]:
        """Return the documents of these kinds by URL."""
        return {url: self.documents[url] for url, entry in self.entries.items() if entry.kind in kinds}


def _checked(directory: Traversable, entry: Entry) -> dict[str, Any]:
    data = directory.joinpath(*entry.file.split("/")).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != entry.sha256:
        raise ContextNotAllowedError(f"{entry.url} has changed: its SHA-256 is {found}, not {entry.sha256}")
    return parse_object(data)


@cache
def library() -> Library:
    """Return the files that come with this product."""
    return Library.read(files("led_contexts"))


@cache
def bundled() -> ContextSet:
    """Return the product's contexts. None of them has an `@vocab`: an undefined term stays undefined."""
    return ContextSet(library().of_kind("context"))


@cache
def bundled_with_examples() -> ContextSet:
    """Return `bundled` and the contexts of W3C's examples; that of `examples/v2` gives any word a meaning (`@vocab`).

    For `--checks proof` alone, where nobody says what the words mean.
    """
    return ContextSet(library().of_kind("context", "example_context"))


def schema(url: str) -> JsonObject:
    """Return the JSON Schema of `url`. Raises ContextNotAllowedError."""
    return _of_kind(url, "schema")


def schema_urls() -> frozenset[str]:
    """Return where the JSON Schemas that are held belong."""
    return frozenset(url for url, entry in library().entries.items() if entry.kind == "schema")


def digest(url: str) -> str:
    """Return the SHA-256, in hex, of the file behind `url`. Raises ContextNotAllowedError."""
    entry = library().entries.get(url)
    if entry is None:
        raise ContextNotAllowedError("a file that is not in the closed set")
    return entry.sha256


def _of_kind(url: str, kind: Kind) -> JsonObject:
    known = library()
    if url not in known.entries or known.entries[url].kind != kind:
        raise ContextNotAllowedError(f"a {kind} that is not in the closed set")
    return known.documents[url]
