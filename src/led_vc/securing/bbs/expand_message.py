"""A message hashed to any number of bytes, apart for each use. https://www.rfc-editor.org/rfc/rfc9380#section-5.3"""

import hashlib
from collections.abc import Callable

ExpandMessage = Callable[[bytes, bytes, int], bytes]
"""(message, domain separation tag, length) -> `length` bytes."""

_BLOCK, _DIGEST = 64, 32  # of SHA-256


def expand_message_xmd(message: bytes, dst: bytes, length: int) -> bytes:
    """Expand with SHA-256 (§5.3.1): at most 255 digests, 8,160 bytes."""
    blocks = -(-length // _DIGEST)
    if not 0 < blocks <= 255 or len(dst) > 255:
        raise ValueError("expand_message_xmd gives 1 to 8160 bytes, for a tag of at most 255")
    dst_prime = dst + bytes([len(dst)])
    first = hashlib.sha256(bytes(_BLOCK) + message + length.to_bytes(2) + b"\0" + dst_prime).digest()
    block = hashlib.sha256(first + b"\1" + dst_prime).digest()
    expanded = block
    for number in range(2, blocks + 1):
        mixed = (int.from_bytes(first) ^ int.from_bytes(block)).to_bytes(_DIGEST)
        block = hashlib.sha256(mixed + bytes([number]) + dst_prime).digest()
        expanded += block
    return expanded[:length]


def expand_message_xof(message: bytes, dst: bytes, length: int) -> bytes:
    """Expand with SHAKE-256 (§5.3.2): at most 65,535 bytes."""
    if not 0 < length <= 65535 or len(dst) > 255:
        raise ValueError("expand_message_xof gives 1 to 65535 bytes, for a tag of at most 255")
    return hashlib.shake_256(message + length.to_bytes(2) + dst + bytes([len(dst)])).digest(length)
