"""The bits of a status list, compressed and back. https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-encoding

Expanding is bounded before it starts: a list is at most `MAXIMUM_BYTES` however little its gzip takes, and what
follows the gzip member is refused, so one list has one reading.
"""

import gzip
import zlib
from collections.abc import Iterable

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.errors import LedVcError, RangeError, StatusListLengthError, StatusVerificationError

MINIMUM_ENTRIES = 131_072
"""The fewest entries a list may have, so that one index hides among many."""

LIST_SIZES = (MINIMUM_ENTRIES, 2**20)
"""The sizes that lists are made with: the first one unless more credentials share a list."""

MAXIMUM_BYTES = 2**23
"""The most bytes a list may expand to: 2^26 entries."""

_GZIP = 31  # wbits of zlib: a gzip header and trailer, checked
_STEP = 2**20


def encode_list(bits: bytes | bytearray) -> str:
    """Return `bits` as `encodedList`: gzip without a time, base64url, multibase `u`. The same bits, the same text.

    >>> decode_list(encode_list(bytes(16_384))) == bytes(16_384)
    True
    """
    if len(bits) * 8 < MINIMUM_ENTRIES:
        raise StatusListLengthError(f"a list has at least {MINIMUM_ENTRIES} entries")
    return "u" + base64url_encode(gzip.compress(bytes(bits), compresslevel=6, mtime=0))


def decode_list(text: str, *, max_bytes: int = MAXIMUM_BYTES) -> bytes:
    """Return the bits of an `encodedList`, or raise StatusVerificationError or StatusListLengthError."""
    if text[:1] != "u":
        raise StatusVerificationError("encodedList must be multibase base64url")
    try:
        packed = base64url_decode(text[1:])
    except LedVcError as error:
        raise StatusVerificationError("encodedList is not base64url") from error
    bits = _expand(packed, max_bytes)
    if len(bits) * 8 < MINIMUM_ENTRIES:
        raise StatusListLengthError(f"{len(bits) * 8} entries; a list has at least {MINIMUM_ENTRIES}")
    return bits


def _expand(packed: bytes, max_bytes: int) -> bytes:
    """Expand in steps: what zlib expands at once it holds twice, and a bomb would take double the bound."""
    stream, pieces, size = zlib.decompressobj(wbits=_GZIP), list[bytes](), 0
    while not stream.eof:
        try:
            piece = stream.decompress(packed, min(_STEP, max_bytes + 1 - size))
        except zlib.error as error:
            raise StatusVerificationError("encodedList is not gzip") from error
        pieces.append(piece)
        size, packed = size + len(piece), stream.unconsumed_tail
        if size > max_bytes:
            raise StatusVerificationError(f"encodedList expands to more than {max_bytes} bytes")
        if not piece and not packed:
            break
    if not stream.eof or stream.unused_data:
        raise StatusVerificationError("encodedList is cut short, or goes on after its end")
    return b"".join(pieces)


def bits_of(indexes: Iterable[int], *, size: int = MINIMUM_ENTRIES) -> bytearray:
    """Return a list of `size` entries, those at `indexes` set."""
    if size % 8 or not MINIMUM_ENTRIES <= size <= MAXIMUM_BYTES * 8:
        raise StatusListLengthError(f"a list has {MINIMUM_ENTRIES} to {MAXIMUM_BYTES * 8} entries")
    data = bytearray(size >> 3)
    for index in indexes:
        set_bit(data, index)
    return data


def value(data: bytes, index: int, size: int) -> int:
    """Return the entry at `index` in a list whose entries have `size` bits, the first of them the highest.

    https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm

    >>> value(bytes([0b0001_1011]), 3, 2)
    3
    """
    if size == 1:
        return int(bit(data, index))
    found = 0
    for place in range(index * size, (index + 1) * size):
        found = found << 1 | bit(data, place)
    return found


def bit(data: bytes, index: int) -> bool:
    """Return the bit at `index`, counted from the left: index 0 is the highest bit of the first byte.

    >>> [bit(bytes([0b1000_0001]), index) for index in (0, 1, 7)]
    [True, False, True]
    """
    if not 0 <= index < len(data) * 8:
        raise RangeError(f"index {index} is outside a list of {len(data) * 8}")
    return bool(data[index >> 3] & (0x80 >> (index & 7)))


def set_bit(data: bytearray, index: int) -> None:
    """Set the bit at `index` in place. The one writer of a list uses it; verifiers never do."""
    if not 0 <= index < len(data) * 8:
        raise RangeError(f"index {index} is outside a list of {len(data) * 8}")
    data[index >> 3] |= 0x80 >> (index & 7)
