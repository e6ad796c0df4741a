r"""Read N-Quads 1.1, strictly, into terms in canonical form: `"\u0041"` and `"A"` are the same literal afterwards.

Refuses what the grammar does not have, relative IRIs, and more statements than the limits allow.
https://www.w3.org/TR/n-quads/#sec-grammar
"""

import re
from typing import Final

from led_vc.errors import ParsingError
from led_vc.rdf.iri import is_iri
from led_vc.rdf.limits import Limits, check_quads
from led_vc.rdf.terms import Quad, literal, literal_suffix

_LETTERS: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_FIRST: Final = _LETTERS + "_:0-9"
_REST: Final = _FIRST + "\\-\u00b7\u0300-\u036f\u203f-\u2040"
_UCHAR: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_IRI: Final = rf'<(?:[^\x00-\x20<>"{{}}|^`\\]|{_UCHAR})*>'
_BLANK: Final = rf"_:[{_FIRST}](?:[{_REST}.]*[{_REST}])?"
_LITERAL: Final = (
    rf'"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|{_UCHAR})*"(?:\^\^{_IRI}|@[A-Za-z]+(?:-[A-Za-z0-9]+)*)?'  # one alternative each
)
_STATEMENT = re.compile(
    rf"[ \t]*({_IRI}|{_BLANK})[ \t]*({_IRI})[ \t]*({_IRI}|{_BLANK}|{_LITERAL})[ \t]*({_IRI}|{_BLANK})?[ \t]*\."
    r"[ \t]*(?:#.*)?"
)
_EMPTY = re.compile(r"[ \t]*(?:#.*)?")
_LINE_ENDS = re.compile(r"[\r\n]+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ECHAR = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_SURROGATES = range(0xD800, 0xE000)
_MAX_CODE_POINT = 0x10FFFF


def parse_nquads(text: str, limits: Limits) -> list[Quad]:
    """Return the statements of `text`, each once. Raises ParsingError or ComplexityLimitError."""
    quads: dict[Quad, None] = {}
    for number, source in enumerate(_LINE_ENDS.split(text), start=1):
        statement = _STATEMENT.fullmatch(source)
        if statement is not None:
            subject, predicate, value, graph = statement.groups()
            quads[(_term(subject), _term(predicate), _term(value), _term(graph) if graph else "")] = None
            check_quads(len(quads), limits)
        elif _EMPTY.fullmatch(source) is None:
            raise ParsingError(f"not an N-Quads statement: non-empty line {number}")
    return list(quads)


def _term(source: str) -> str:
    match source[0]:
        case "_":
            return source
        case "<":
            return f"<{_iri(source[1:-1])}>"
        case _:
            return _literal(source)


def _iri(source: str) -> str:
    iri = _unescaped(source)
    if is_iri(iri) is None:
        raise ParsingError("not an absolute IRI")
    return iri


def _literal(source: str) -> str:
    end = source.rindex('"')
    text, rest = _unescaped(source[1:end]), source[end + 1 :]
    if rest.startswith("^^"):
        return literal(text, literal_suffix(datatype=_iri(rest[3:-1])))
    return literal(text, literal_suffix(language=rest[1:] or None))


def _unescaped(source: str) -> str:
    return _ESCAPE.sub(_character, source) if "\\" in source else source


def _character(escape: re.Match[str]) -> str:
    short, long, echar = escape.groups()
    if echar is not None:
        return _ECHAR[echar]
    code = int(short or long, 16)
    if code in _SURROGATES or code > _MAX_CODE_POINT:
        raise ParsingError("an escape that is not a Unicode character")
    return chr(code)
