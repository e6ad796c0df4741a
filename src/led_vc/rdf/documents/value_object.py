"""Write a value object, `{"@value": ...}`, as a literal. https://www.w3.org/TR/json-ld11/#value-objects"""

from collections.abc import Mapping
from typing import Any

from led_vc.errors import DataLossError, ProofTransformationError
from led_vc.rdf.documents.scope import Scope
from led_vc.rdf.iri import is_iri
from led_vc.rdf.literals import json_literal, native_literal, text_literal
from led_vc.rdf.not_covered import NotCoveredError
from led_vc.rdf.terms import RDF, is_language_tag, literal, literal_suffix

_NEEDS_LANGUAGE = (f"{RDF}langString", f"{RDF}dirLangString")


def value_object(element: Mapping[str, Any], scope: Scope) -> str:
    """Return the literal. Raises DataLossError for a member that RDF has no place for, such as `@direction`."""
    entries: dict[str, Any] = {}
    for key, entry in element.items():
        keyword = scope.keywords.get(key)
        if keyword not in ("@value", "@type", "@language"):
            raise DataLossError("a value object with a member that would not be signed")
        if keyword in entries:
            raise ProofTransformationError("colliding keywords")
        if entry is None:
            raise DataLossError("a null, which would not be signed")
        entries[keyword] = entry
    if "@value" not in entries:
        raise NotCoveredError("a scoped context that renames @value")
    if "@type" in entries:
        if "@language" in entries:
            raise ProofTransformationError("a value object with both a type and a language")
        return _typed(entries["@value"], entries["@type"], scope)
    return literal_of(entries["@value"], language=entries.get("@language"))


def _typed(value: Any, stated: Any, scope: Scope) -> str:
    if not isinstance(stated, str):
        raise ProofTransformationError("the type of a value object must be text")
    if stated in scope.scoped_types:
        raise NotCoveredError("a datatype with a scoped context")
    datatype = scope.expand_vocab(stated)
    if stated == "@json" or datatype == "@json":
        return json_literal(value)
    if datatype is None or is_iri(datatype) is None:
        raise DataLossError("a datatype that is undefined or relative")
    if datatype in _NEEDS_LANGUAGE:
        raise ProofTransformationError("a language-tagged datatype without a language")
    return literal_of(value, datatype=datatype)


def literal_of(value: Any, *, datatype: str | None = None, language: Any = None) -> str:
    """Write a scalar with a stated datatype or language."""
    if isinstance(value, (dict, list)):
        raise ProofTransformationError("the value of a value object must be a scalar")
    if language is not None:
        if not isinstance(value, str) or not isinstance(language, str):
            raise ProofTransformationError("only text has a language")
        if is_language_tag(language.lower()) is None:
            raise DataLossError("a language tag that is not well-formed")
        return literal(value, literal_suffix(language=language.lower()))
    if isinstance(value, str):
        return text_literal(value, datatype)
    return native_literal(value, datatype)
