"""The multicodec prefixes of keys: which kind of key a Multikey holds. https://www.w3.org/TR/cid-1.0/#Multikey

Prefix numbers are facts of the public multicodec table.
"""

from collections.abc import Mapping
from types import MappingProxyType

from led_vc.errors import ParsingError

KEY_CODECS: Mapping[int, str] = MappingProxyType(
    {
        0xE7: "secp256k1-pub",
        0xEA: "bls12_381-g1-pub",
        0xEB: "bls12_381-g2-pub",
        0xEC: "x25519-pub",
        0xED: "ed25519-pub",
        0xEE: "bls12_381-g1g2-pub",
        0x1200: "p256-pub",
        0x1201: "p384-pub",
        0x1202: "p521-pub",
        0x1203: "ed448-pub",
        0x1204: "x448-pub",
        0x1205: "rsa-pub",
        0x1206: "sm2-pub",
        0x1210: "mldsa-44-pub",
        0x1211: "mldsa-65-pub",
        0x1212: "mldsa-87-pub",
        0x1300: "ed25519-priv",
        0x1306: "p256-priv",
        0x1307: "p384-priv",
        0x1308: "p521-priv",
        0x130A: "bls12_381-g2-priv",
        0x131A: "mldsa-44-priv-seed",
    }
)
_CODE = {name: code for code, name in KEY_CODECS.items()}
_MAX_VARINT_BYTES = 9


def split(data: bytes) -> tuple[str, bytes]:
    """Return the codec's name (`0x…` for one that has no name here) and the bytes after the prefix."""
    code = 0
    for at, byte in enumerate(data[:_MAX_VARINT_BYTES]):
        code |= (byte & 0x7F) << (7 * at)
        if byte < 0x80:
            if at and not byte:
                raise ParsingError("a multicodec prefix that could be shorter")
            return KEY_CODECS.get(code, hex(code)), data[at + 1 :]
    raise ParsingError("no multicodec prefix")


def join(name: str, data: bytes) -> bytes:
    """Return `data` after the prefix of the codec called `name`."""
    code, prefix = _CODE[name], bytearray()
    while code >= 0x80:
        prefix.append(code & 0x7F | 0x80)
        code >>= 7
    return bytes(prefix) + bytes([code]) + data
