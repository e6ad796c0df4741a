"""Bitstring Status List: the bits, the entries that point at them, and a verified list as a value.

Reads and writes bits and looks up; it fetches nothing and judges no signature. Only `verify` and `bundle` make a
`StatusList`, so whoever holds one holds a list that was verified once.
https://www.w3.org/TR/vc-bitstring-status-list/
"""

from led_vc.status import bitstring
from led_vc.status.entries import StatusEntry, StatusMessage, StatusPurpose, entries
from led_vc.status.lists import StatusList, status_list_credential

__all__ = [
    "StatusEntry",
    "StatusList",
    "StatusMessage",
    "StatusPurpose",
    "bitstring",
    "entries",
    "status_list_credential",
]
