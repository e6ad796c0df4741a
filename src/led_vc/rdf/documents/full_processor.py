"""The second way from a document to quads: PyLD expands it, and we write and check the rest.

For contexts and documents that use more of JSON-LD than the walker covers. PyLD's public interface alone is used, with
its hook for dropped properties; what the hook does not see is counted (`completeness`). It opens no file and no socket:
contexts are put into the document, and a loader serves the closed set to contexts that name contexts.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, Never

from pyld import ContextResolver, jsonld

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.errors import DataLossError, ProofTransformationError
from led_vc.rdf.documents.completeness import Vocabulary, check_document, scalars
from led_vc.rdf.documents.context_urls import local_contexts
from led_vc.rdf.documents.expanded import RELATIVE, write_expanded
from led_vc.rdf.documents.inline_contexts import check_inline_contexts, inline_contexts
from led_vc.rdf.limits import Limits
from led_vc.rdf.terms import Quad

_BASE: Final = f"{RELATIVE}//document/"
# PyLD checks its input as it goes, so that a malformed document may meet any of these in its own code.
_PYLD_ERRORS: Final = (
    jsonld.JsonLdError,
    AttributeError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
    RecursionError,
)


def quads_with_pyld(document: JsonObject, contexts: ContextSet, limits: Limits) -> list[Quad]:
    """Return the quads of `document`, repeated ones included. Raises a LedVcError."""
    return write_expanded(expand(document, contexts, limits), limits)


def expand(document: JsonObject, contexts: ContextSet, limits: Limits) -> list[dict[str, Any]]:
    """Return `document` in expanded form, with every member of it. Raises a LedVcError."""
    check_document(document, _vocabulary(document, contexts), limits)
    expanded = _expand(_with_contexts(document, contexts), contexts)
    if not expanded or scalars(expanded) != scalars(document):
        raise DataLossError("a member that would not be signed")
    return expanded


def compact(expanded: list[dict[str, Any]], stated: Any, contexts: ContextSet) -> dict[str, Any]:
    """Return an expanded document in the form that the `@context` `stated` gives it."""
    local = _with_contexts({"@context": stated}, contexts)["@context"]
    try:
        compacted: dict[str, Any] = jsonld.compact(expanded, local, _options(contexts))
    except _PYLD_ERRORS as error:
        raise ProofTransformationError(f"the document cannot be compacted ({_code(error)})") from None
    return {**compacted, "@context": stated}


def _vocabulary(document: JsonObject, contexts: ContextSet) -> Vocabulary:
    """Return the names of `contexts`, and with an open set those of the document's own contexts: never kept."""
    inline = inline_contexts(document) if contexts.open else []
    if not inline:
        return _vocabulary_of_set(contexts)
    check_inline_contexts(inline)
    return Vocabulary.of([*contexts.documents.values(), *inline])


@lru_cache(maxsize=8)
def _vocabulary_of_set(contexts: ContextSet) -> Vocabulary:
    return Vocabulary.of(contexts.documents.values())


def _options(contexts: ContextSet) -> dict[str, Any]:
    def load(url: str, _options: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "contextUrl": None,
            "documentUrl": url,
            "contentType": "application/ld+json",
            "document": contexts.document(url),
        }

    return {
        "base": _BASE,
        "documentLoader": load,
        "contextResolver": ContextResolver({}, load),  # its own cache would mix context sets
        "processingMode": "json-ld-1.1",
    }


def _expand(document: dict[str, Any], contexts: ContextSet) -> list[dict[str, Any]]:
    try:
        expanded: list[dict[str, Any]] = jsonld.expand(
            document, _options(contexts), on_property_dropped=_refuse_dropped
        )
    except _PYLD_ERRORS as error:
        # The original message quotes the document.
        raise ProofTransformationError(f"the document is not JSON-LD ({_code(error)})") from None
    return expanded


def _refuse_dropped(_property: str | None) -> Never:
    raise DataLossError("an undefined term")


def _code(error: Exception) -> str:
    code = getattr(error, "code", None)
    return code if isinstance(code, str) else type(error).__name__


def _with_contexts(value: Any, contexts: ContextSet) -> Any:
    """Copy a document with its contexts in place of their URLs."""
    if isinstance(value, list):
        return [_with_contexts(one, contexts) for one in value]
    if not isinstance(value, Mapping):
        return value
    return {
        key: [_local(context, contexts) for context in local_contexts(one, objects=contexts.open)]
        if key == "@context"
        else _with_contexts(one, contexts)
        for key, one in value.items()
    }


def _local(context: str | dict[str, Any], contexts: ContextSet) -> Any:
    return contexts.document(context)["@context"] if isinstance(context, str) else context
