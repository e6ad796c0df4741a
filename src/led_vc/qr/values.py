"""Values that are not objects, to CBOR and back, each by its kind: table number, term, URL, date, time, multibase.

What the tables and codecs do not cover travels as it is. It refuses a value whose meaning would depend on how it is
read back: a number where tables or dates have numbers. https://www.w3.org/TR/cbor-ld/
"""

import base64
import binascii
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from led_vc.encoding import base64url_encode, multibase_decode, multibase_encode
from led_vc.errors import LedVcError, MalformedValueError, ParsingError, QrTableUnknownError, RangeError
from led_vc.qr.numbers import MAXIMUM_NUMBER, Numbers
from led_vc.qr.table import QrTable
from led_vc.qr.terms import TermIds
from led_vc.qr.times import compress_date, compress_date_time, expand_date, expand_date_time
from led_vc.qr.urls import compress_url, expand_url
from led_vc.qr.vocabulary import PLAIN_KIND, URL_KIND

_DATE: Final = "http://www.w3.org/2001/XMLSchema#date"
_DATE_TIME: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
_MULTIBASE: Final = "https://w3id.org/security#multibase"
# Kinds whose values can be numbers by themselves: their table numbers are bytes, so that the two never mix.
_NUMBERS_AS_BYTES: Final = frozenset({PLAIN_KIND, URL_KIND, _DATE, _DATE_TIME})
_NUMBERS_BY_CODEC: Final = frozenset({URL_KIND, _DATE, _DATE_TIME})
_LARGEST_INTEGER: Final = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Values:
    """The codec of values for one document: its table, and its terms so far."""

    table: QrTable
    ids: TermIds

    def compress(self, kind: str, value: Any) -> Any:
        """Return what CBOR carries for a scalar. Raises MalformedValueError."""
        numbers = self.table.tables.get(kind)
        if not isinstance(value, str):
            as_number = not isinstance(value, bool) and value is not None
            if as_number and (kind in _NUMBERS_BY_CODEC or (numbers is not None and kind != PLAIN_KIND)):
                raise MalformedValueError("a number where CBOR-LD would read it as something else")
            return int(value) if isinstance(value, float) and value.is_integer() else value
        number = None if numbers is None else numbers.number_of(value)
        if number is not None:
            return _bytes_of(number) if kind in _NUMBERS_AS_BYTES else number
        if kind == URL_KIND:
            term = self.ids.id_of(value)
            return compress_url(value) if term is None else term
        codec = _CODECS.get(kind)
        return value if codec is None else codec(value)

    def has_lists(self, kind: str) -> bool:
        """Tell whether a list may stand for one value of this kind, so that it cannot be a list of values."""
        return kind in (URL_KIND, _DATE_TIME)

    def expand(self, kind: str, value: Any) -> Any:
        """Return the scalar that CBOR carried, or raise ParsingError or QrTableUnknownError."""
        match value:
            case None | str():
                return value
            case bool() if kind != URL_KIND:
                return value
            case int() if not isinstance(value, bool):
                return self._expand_integer(kind, value)
            case bytes():
                return self._expand_bytes(kind, value)
            case float() if kind not in _NUMBERS_BY_CODEC and math.isfinite(value):
                return value
            case list() if kind == URL_KIND:
                return expand_url(value)
            case list() if kind == _DATE_TIME:
                return expand_date_time(value)
        raise ParsingError("CBOR-LD with a value that does not fit its term")

    def _expand_integer(self, kind: str, value: int) -> Any:
        numbers = self.table.tables.get(kind)
        if kind == URL_KIND:
            return self.ids.name_of(value)
        if numbers is not None and kind not in _NUMBERS_AS_BYTES:
            return _known(numbers, value)
        if kind == _DATE:
            return expand_date(value)
        if kind == _DATE_TIME:
            return expand_date_time(value)
        if abs(value) > _LARGEST_INTEGER:
            raise RangeError("CBOR-LD with an integer beyond 2^53-1")
        return value

    def _expand_bytes(self, kind: str, value: bytes) -> str:
        numbers = self.table.tables.get(kind)
        if numbers is not None and kind in _NUMBERS_AS_BYTES:
            number = int.from_bytes(value)
            if number > MAXIMUM_NUMBER or _bytes_of(number) != value:
                raise ParsingError("CBOR-LD with a table number that is not written as numbers are")
            return _known(numbers, number)
        if kind == _MULTIBASE:
            return _multibase_text(value)
        raise ParsingError("CBOR-LD with bytes where its term has none")


def _known(numbers: Numbers, number: int) -> str:
    value = numbers.value_of(number)
    if value is None:
        raise QrTableUnknownError("the code uses a number that this table does not have")
    return value


def _bytes_of(number: int) -> bytes:
    return number.to_bytes(1 if number < 0xFF else 2 if number < 0xFFFF else 4)


def _multibase_bytes(value: str) -> bytes | str:
    try:
        match value[:1]:
            case "z" | "u":
                return value[:1].encode("ascii") + multibase_decode(value)
            case "M":
                return _same_when_read(b"M" + base64.b64decode(value[1:], validate=True), value)
    except (LedVcError, binascii.Error, ValueError):
        return value  # not what it says it is: written out, and left to the proof to refuse
    return value


def _same_when_read(data: bytes, value: str) -> bytes | str:
    return data if _multibase_text(data) == value else value


def _multibase_text(data: bytes) -> str:
    match data[:1]:
        case b"z":
            return multibase_encode(data[1:], "z")
        case b"u":
            return f"u{base64url_encode(data[1:])}"
        case b"M":
            return f"M{base64.b64encode(data[1:]).decode('ascii')}"
    raise ParsingError("CBOR-LD with multibase of no known base")


_CODECS: Final[Mapping[str, Callable[[str], Any]]] = {
    _DATE: compress_date,
    _DATE_TIME: compress_date_time,
    _MULTIBASE: _multibase_bytes,
}
