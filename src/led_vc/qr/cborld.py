"""CBOR-LD 1.0: a JSON-LD document as CBOR, its terms and values as numbers.

    tag 51997 [registry entry id, payload]

Byte for byte what @digitalbazaar/cborld 8.1.0 writes, for documents whose terms its contexts define and whose URLs
have plain host names. Refuses other tags, other registry entries, contexts inside the document, and anything that
would cost more work than a QR code can hold. Not a judge: a document that decodes says nothing until it is verified.
https://www.w3.org/TR/cbor-ld/
"""

from typing import Any, Final

from led_vc.encoding import CborTag, JsonObject, cbor_decode, cbor_encode
from led_vc.errors import ParsingError, QrTableUnknownError
from led_vc.qr.compress import compress
from led_vc.qr.expand import expand
from led_vc.qr.table import QrTable

_TAG: Final = 51997
MAXIMUM_BYTES: Final = 4096
"""More than the largest QR code holds (2,953 bytes)."""
_MAXIMUM_DEPTH: Final = 24


def encode_cborld(document: JsonObject, table: QrTable) -> bytes:
    """Write `document`. Raises MalformedValueError, ContextNotAllowedError, ComplexityLimitError."""
    return cbor_encode(CborTag(_TAG, [table.entry_id, compress(document, table)]))


def decode_cborld(data: bytes, table: QrTable) -> dict[str, Any]:
    """Read CBOR-LD with the registry entry of `table`.

    Raises QrTableUnknownError for another entry, or a number that the table does not have; ParsingError for what is
    not CBOR-LD; ComplexityLimitError; ContextNotAllowedError.
    """
    match cbor_decode(data, max_bytes=MAXIMUM_BYTES, max_depth=_MAXIMUM_DEPTH):
        case CborTag(tag=tag, value=[entry_id, payload]) if tag == _TAG and type(entry_id) is int:
            if entry_id != table.entry_id:
                raise QrTableUnknownError(f"the code uses registry entry {entry_id}, not {table.entry_id}")
            if isinstance(payload, dict):
                return expand(payload, table)
    raise ParsingError("not CBOR-LD 1.0")
