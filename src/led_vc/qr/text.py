"""The text of a QR code: `VP1-` or `VC1-`, the multibase letter R, and CBOR-LD in base45.

The text is not a URL, and nothing in it is an address to open: who shows the code would choose where the reader goes.
https://w3c.github.io/vc-barcodes/
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from led_vc.encoding import JsonObject, base45_decode, base45_encode
from led_vc.errors import DataLossError, MalformedValueError, ParsingError, UnsupportedFeatureError
from led_vc.qr.cborld import decode_cborld, encode_cborld
from led_vc.qr.table import QrTable
from led_vc.securing.data_integrity import require_no_base_proof

MAXIMUM_CHARACTERS: Final = 4296
"""What the largest QR code holds in its alphanumeric mode."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {"VerifiablePresentation": "VP1-", "VerifiableCredential": "VC1-"}
)
_BASE45: Final = "R"


def encode_qr(secured: JsonObject, table: QrTable) -> str:
    """Return the text of a QR code for a secured credential or presentation.

    Raises MalformedValueError for another document, for one that is larger than any QR code, and for a base proof,
    which is the holder's secret; DataLossError for one that would not come back as it is.
    """
    prefix = _prefix(secured)
    require_no_base_proof(secured)
    data = encode_cborld(secured, table)
    text = prefix + _BASE45 + base45_encode(data)
    if len(text) > MAXIMUM_CHARACTERS:
        raise MalformedValueError("larger than any QR code", code="QR_TOO_LARGE")
    # The proof covers the document: a code that decodes to another one would be refused at the counter, not here.
    if decode_cborld(data, table) != secured:
        raise DataLossError("the document would not come back from a QR code as it is")
    return text


def decode_qr(text: str, table: QrTable) -> dict[str, Any]:
    """Return the document of a QR code, not verified.

    Raises QrTableUnknownError for a table or number that is not known here, and ParsingError for what is no such code.
    """
    if len(text) > MAXIMUM_CHARACTERS:
        raise ParsingError("larger than any QR code")
    prefix, base, body = text[:4], text[4:5], text[5:]
    if prefix not in PREFIXES.values():
        raise ParsingError("not a VP1- or VC1- code")
    if base != _BASE45:
        raise UnsupportedFeatureError("a code in another base than base45")
    document = decode_cborld(base45_decode(body), table)
    if _prefix(document) != prefix:
        raise ParsingError("a code that holds something else than it announces")
    return document


def _prefix(document: JsonObject) -> str:
    found = document.get("type")
    types = found if isinstance(found, list) else [found]
    for name, prefix in PREFIXES.items():
        if name in types:
            return prefix
    raise MalformedValueError("neither a credential nor a presentation")
