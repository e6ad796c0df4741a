"""A delivery on its way in: kept until all of it has arrived, so that a slow sender holds no transaction open.

What passes memory's share goes to a nameless file, sealed with a key that dies with the process: a delivery holds INSZ
and the raw delivery is not kept, not even by a crash.
"""

import os
import tempfile
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Final, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_BLOCK: Final = 1024 * 1024


@dataclass(slots=True)
class SealedSpool:
    """Write all of it, then read all of it once."""

    size: int = 0
    _cipher: AESGCM = field(default_factory=lambda: AESGCM(os.urandom(32)), repr=False)
    _pending: bytearray = field(default_factory=bytearray, repr=False)
    _file: IO[bytes] | None = None
    _written: int = 0
    _read: int = 0

    def write(self, data: bytes) -> None:
        """Take the next bytes."""
        self.size += len(data)
        self._pending += data
        while len(self._pending) >= _BLOCK:
            self._seal(bytes(self._pending[:_BLOCK]))
            del self._pending[:_BLOCK]

    def read(self, _size: int = -1, /) -> bytes:
        """Return the next block, whatever its size, and nothing at the end."""
        if self._file is not None and self._read < self._written:
            if self._read == 0:
                self._file.seek(0)
            block = self._file.read(_BLOCK + 16)
            plain = self._cipher.decrypt(self._nonce(self._read), block, None)
            self._read += 1
            return plain
        rest = bytes(self._pending)
        self._pending.clear()
        return rest

    def close(self) -> None:
        """Forget everything."""
        self._pending.clear()
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _seal(self, block: bytes) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`; it has no name on disk
        self._file.write(self._cipher.encrypt(self._nonce(self._written), block, None))
        self._written += 1

    @staticmethod
    def _nonce(number: int) -> bytes:
        return number.to_bytes(12, "big")
