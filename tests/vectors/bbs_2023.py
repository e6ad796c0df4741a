"""The W3C vectors of bbs-2023 as values: two documents, from the base proof over the derived one to its checks.

Source: w3c/vc-di-bbs, `TestVectors`; read from ../shared, never copied. What is given (HMAC key, seed of the random
scalars) is given to our code as randomness.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from led_vc import contexts
from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject, multibase_decode, parse_datetime
from led_vc.keys import PrivateKey
from led_vc.ports import Randomness
from led_vc.securing.bbs import BLS12_381_SHA_256, LocalBbsSigner
from led_vc.securing.cryptosuite import BaseRequest, DeriveRequest
from led_vc.securing.data_integrity import Meter, ProofOptions
from led_vc.securing.data_integrity.create import proof_configuration
from led_vc.securing.selective_disclosure import GroupedDocument, canonicalize_and_group, shuffled_labels
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests.paths import VECTORS
from tests.vectors.bbs_draft import seeded_randomness
from tests.vectors.data_integrity import vector_contexts

FOLDER = VECTORS / "vc-di-bbs"


@dataclass(frozen=True, slots=True, kw_only=True)
class BbsVector:
    """A folder with every step; `pointers` is how the files with the pointers begin."""

    name: str
    folder: str
    pointers: str

    def __str__(self) -> str:
        return self.name

    def step(self, name: str) -> Any:
        """Return a step, such as `addHashData`."""
        return json.loads((FOLDER / self.folder / f"{name}.json").read_text())

    def text(self, name: str) -> str:
        """Return a step that is text."""
        return (FOLDER / self.folder / f"{name}.txt").read_text()

    @property
    def mandatory(self) -> tuple[str, ...]:
        """Return the issuer's pointers."""
        return tuple(json.loads((FOLDER / f"{self.pointers}Mandatory.json").read_text()))

    @property
    def selective(self) -> tuple[str, ...]:
        """Return the holder's pointers."""
        return tuple(json.loads((FOLDER / f"{self.pointers}Selective.json").read_text()))

    @property
    def contexts(self) -> ContextSet:
        """Return the contexts that the documents use; one has a context object of its own."""
        return contexts.opened(vector_contexts())

    @property
    def signed(self) -> dict[str, Any]:
        """Return the document with its base proof."""
        return dict(self.step("addSignedSDBase"))

    @property
    def unsigned(self) -> dict[str, Any]:
        """Return the document that is signed: `prCredUnsigned.json` describes itself in other words."""
        return {name: value for name, value in self.signed.items() if name != "proof"}

    @property
    def options(self) -> ProofOptions:
        """Return what the proof says about itself."""
        stated = self.signed["proof"]
        return ProofOptions(purpose=stated["proofPurpose"], created=parse_datetime(stated["created"]))

    @property
    def signer(self) -> LocalBbsSigner:
        """Return who issues."""
        return LocalBbsSigner(self.signed["proof"]["verificationMethod"], private_key())

    @property
    def proof(self) -> JsonObject:
        """Return the proof's configuration, as ours is made."""
        return proof_configuration(self.unsigned, self.signer.verification_method, BBS_2023, self.options)

    def base_request(self) -> BaseRequest:
        """Return what the base proof is made of."""
        return BaseRequest(
            document=self.unsigned, proof=self.proof, mandatory_pointers=self.mandatory,
            contexts=self.contexts, meter=Meter(), random=given_hmac_key,
        )  # fmt: skip

    def derive_request(self, proof_value: bytes) -> DeriveRequest:
        """Return what the derived proof is made of."""
        return DeriveRequest(
            document=self.unsigned, proof=self.proof, proof_value=proof_value, selective_pointers=self.selective,
            contexts=self.contexts, meter=Meter(), random=seeded(),
        )  # fmt: skip


BBS_VECTORS = (
    BbsVector(name="wind", folder=".", pointers="wind"),
    BbsVector(name="prc", folder="prc", pointers="prCred"),
)


def grouped(vector: BbsVector) -> GroupedDocument:
    """Return the labelled statements of the document, and its groups."""
    pointers = {"mandatory": vector.mandatory, "selective": vector.selective}
    groups = {**pointers, "combined": (*vector.mandatory, *vector.selective)}
    return canonicalize_and_group(vector.unsigned, vector.contexts, shuffled_labels(hmac_key()), groups, Meter())


def value_of(secured: JsonObject) -> bytes:
    """Return the bytes of a proof value."""
    return multibase_decode(secured["proof"]["proofValue"])


def numbered(lines: tuple[str, ...], indexes: set[int]) -> dict[str, Any]:
    """Return lines as the vectors number them."""
    return {"dataType": "Map", "value": [[at, lines[at]] for at in sorted(indexes)]}


def hmac_key() -> bytes:
    """Return the given HMAC key."""
    return bytes.fromhex(_material("BBSKeyMaterial")["hmacKeyString"])


def given_hmac_key(count: int) -> bytes:
    """Return the given HMAC key, which is all the randomness of a base proof."""
    assert count == len(hmac_key())
    return hmac_key()


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
