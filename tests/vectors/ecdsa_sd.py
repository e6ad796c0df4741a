"""The W3C vectors of ecdsa-sd-2023 as values.

Source: w3c/vc-di-ecdsa, `TestVectors`. What is given (HMAC key, key of the proof) is given to our code as randomness.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from led_vc.contexts import ContextSet
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.ports import Randomness, Signer
from led_vc.securing.cryptosuite import SelectiveCryptosuite
from led_vc.securing.selective_disclosure import LabelMapFactory, hmac_labels
from led_vc.securing.suites.ecdsa_sd_2023 import ECDSA_SD_2023
from tests.paths import VECTORS
from tests.vectors.data_integrity import vector_contexts
from tests.vectors.selective import SelectiveVector

_ROOT = VECTORS / "vc-di-ecdsa"
FOLDER = _ROOT / "ecdsa-sd-2023"


@dataclass(frozen=True, slots=True, kw_only=True)
class SdVector(SelectiveVector):
    """A document under ecdsa-sd-2023."""

    suite: ClassVar[SelectiveCryptosuite[Signer]] = ECDSA_SD_2023
    root = _ROOT

    @property
    def contexts(self) -> ContextSet:
        """Return the contexts that the documents use."""
        return vector_contexts()

    @property
    def hmac_key(self) -> bytes:
        """Return the given HMAC key."""
        return bytes.fromhex(_material()["hmacKeyString"])

    @property
    def labels(self) -> LabelMapFactory:
        """Return how blank nodes are labelled."""
        return hmac_labels(self.hmac_key)

    @property
    def signer(self) -> LocalSigner:
        """Return who issues."""
        return LocalSigner(self.method, _key("baseKeyPair"))

    def randomness(self) -> Randomness:
        """Return what draws the given HMAC key, and then the given key of the proof."""
        drawn: Iterator[bytes] = iter((self.hmac_key, _key("proofKeyPair").to_bytes()))
        return lambda count: next(drawn)[:count]


SD_VECTORS = (
    SdVector(name="ecdsa-sd-2023 employ", folder=FOLDER / "employ", pointers="employ"),
    SdVector(name="ecdsa-sd-2023 prc", folder=FOLDER / "prc", pointers="prCred"),
)


def no_randomness(count: int) -> bytes:
    """Refuse: deriving draws nothing."""
    raise AssertionError(f"{count} random bytes were asked for")


def _material() -> dict[str, Any]:
    return dict(json.loads((FOLDER / "SDKeyMaterial.json").read_text()))


def _key(name: str) -> PrivateKey:
    return PrivateKey.from_multikey(_material()[name]["secretKeyMultibase"])
