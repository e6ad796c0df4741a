"""Bytes to values and back: strict JSON, JCS, base64url, base58btc, base45, multibase, CBOR, times.

Every decoder is bounded and accepts one encoding of a value only, so that what was signed cannot be
written in a second way. Nothing here knows what the values mean.
"""

from led_vc.encoding.base45 import base45_decode, base45_encode
from led_vc.encoding.base58 import base58btc_decode, base58btc_encode
from led_vc.encoding.base64url import base64url_decode, base64url_encode
from led_vc.encoding.canonical_json import jcs
from led_vc.encoding.cbor import CborTag, cbor_decode, cbor_encode
from led_vc.encoding.datetimes import format_datetime, parse_datetime
from led_vc.encoding.multibase import multibase_decode, multibase_encode
from led_vc.encoding.strict_json import JsonObject, JsonValue, parse_json, parse_object

__all__ = [
    "CborTag",
    "JsonObject",
    "JsonValue",
    "base45_decode",
    "base45_encode",
    "base58btc_decode",
    "base58btc_encode",
    "base64url_decode",
    "base64url_encode",
    "cbor_decode",
    "cbor_encode",
    "format_datetime",
    "jcs",
    "multibase_decode",
    "multibase_encode",
    "parse_datetime",
    "parse_json",
    "parse_object",
]
