"""The CBOR-LD registry entries of LED's QR codes: lists of values and arithmetic rules, not maps.

An entry belongs to one register: its host stands in the table. Numbers are append-only and never reused.
https://json-ld.github.io/cbor-ld-spec/
"""

import json
from collections.abc import Mapping
from types import MappingProxyType

from led_vc.contexts.library import library
from led_vc.encoding import JsonObject, parse_object
from led_vc.errors import QrTableUnknownError

QR_TABLE_URL = "https://w3id.org/led-vc/qr-table/v1"
QR_TABLE_IDS: Mapping[str, int] = MappingProxyType({"register": 5300, "demo": 5301})
"""The demo has an entry of its own, so that a test code never decodes into a real register's names."""

_HOST = "led.example"


def qr_table(entry_id: int, *, host: str = _HOST) -> JsonObject:
    """Return the table of registry entry `entry_id` for the register at `host`. Raises QrTableUnknownError.

    Members: `registryEntryId`; `context` (URL -> number); `https://w3id.org/security#cryptosuiteString` and
    `none` (text -> number); `url_lists`, each `{first, prefix, values}`: value k of the list is `prefix` +
    `values[k]` and has number `first` + k; `url_rules`, each `{first, template, n: [from, to], m?: [from, to]}`:
    n (and then m, the faster one) counted up from `first`.
    """
    if entry_id not in QR_TABLE_IDS.values():
        raise QrTableUnknownError(f"no table for registry entry {entry_id}")
    text = json.dumps(library().documents[QR_TABLE_URL], ensure_ascii=False)
    return {"registryEntryId": entry_id, **parse_object(text.replace("{host}", host))}


def qr_tables() -> tuple[JsonObject, ...]:
    """Return every table that is known here, for the default host."""
    return tuple(qr_table(entry_id) for entry_id in QR_TABLE_IDS.values())
