"""Context objects inside a document, which an open context set takes: few, small, and unable to hide a member.

Anybody writes them, and they are not signed. So they may say what a new word means and nothing more: an IRI, a
datatype, a language, a list or set. What could drop, turn, nest or rename a member in silence is refused by not being
on the list: null, `@nest`, `@reverse`, maps by index, id or type, scoped contexts, `@import`, `@base`, keywords under
another name. https://www.w3.org/TR/json-ld11/#context-definitions
"""

from collections.abc import Mapping
from typing import Any, Final

from led_vc.encoding import JsonObject, jcs
from led_vc.errors import ContextNotAllowedError
from led_vc.rdf.iri import is_iri

MAXIMUM_BYTES: Final = 16 * 1024
"""The most bytes that the context objects of one document take, all together."""

_DEFINITION: Final = frozenset({"@container", "@id", "@language", "@prefix", "@protected", "@type"})
_CONTAINERS: Final = frozenset({"@language", "@list", "@set"})
_ALIASED: Final = frozenset({"@id", "@type"})
_COERCIONS: Final = frozenset({"@id", "@json", "@none", "@vocab"})


def inline_contexts(document: JsonObject) -> list[Any]:
    """Return what stands in place of a URL in any `@context` of `document`, wherever it is.

    Of a context that is written as a whole document, `{"@context": {...}}`, that is what stands inside.
    """
    found: list[Any] = []
    todo: list[Any] = [document]
    while todo:
        value = todo.pop()
        if isinstance(value, list):
            todo += value
        elif isinstance(value, Mapping):
            for key, one in value.items():
                if key == "@context":
                    contexts = one if isinstance(one, list) else [one]
                    found += [_bare(stated) for stated in contexts if not isinstance(stated, str)]
                elif not isinstance(one, str):
                    todo.append(one)
    return found


def _bare(context: Any) -> Any:
    whole = isinstance(context, Mapping) and context.keys() == {"@context"} and isinstance(context["@context"], dict)
    return context["@context"] if whole else context


def check_inline_contexts(contexts: list[Any]) -> None:
    """Refuse context objects that are too large, or could do more than define words. Raises ContextNotAllowedError."""
    if not all(isinstance(context, dict) for context in contexts):
        raise ContextNotAllowedError("@context must be a list of known URLs and context objects")
    for context in contexts:
        for name, entry in context.items():
            if name.startswith("@"):
                _check_keyword(name, entry)
            elif isinstance(entry, dict):
                _check_definition(entry)
            elif not _is_meaning(entry):
                raise ContextNotAllowedError("a context object with a term that is not an IRI")
    if sum(len(jcs(context)) for context in contexts) > MAXIMUM_BYTES:  # they are flat now, so this does not go deep
        raise ContextNotAllowedError(f"context objects of more than {MAXIMUM_BYTES} bytes")


def _check_keyword(name: str, entry: Any) -> None:
    match name:
        case "@vocab":
            sound = _is_absolute(entry)
        case "@language":
            sound = isinstance(entry, str)
        case "@protected":
            sound = isinstance(entry, bool)
        case "@version":
            sound = entry == 1.1
        case _:
            sound = False
    if not sound:
        raise ContextNotAllowedError("a context object with a keyword that is not allowed here")


def _check_definition(definition: dict[str, Any]) -> None:
    flags = all(isinstance(definition.get(name, True), bool) for name in ("@prefix", "@protected"))
    if not definition.keys() <= _DEFINITION or not flags or not isinstance(definition.get("@language", ""), str):
        raise ContextNotAllowedError("a context object with a definition that could hide a member")
    if "@id" in definition and not _is_meaning(definition["@id"]):
        raise ContextNotAllowedError("a context object with a term that is not an IRI")
    container = definition.get("@container", [])
    containers = container if isinstance(container, list) else [container]
    if not all(isinstance(one, str) and one in _CONTAINERS for one in containers):
        raise ContextNotAllowedError("a context object with a container that could hide a member")
    coercion = definition.get("@type", "@none")
    if not _is_absolute(coercion) and not (isinstance(coercion, str) and coercion in _COERCIONS):
        raise ContextNotAllowedError("a context object with a datatype that is not an IRI")


def _is_meaning(value: Any) -> bool:
    """Tell whether a term may stand for `value`. A bare word could be the name of a keyword's alias: it may not."""
    return _is_absolute(value) or (isinstance(value, str) and value in _ALIASED)


def _is_absolute(value: Any) -> bool:
    """Tell whether `value` has the shape of an IRI, which a compact IRI (`schema:name`) has too."""
    return isinstance(value, str) and is_iri(value) is not None
