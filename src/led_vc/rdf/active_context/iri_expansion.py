"""Expand a word of a context or document to an IRI. https://www.w3.org/TR/json-ld11-api/#iri-expansion"""

from collections.abc import Callable, Mapping
from typing import Any

from led_vc.rdf.active_context.keywords import KEYWORDS, has_keyword_form
from led_vc.rdf.active_context.model import TermDefinition


def expand_iri(
    value: str,
    terms: Mapping[str, TermDefinition],
    vocab: str | None,
    define: Callable[[str], Any] = lambda _term: None,
) -> str | None:
    """Expand `value` with the terms and the vocabulary mapping, without a base; the numbers are the algorithm's.

    `define` is called for each word before it is looked up, so that a context may use its own terms in any order.
    Returns a keyword, an IRI, a relative reference as it was, or None.
    """
    if value in KEYWORDS:  # 1
        return value
    if has_keyword_form(value):  # 2
        return None
    define(value)  # 3
    term = terms.get(value)
    if term is not None:  # 4, 5
        return term.iri
    if ":" in value[1:]:  # 6
        return _expand_compact(value, terms, define)
    return value if vocab is None else vocab + value  # 8, 10


def _expand_compact(value: str, terms: Mapping[str, TermDefinition], define: Callable[[str], Any]) -> str:
    prefix, _, suffix = value.partition(":")
    if prefix == "_" or suffix.startswith("//"):  # 6.2
        return value
    define(prefix)  # 6.3
    term = terms.get(prefix)
    if term is not None and term.iri is not None and term.prefix:  # 6.4
        return term.iri + suffix
    return value  # 6.5; without a scheme it is refused where an IRI is needed
