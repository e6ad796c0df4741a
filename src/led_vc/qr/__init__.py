"""QR codes: a secured credential or presentation as a short text and a symbol, and back.

The codec is CBOR-LD with a register's own table. What comes out of a code is data to verify, nothing more.
"""

from led_vc.qr import image
from led_vc.qr.cborld import decode_cborld, encode_cborld
from led_vc.qr.foreign import TextKind, recognise
from led_vc.qr.table import QrTable, demo_table
from led_vc.qr.text import decode_qr, encode_qr

__all__ = [
    "QrTable",
    "TextKind",
    "decode_cborld",
    "decode_qr",
    "demo_table",
    "encode_cborld",
    "encode_qr",
    "image",
    "recognise",
]
