"""Secrets at rest: one master key per service, one derived key per purpose, the row's id bound to each ciphertext."""

import hmac
import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SIZE = 32
_NONCE = 12


class SecretError(Exception):
    """A master key is missing or malformed, or a ciphertext is not of this key and row."""


@dataclass(frozen=True, slots=True)
class Aead:
    """AES-256-GCM for one purpose; a ciphertext only opens for the row it was made for."""

    _cipher: AESGCM = field(repr=False)

    def encrypt(self, plaintext: bytes, row_id: str) -> bytes:
        """Return nonce and ciphertext of `plaintext`, bound to `row_id`."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plaintext, row_id.encode())

    def decrypt(self, sealed: bytes, row_id: str) -> bytes:
        """Return the plaintext; SecretError when `sealed` is not of this key, purpose and row."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], row_id.encode())
        except (InvalidTag, ValueError) as e:
            raise SecretError("a ciphertext does not open with this key for this row") from e


@dataclass(frozen=True, slots=True)
class Mac:
    """HMAC-SHA-256 for one purpose: the same input always finds the same row, and no one can count through inputs."""

    _key: bytes = field(repr=False)

    def digest(self, data: bytes) -> bytes:
        """Return the 32-byte code of `data`."""
        return hmac.digest(self._key, data, sha256)


@dataclass(frozen=True, slots=True)
class MasterKey:
    """32 bytes from a file that only its owner can read."""

    _key: bytes = field(repr=False)

    @classmethod
    def load(cls, path: Path, *, create: bool = False) -> Self:
        """Read the key at `path`; with `create`, make it first (mode 0600) when there is none."""
        if create and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(os.urandom(_SIZE))
        try:
            key = path.read_bytes()
        except OSError as e:
            raise SecretError(f"no master key at {path}") from e
        if len(key) != _SIZE:
            raise SecretError(f"the master key at {path} must have {_SIZE} bytes")
        return cls(key)

    def aead(self, purpose: str) -> Aead:
        """Return the cipher for `purpose`."""
        return Aead(AESGCM(self._derive("aead:" + purpose)))

    def mac(self, purpose: str) -> Mac:
        """Return the keyed hash for `purpose`."""
        return Mac(self._derive("mac:" + purpose))

    def _derive(self, info: str) -> bytes:
        return HKDF(algorithm=hashes.SHA256(), length=_SIZE, salt=None, info=b"led-vc:" + info.encode()).derive(
            self._key
        )
