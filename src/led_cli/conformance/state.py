"""The folder in which the conformance server keeps what it must not forget: keys, and what it said about statuses."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from led_vc.errors import LedVcError
from led_vc.keys import KeyAlgorithm, PrivateKey


class StateError(Exception):
    """The folder cannot be used; the message is for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class StateFolder:
    """A folder for this user's eyes alone."""

    path: Path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return the folder, made if it is not there."""
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StateError(f"no folder can be made at {path}") from error
        return cls(path.resolve())

    def key(self, name: str, algorithm: KeyAlgorithm) -> PrivateKey:
        """Return the key of this name, made at the first time."""
        file = self.path / f"{name}.key"
        if not file.exists():
            self.write_secret(file.name, PrivateKey.generate(algorithm).to_multikey().encode())
        try:
            key = PrivateKey.from_multikey(file.read_text().strip())
        except (LedVcError, OSError, UnicodeError) as error:
            raise StateError(f"no key can be read from {file}") from error
        if key.algorithm != algorithm:
            raise StateError(f"the key in {file} is not one of {algorithm}")
        return key

    def write_secret(self, name: str, data: bytes) -> None:
        """Write a new file that its owner alone can read. One that is there is not touched."""
        try:
            with os.fdopen(os.open(self.path / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
        except OSError as error:
            raise StateError(f"{self.path / name} cannot be written") from error
