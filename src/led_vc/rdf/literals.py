"""Write native JSON values as RDF literals, and refuse those that would not come out exactly.

https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
"""

import math
from typing import Any, Final

from led_vc.encoding import jcs
from led_vc.errors import DataLossError, ProofTransformationError
from led_vc.rdf.terms import RDF_JSON, XSD_BOOLEAN, XSD_DOUBLE, XSD_INTEGER, literal, literal_suffix

_MAX_SAFE_INTEGER: Final = 2**53 - 1  # what every JSON reader keeps
_FIRST_LARGE_DOUBLE: Final = 1e21
_JSON_SUFFIX: Final = literal_suffix(datatype=RDF_JSON)


def native_literal(value: Any, datatype: str | None) -> str:
    """Write a boolean or number, with `datatype` if the term or the value object states one."""
    if value is True or value is False:
        return literal("true" if value else "false", literal_suffix(datatype=datatype or XSD_BOOLEAN))
    if isinstance(value, int):
        return _integer(value, datatype)
    if isinstance(value, float):
        return _number(value, datatype)
    raise ProofTransformationError("a value that is not JSON")


def text_literal(value: str, datatype: str | None) -> str:
    """Write text with a datatype. A double must be in canonical form: jsonld.js and PyLD rewrite it, others do not."""
    if datatype == XSD_DOUBLE and not _is_canonical_double(value):
        raise DataLossError("a double as text in another form than the canonical one, which may be signed differently")
    return literal(value, literal_suffix(datatype=datatype))


def json_literal(value: Any) -> str:
    """Write a JSON literal in canonical form. https://www.w3.org/TR/json-ld11/#the-rdf-json-datatype"""
    return literal(jcs(value).decode(), _JSON_SUFFIX)


def _integer(value: int, datatype: str | None) -> str:
    if abs(value) > _MAX_SAFE_INTEGER:
        raise DataLossError("a number that is too large to be signed exactly")
    if datatype == XSD_DOUBLE:
        return _double(float(value), datatype)
    return literal(str(value), literal_suffix(datatype=datatype or XSD_INTEGER))


def _number(value: float, datatype: str | None) -> str:
    if not math.isfinite(value):
        raise ProofTransformationError("a number that is not JSON")
    if value.is_integer() and abs(value) < _FIRST_LARGE_DOUBLE and datatype != XSD_DOUBLE:
        return _integer(int(value), datatype)
    return _double(value, datatype or XSD_DOUBLE)


def _double(value: float, datatype: str) -> str:
    text = _double_text(value)
    if float(text) != value:  # two numbers would share one signature
        raise DataLossError("a number with more digits than are signed")
    return literal(text, literal_suffix(datatype=datatype))


def _double_text(value: float) -> str:
    """Write the canonical form of xsd:double, which has 16 digits. https://www.w3.org/TR/xmlschema11-2/#double"""
    mantissa, _, exponent = f"{value:.15E}".partition("E")
    whole, _, fraction = mantissa.partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}E{int(exponent)}"


def _is_canonical_double(text: str) -> bool:
    try:
        value = float(text)
    except ValueError:
        return False
    return math.isfinite(value) and _double_text(value) == text
