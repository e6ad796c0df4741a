"""The W3C vectors of bbs-2023 as values.

Source: w3c/vc-di-bbs, `TestVectors`. What is given (HMAC key, seed of the random scalars) is given to our code as
randomness.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from led_vc import contexts
from led_vc.contexts import ContextSet
from led_vc.keys import PrivateKey
from led_vc.ports import BbsSigner, Randomness
from led_vc.securing.bbs import BLS12_381_SHA_256, LocalBbsSigner
from led_vc.securing.cryptosuite import SelectiveCryptosuite
from led_vc.securing.selective_disclosure import LabelMapFactory, shuffled_labels
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests.paths import VECTORS
from tests.vectors.bbs_draft import seeded_randomness
from tests.vectors.data_integrity import vector_contexts
from tests.vectors.selective import SelectiveVector

FOLDER = VECTORS / "vc-di-bbs"


@dataclass(frozen=True, slots=True, kw_only=True)
class BbsVector(SelectiveVector):
    """A document under bbs-2023."""

    suite: ClassVar[SelectiveCryptosuite[BbsSigner]] = BBS_2023
    root = FOLDER

    @property
    def contexts(self) -> ContextSet:
        """Return the contexts that the documents use; one has a context object of its own."""
        return contexts.opened(vector_contexts())

    @property
    def hmac_key(self) -> bytes:
        """Return the given HMAC key."""
        return bytes.fromhex(_material("BBSKeyMaterial")["hmacKeyString"])

    @property
    def labels(self) -> LabelMapFactory:
        """Return how blank nodes are labelled."""
        return shuffled_labels(self.hmac_key)

    @property
    def signer(self) -> LocalBbsSigner:
        """Return who issues."""
        return LocalBbsSigner(self.method, private_key())

    def given_hmac_key(self, count: int) -> bytes:
        """Return the given HMAC key, which is all the randomness of a base proof."""
        assert count == len(self.hmac_key)
        return self.hmac_key


BBS_VECTORS = (
    BbsVector(name="bbs-2023 wind", folder=FOLDER, pointers="wind"),
    BbsVector(name="bbs-2023 prc", folder=FOLDER / "prc", pointers="prCred"),
)


def seeded() -> Randomness:
    """Return the randomness of the derived proofs; these vectors take the interface's identifier itself for a tag."""
    seed = bytes.fromhex(_material("BBSDeriveMaterial")["pseudoRandSeedHex"])
    return seeded_randomness(BLS12_381_SHA_256, seed, BLS12_381_SHA_256.api_id)


def presentation_header() -> bytes:
    """Return the presentation header of the derived proofs."""
    return bytes.fromhex(_material("BBSDeriveMaterial")["presentationHeaderHex"])


def private_key() -> PrivateKey:
    """Return the published test key."""
    return PrivateKey.from_bytes("BLS12-381-G2", bytes.fromhex(_material("BBSKeyMaterial")["privateKeyHex"]))


def public_key_text() -> str:
    """Return the published public key."""
    return str(_material("BBSKeyMaterial")["publicKeyHex"])


@cache
def _material(name: str) -> dict[str, Any]:
    return dict(json.loads((FOLDER / f"{name}.json").read_text()))
