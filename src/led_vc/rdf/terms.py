"""RDF terms as canonical N-Quads writes them: `<iri>`, `_:label`, `"literal"`, and a quad of four of them.

Kept as text: what is hashed and signed is text, and the first character tells the kind.
https://www.w3.org/TR/rdf-canon/#canonical-quads
"""

import re

from led_vc.errors import ProofTransformationError

Quad = tuple[str, str, str, str]
"""Subject, predicate, object, graph name; the graph name is empty in the default graph."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = f"<{RDF}type>"
RDF_JSON = f"{RDF}JSON"
XSD_STRING = f"{XSD}string"
XSD_BOOLEAN = f"{XSD}boolean"
XSD_INTEGER = f"{XSD}integer"
XSD_DOUBLE = f"{XSD}double"

is_language_tag = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*").fullmatch
"""Match a well-formed language tag in lower case. https://www.rfc-editor.org/rfc/rfc5646#section-2.1"""

is_blank_node = re.compile(r"_:[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?").fullmatch
"""Match a blank node identifier that every reader takes for one."""

needs_escaping = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]').search
_lone_surrogate = re.compile(r"[\ud800-\udfff]").search

_ECHAR = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_UCHAR = {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}
_ESCAPES = str.maketrans(_UCHAR | _ECHAR)


def escape(text: str) -> str:
    """Escape `text` for a canonical literal. https://www.w3.org/TR/rdf-canon/#canonical-quads"""
    if _lone_surrogate(text):
        raise ProofTransformationError("text that is not Unicode: a lone surrogate")
    return text.translate(_ESCAPES)


def literal(text: str, suffix: str) -> str:
    """Write a literal; `suffix` is what `literal_suffix` returned for its datatype or language."""
    return '"' + (escape(text) if needs_escaping(text) else text) + suffix


def literal_suffix(*, datatype: str | None = None, language: str | None = None) -> str:
    """Return what follows the text of a literal: the closing quote and its datatype or language tag."""
    if language is not None:
        return f'"@{language}'
    return '"' if datatype is None or datatype == XSD_STRING else f'"^^<{datatype}>'


def line(quad: Quad) -> str:
    """Write one quad as a line of N-Quads."""
    subject, predicate, value, graph = quad
    return f"{subject} {predicate} {value} {graph} .\n" if graph else f"{subject} {predicate} {value} .\n"
