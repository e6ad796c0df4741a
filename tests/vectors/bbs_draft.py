"""The fixtures of the BBS draft, and its random scalars that are not random (§8.1)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from led_vc.ports import Randomness
from led_vc.securing.bbs import BLS12_381_SHA_256, BLS12_381_SHAKE_256, Ciphersuite
from tests.paths import VECTORS

FIXTURES = VECTORS / "bbs-draft"
SUITES: Mapping[str, Ciphersuite] = {
    "bls12-381-sha-256": BLS12_381_SHA_256,
    "bls12-381-shake-256": BLS12_381_SHAKE_256,
}


@dataclass(frozen=True, slots=True)
class Fixture:
    """One file of the fixtures, and the ciphersuite that it is for."""

    path: Path

    def __str__(self) -> str:
        return f"{self.path.relative_to(FIXTURES).with_suffix('')}"

    @property
    def suite(self) -> Ciphersuite:
        return SUITES[self.path.relative_to(FIXTURES).parts[0]]

    @property
    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.path.read_text())
        return content

    def octets(self, member: str) -> bytes:
        return bytes.fromhex(self.content[member])

    @property
    def messages(self) -> list[bytes]:
        return [bytes.fromhex(message) for message in self.content["messages"]]

    @property
    def valid(self) -> bool:
        return bool(self.content["result"]["valid"])


def fixtures(pattern: str) -> list[Fixture]:
    """Return the fixtures of both ciphersuites whose names match."""
    return [Fixture(path) for name in SUITES for path in sorted((FIXTURES / name).glob(pattern))]


def seeded_randomness(suite: Ciphersuite, seed: bytes, dst: bytes) -> Randomness:
    """Return what gives always the same bytes for one seed."""
    return lambda length: suite.expand_message(seed, dst, length)
